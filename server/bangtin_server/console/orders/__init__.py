"""Emergencies, blackout, mourning and recalls."""
