"""Keeping everything safe: backups that are tried, restores that refuse, leaving with it all."""
