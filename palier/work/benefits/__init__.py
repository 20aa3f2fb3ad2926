"""Housing benefits paid to us for households: told person by person, month by month, estimated."""
