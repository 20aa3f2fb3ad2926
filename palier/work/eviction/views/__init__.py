"""Pages of prevention: procedures, deadlines, where one stands, lawyers, the commission."""
