"""Pages of rents: runs and notices, accounts and payments, bank lines, the opening position."""
