"""Pages of a quarter: mediation, rounds, reports, relays, the year."""
