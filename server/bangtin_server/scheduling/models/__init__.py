"""Rows of what shows where and when.

Playlists, layouts and calendars have a *home*: the screen whose programme they came with, or None for those that every
screen may use. A code is unique in its home.
"""

from bangtin_server.scheduling.models.lists import Element, Layout, Playlist, Zone
from bangtin_server.scheduling.models.plan import Calendar, CalendarDay, Entry, Font, Hours, Target
from bangtin_server.scheduling.models.publication import Due, Publication

__all__ = [
    "Calendar",
    "CalendarDay",
    "Due",
    "Element",
    "Entry",
    "Font",
    "Hours",
    "Layout",
    "Playlist",
    "Publication",
    "Target",
    "Zone",
]
