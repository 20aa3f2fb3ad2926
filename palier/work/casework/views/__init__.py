"""Pages of the file of a household."""
