"""Palettes: few colours, light on dark, as light walls need them (domain.md 5.4)."""

from dataclasses import dataclass

from PySide6.QtGui import QColor


@dataclass(frozen=True)
class Palette:
    """The colours of one page, as #RRGGBB."""

    ground: str
    raised: str
    """A shade of the ground for what only decorates; no text stands or falls by it."""
    text: str
    accent: str
    """The one thing to be seen first."""
    soft: str
    """What may be read last: sources, notes."""
    decorated: bool = True
    """Whether the house's mark and rings are drawn."""


HOUSE = Palette(ground="#06205C", raised="#0B2E7A", text="#FFFFFF", accent="#FFD21F", soft="#B4C8F0")
RED_SOLEMN = Palette(ground="#8C0A12", raised="#A4151C", text="#FFFFFF", accent="#FFDA2B", soft="#FFD0C4")
GREEN = Palette(ground="#05432F", raised="#0A573F", text="#FFFFFF", accent="#FFE052", soft="#B5E2CC")
NIGHT = Palette(ground="#000000", raised="#14181F", text="#E6E6E6", accent="#FFB52E", soft="#9AA3AD")
MOURNING = Palette(
    ground="#000000", raised="#000000", text="#FFFFFF", accent="#FFFFFF", soft="#C8C8C8", decorated=False
)

THEMES = {"": HOUSE, "house": HOUSE, "red-solemn": RED_SOLEMN, "green": GREEN, "night": NIGHT, "mourning": MOURNING}
"""The palettes that a programme may name."""

RISKS = ("#6EC6FF", "#FFE45C", "#FF8C00", "#E00000", "#8A2BE2")
"""Levels 1 to 5 of a natural disaster (QĐ 18/2021; domain.md 2.10)."""

FIRE = "#E00000"
"""An emergency that has no level, such as a fire."""

_FIRST_UNDER_WHITE = 4


def palette(theme: str) -> Palette:
    """Return the palette of that name; an unknown name is the house's, since a wall is never left empty for a word."""
    return THEMES.get(theme, HOUSE)


def risk_palette(risk: int) -> Palette:
    """Return the colours of an emergency: black on levels 1 to 3, white on 4, 5 and on none (domain.md 2.10)."""
    ground = RISKS[risk - 1] if 1 <= risk <= len(RISKS) else FIRE
    text = "#000000" if 1 <= risk < _FIRST_UNDER_WHITE else "#FFFFFF"
    return Palette(ground=ground, raised=ground, text=text, accent=text, soft=text, decorated=False)


def colour(name: str) -> QColor:
    """Return the colour written #RRGGBB."""
    return QColor(name)
