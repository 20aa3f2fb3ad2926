"""Persons, households with dated members, and the bodies we work with."""
