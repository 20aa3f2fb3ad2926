"""The work floor: what the association does."""
