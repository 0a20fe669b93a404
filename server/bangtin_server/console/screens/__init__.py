"""Screens: how they stand, what is asked of their players, and how a player is enrolled."""
