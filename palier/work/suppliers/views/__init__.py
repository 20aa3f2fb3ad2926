"""Pages of invoices received and of those who send them."""
