"""The base floor: what any association needs; it knows nothing of housing."""
