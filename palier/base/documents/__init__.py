"""Files kept behind the wall, and documents drawn as PDF from frozen data."""
