"""The state of a home when a household enters and when it leaves, and what was damaged in between."""
