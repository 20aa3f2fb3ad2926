"""Sites, their places, each place's own page, and what is learnt of them."""
