"""The registers floor: whom and what we know, and their rights over it."""
