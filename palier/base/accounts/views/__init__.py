"""The pages of accounts: the door, one’s own settings, the team, the association."""
