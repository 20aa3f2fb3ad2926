"""What the law says: dated figures and pure rules, each with its article."""
