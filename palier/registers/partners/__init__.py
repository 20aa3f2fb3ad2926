"""What those we work with offer, who one speaks to there, and what we agreed with them."""
