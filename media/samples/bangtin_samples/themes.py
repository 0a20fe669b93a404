"""Themes: one ground for each group of content, all with white words and one yellow thing to be seen first.

The house is deep blue. Other groups keep its lightness and its yellow and change the hue alone, so that a passer-by
feels the turn of subject without having to read.
"""

from bangtin_player.screen.drawing.palette import GREEN, HOUSE, RED_SOLEMN, Palette

TEAL = Palette(ground="#013B4A", raised="#045468", text="#FFFFFF", accent="#FFD84A", soft="#A9D9E2")
INDIGO = Palette(ground="#26125E", raised="#391E82", text="#FFFFFF", accent="#FFD84A", soft="#CBBEF2")
NIGHT_BLUE = Palette(ground="#000000", raised="#0B2E7A", text="#FFFFFF", accent="#FFD21F", soft="#B4C8F0")
"""For panels whose pixels are counted: black keeps letters sharp."""

RESOLUTION = RED_SOLEMN
TARGETS = HOUSE
SAFETY = GREEN
SERVICE = TEAL
EVENT = INDIGO
MINI = NIGHT_BLUE
