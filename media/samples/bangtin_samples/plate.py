"""The plate: a page on a panel of 128×64, two lines of a few letters, white and yellow on black.

Its letters have one size and its baselines stand where they stand on every other plate, so that nothing hops between
pages. Black, since a film carries colour at half the pixels: yellow on a colour would fray.
"""

from PySide6.QtCore import QRect, QSize

from bangtin_player.screen.drawing.fit import Setting, fitted
from bangtin_player.screen.drawing.grid import Grid, grid
from bangtin_player.screen.drawing.palette import colour
from bangtin_samples import themes
from bangtin_samples.layers import Layer, Scene
from bangtin_samples.page import Page

_SMALLEST, _GREATEST = 10, 24
"""Of the letters, in pixels: 24 fill half of 64 rows (domain.md 5.4)."""
_BASELINE = 0.79
"""Where in its half a line stands."""
_CLOSE = "\u202f%"


def scene(page: Page, size: QSize) -> Scene:
    """Lay the two short lines of *page* out at *size*."""
    measures, palette = grid(size), themes.MINI
    high = measures.height // 2
    layers = [
        _line(made, QRect(1, at * high, measures.width - 2, high), shade, 0.2 + at * 0.25)
        for at, (made, shade) in enumerate(zip(lines(page, size), (palette.text, palette.accent), strict=True))
    ]
    return Scene(
        size,
        lambda painter: painter.fillRect(0, 0, measures.width, measures.height, colour(palette.ground)),
        tuple(layers),
        crisp=True,
        edge=palette.accent,
    )


def lines(page: Page, size: QSize) -> list[Setting]:
    """Set the short lines of *page*, all at the size at which the longest fits."""
    measures, short = grid(size), page.short.replace(" %", _CLOSE).split("\n")
    px = min(_set(line, measures, _GREATEST).px for line in short)
    return [_set(line, measures, px) for line in short]


def _set(line: str, measures: Grid, px: int) -> Setting:
    box = QRect(0, 0, measures.width - 2, measures.height)
    return fitted(line, measures.face(), box, _SMALLEST, px, 1)


def _line(made: Setting, box: QRect, shade: str, begins: float) -> Layer:
    top = box.top() + round(box.height() * _BASELINE) - made.cap
    ink = colour(shade)
    return Layer(lambda painter, _: made.draw(painter, box.left(), top, ink, box.width()), box, begins, 0.4)
