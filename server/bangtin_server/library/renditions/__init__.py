"""Renditions: what the worker makes of media, for people to look at and for screens to play."""
