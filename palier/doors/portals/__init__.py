"""The person's, the landlord's and the partner's own space."""
