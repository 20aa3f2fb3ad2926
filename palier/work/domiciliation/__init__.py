"""Domiciliation: who has an address for post with us, the mail that waits, and who was heard from."""
