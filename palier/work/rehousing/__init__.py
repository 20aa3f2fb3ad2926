"""Rehousing operations: surveys, offers, allocation, mobility."""
