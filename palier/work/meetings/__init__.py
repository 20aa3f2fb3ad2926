"""Meetings: with the team, a landlord, a partner, an owner; what is decided, who follows it up."""
