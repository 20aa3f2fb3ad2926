"""Daily life of managed places, from the opening of a house to who sleeps there tonight."""
