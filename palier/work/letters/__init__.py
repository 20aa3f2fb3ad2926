"""Letters that the association writes on its own Word templates, filled with what is known."""
