"""Accounts of charges name contracts only: they go with them (loi n° 89-462, art. 7-1)."""
