"""Repair requests, orders, works, and refurbishing between two tenants."""
