"""Finding homes: owners who call, visits, deals."""
