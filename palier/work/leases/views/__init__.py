"""Contracts: lists, pages, and each of their verbs."""
