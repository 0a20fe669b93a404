"""The centre: holds media, playlists, schedules and screens, and publishes signed documents that players pull."""
