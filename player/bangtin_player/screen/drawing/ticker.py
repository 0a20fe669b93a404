"""A ticker's text as a strip that the stage moves; where it is comes from `core.motion` (R21)."""

import math

from bangtin_playlists.playlist import Ticker
from PySide6.QtCore import QPointF
from PySide6.QtGui import QImage, QPainter

from bangtin_player.screen.drawing.fit import typeset
from bangtin_player.screen.drawing.grid import Grid
from bangtin_player.screen.drawing.lines import NO_BREAK
from bangtin_player.screen.drawing.palette import colour, palette
from bangtin_player.screen.drawing.type import Face, composed, font, ink, tallest

TILE = 2048
"""The widest tile, in pixels: every graphics chip takes it as a texture."""

_LOW, _LOW_PX = 32, 24
_HIGH, _HIGH_PX = 252, 128
"""24 pixels in 32 rows and 128 in 252 (domain.md 5.4, S8); other heights in proportion between and beyond."""


def letters(height: int) -> int:
    """Return the size of a ticker's letters in a zone of *height* rows.

    >>> letters(32), letters(252)
    (24, 128)
    """
    proportional = _LOW_PX + (height - _LOW) * (_HIGH_PX - _LOW_PX) / (_HIGH - _LOW)
    return max(6, min(round(proportional), tallest(_face(height), height)))


def strip(ticker: Ticker, height: int) -> QImage:
    """Draw the whole text on one picture *height* pixels high; for long texts `tiles` is kinder to memory."""
    parts = tiles(ticker, height)
    whole = QImage(sum(part.width() for part in parts), height, QImage.Format.Format_RGB32)
    whole.fill(colour(palette(ticker.theme).ground))
    painter = QPainter(whole)
    x = 0
    for part in parts:
        painter.drawImage(x, 0, part)
        x += part.width()
    painter.end()
    return whole


def strip_width(ticker: Ticker, height: int) -> int:
    """Return the strip's width in pixels, without drawing it."""
    words = _words(ticker, height)
    return max(1, words[-1][1] + words[-1][2])


def tiles(ticker: Ticker, height: int) -> tuple[QImage, ...]:
    """Draw the text on pictures side by side, each at most `TILE` wide; together they are the strip."""
    width = strip_width(ticker, height)
    return tuple(_tile(ticker, height, x, min(TILE, width - x)) for x in range(0, width, TILE))


def _tile(ticker: Ticker, height: int, left: int, width: int) -> QImage:
    colours, px, face = palette(ticker.theme), letters(height), _face(height)
    tile = QImage(width, height, QImage.Format.Format_RGB32)
    tile.fill(colour(colours.ground))
    line = typeset((composed(ticker.text) or " ",), face, px)
    ascent = typeset(("ẨẪgyạ",), face, px)
    baseline = round((height - ascent.over - ascent.height - ascent.under) / 2 + ascent.over + line.cap)
    painter = QPainter(tile)
    painter.setRenderHint(QPainter.RenderHint.TextAntialiasing, not face.crisp)
    painter.setFont(font(face, px))
    painter.setPen(colour(colours.text))
    for word, x, advance in _words(ticker, height):
        if x + advance + px > left and x - px < left + width:
            painter.drawText(QPointF(x - left, baseline), word)
    painter.end()
    return tile


def _words(ticker: Ticker, height: int) -> list[tuple[str, int, int]]:
    """Return each word, its x and its width: whole pixels, so that no letter changes between tiles."""
    face, px = _face(height), letters(height)
    space = math.ceil(ink(NO_BREAK, face, px).width)
    placed: list[tuple[str, int, int]] = []
    x = 0
    for word in composed(ticker.text).replace("\n", "  ").split(" ") or [" "]:
        width = math.ceil(ink(word, face, px).width) if word else 0
        placed.append((word, x, width))
        x += width + space
    return placed


def _face(height: int) -> Face:
    return Face(crisp=Grid(height, height).mini and height <= _LOW * 2)
