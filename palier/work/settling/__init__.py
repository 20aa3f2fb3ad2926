"""What is to be done when a household moves in, by whom, until all of it is done."""
