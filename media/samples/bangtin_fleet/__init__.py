"""The whole fleet in one picture, for the README."""
