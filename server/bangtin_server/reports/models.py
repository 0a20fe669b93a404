"""Rows of what was shown."""
