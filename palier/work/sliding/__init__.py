"""Subleases that are to become the household’s own lease: reviews of the three, the day it slides, what follows."""
