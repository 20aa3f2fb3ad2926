"""Pages of the social work."""
