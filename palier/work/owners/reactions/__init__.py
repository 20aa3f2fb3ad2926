"""What this room does when rents are settled, and when a transfer comes back."""

from palier.work.owners.reactions import deposits, rents, transfers

__all__ = ["deposits", "rents", "transfers"]
