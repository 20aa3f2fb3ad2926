"""Keeping people in their homes once justice is asked: the procedure, the lawyer, the commission."""
