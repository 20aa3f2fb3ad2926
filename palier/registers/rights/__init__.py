"""What personal data each room keeps, why, and for how long."""
