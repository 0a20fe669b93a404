"""QR codes: whole pixels a module, dark on white, with the quiet zone that cameras need (domain.md 5.4)."""

import segno
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QColor, QPainter

QUIET = 4
"""Modules of white around the code."""
LEAST = 4
"""Pixels a module, at least."""


def modules(link: str) -> tuple[tuple[bool, ...], ...]:
    """Return the dark modules of the code for *link*, row by row, without the quiet zone; error correction M or more.

    Raises:
        segno.DataOverflowError: *link* is longer than any code holds.
    """
    made = segno.make(link, error="m", micro=False, boost_error=True)
    return tuple(tuple(bool(dark) for dark in row) for row in made.matrix)


def module_px(link: str, side: int) -> int:
    """Return how many pixels a module gets when code and quiet zone fill *side* pixels; 0 where that is under 4."""
    try:
        count = len(modules(link)) + 2 * QUIET
    except segno.DataOverflowError:
        return 0
    return side // count if side // count >= LEAST else 0


def draw(painter: QPainter, link: str, place: QRect) -> QRect:
    """Draw the code in the middle of *place*; return its square with the quiet zone, empty where it cannot be read."""
    px = module_px(link, min(place.width(), place.height()))
    if not px:
        return QRect()
    dark = modules(link)
    side = px * (len(dark) + 2 * QUIET)
    square = QRect(0, 0, side, side)
    square.moveCenter(place.center())
    painter.fillRect(square, Qt.GlobalColor.white)
    for row, cells in enumerate(dark):
        for at, cell in enumerate(cells):
            if cell:
                painter.fillRect(
                    square.left() + (at + QUIET) * px, square.top() + (row + QUIET) * px, px, px, QColor(0, 0, 0)
                )
    return square
