"""By what right the association holds homes: head leases, mandates, what becomes of each, their register."""
