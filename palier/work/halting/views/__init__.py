"""Pages of halting sites."""
