"""How what is due comes in, or is let go: direct debits, the till, money given back, debts given up."""
