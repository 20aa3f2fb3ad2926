"""The way in: who came through the door, for what, and where they were sent."""
