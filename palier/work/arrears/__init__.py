"""Unpaid rent: found every night, talked over, paid back by a plan, told to those who must know."""
