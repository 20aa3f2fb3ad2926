"""Pages of repairs: requests, orders, one's own round, figures."""
