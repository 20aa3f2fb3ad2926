"""Imports, exports, the API and calendar feeds."""
