"""Halting sites: arrivals and departures, water and power, closings, checks, the ALT2 grant."""
