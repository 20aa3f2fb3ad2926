"""What a building costs its households in a year, shared out and set against what was called."""
