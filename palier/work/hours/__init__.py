"""How the team’s time is spent, told by what is noted anyway; by team and funder, never by person."""
