"""What was done, by whom, on which day; who opened which file; what is announced upstairs."""
