"""The programmes that pay for the work, with their funder and their dates."""
