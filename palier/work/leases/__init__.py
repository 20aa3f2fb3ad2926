"""How we hold a home, and who lives in it: every regime of occupation, from draft to departure."""
