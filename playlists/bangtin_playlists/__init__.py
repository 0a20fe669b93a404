"""What to show and when: playlists, layouts, schedules, and the timeline that answers what is on.

Everything here is pure. No clock, file or network is read: callers say what time it is and hand in the
documents. The player's wall, the centre's preview and the command line ask the same functions and so cannot disagree.
"""
