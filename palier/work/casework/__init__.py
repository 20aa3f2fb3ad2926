"""What is kept with a household: its plan, needs, rights, budget, aid, meetings, and what it was given."""
