"""Demonstration content, drawn by program: what the example programmes show.

Facts and their certainty: domain.md 6. What is drawn stands on the house's type and grid
(`bangtin_player.screen.drawing`), so that samples and cards look like one house.
"""
