"""Rows of what is in force at a site."""
