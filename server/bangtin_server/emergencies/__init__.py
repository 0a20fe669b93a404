"""Emergencies, blackout, mourning and recalls; they travel as orders and touch no manifest."""
