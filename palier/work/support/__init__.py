"""Measures, notes shared or secret, moments of a path, and what is left to do for a household."""
