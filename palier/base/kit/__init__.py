"""Refusals, states, periods, money, versions of a row, tokens; no tables."""
