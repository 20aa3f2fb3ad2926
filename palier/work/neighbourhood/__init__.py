"""Between residents, landlord and the quarter: mediation, rounds, what partners answered."""
