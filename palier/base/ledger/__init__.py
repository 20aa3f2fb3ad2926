"""Accounts, balanced entries that nobody can change, and months that close."""
