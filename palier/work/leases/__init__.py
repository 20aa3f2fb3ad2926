"""Under which contract a household lives in a home: every regime of occupation, from draft to departure."""
