"""Contracts and titles: lists, pages, and each of their verbs."""
