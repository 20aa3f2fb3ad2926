"""Daily life of managed places: presence, stays, handover book, incidents."""
