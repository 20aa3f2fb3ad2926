"""Councils, elections, members, volunteers and the association's own life."""
