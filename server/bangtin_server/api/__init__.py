"""The doors for machines: players with their keys, and people's programs with their tokens."""
