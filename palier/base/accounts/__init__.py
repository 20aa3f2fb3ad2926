"""Signing in, choosing one's association, one's own settings, pages of users and roles."""
