"""What is lent to the pages of others."""
