"""The files themselves: addressed by content, known by content, measured, kept whole."""
