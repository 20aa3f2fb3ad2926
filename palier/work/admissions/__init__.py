"""Who asks for a place in a house, how it is decided, and how long it took to the keys."""
