"""Bank accounts, their statements, and the lines that wait to be understood."""
