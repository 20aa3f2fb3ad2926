"""Drills: what must survive anything, tried for real on a database that is thrown away."""
