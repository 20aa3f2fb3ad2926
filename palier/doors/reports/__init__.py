"""Indicators, dashboards and funder reports."""
