"""Invoices that suppliers send us: read, approved by another, paid, set where they belong."""
