"""The board of leads, each lead's page, and their verbs."""
