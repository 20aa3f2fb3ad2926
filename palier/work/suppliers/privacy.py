"""Suppliers are bodies; a craftsman is a person too, known by the name of the firm."""
