"""Reminders, repayment plans, and the prevention of eviction."""
