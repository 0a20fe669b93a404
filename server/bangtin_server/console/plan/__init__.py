"""Playlists, the schedule, and what a screen shows when."""
