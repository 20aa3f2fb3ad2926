"""Pages of housing benefits."""
