"""Pages of houses: tonight, the book, residents, living together, figures, the opening."""
