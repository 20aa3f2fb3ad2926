"""Terms, the monthly rent run, notices, payments and receipts."""
