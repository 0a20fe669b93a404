"""A ticker's text as a strip that the stage moves; where it is comes from `core.motion` (R21)."""

import math
from functools import lru_cache

from PySide6.QtCore import QPointF, QRect
from PySide6.QtGui import QImage, QPainter

from bangtin_player.screen.drawing.fit import typeset
from bangtin_player.screen.drawing.grid import Grid
from bangtin_player.screen.drawing.lines import NO_BREAK
from bangtin_player.screen.drawing.palette import colour, palette
from bangtin_player.screen.drawing.type import STACKED, Face, composed, font, ink, tallest
from bangtin_playlists.playlist import Ticker

TILE = 2048
"""The widest tile, in pixels: every graphics chip takes it as a texture."""

_LOW, _LOW_PX = 32, 24
_HIGH, _HIGH_PX = 252, 128
"""24 pixels in 32 rows and 128 in 252 (domain.md 5.4, S8); other heights in proportion between and beyond."""
_CRISP = 64
_OVERHANG = 0.12
"""Of the letters' size."""


def letters(height: int) -> int:
    """Return the size of a ticker's letters in a zone of *height* rows; stacked marks always fit."""
    return _letters(height, _face(height))


def strip(ticker: Ticker, height: int) -> QImage:
    """Draw the whole text on one picture *height* pixels high; for long texts `tiles` is kinder to memory."""
    parts = tiles(ticker, height)
    whole = _ground(ticker, sum(part.width() for part in parts), height)
    painter = QPainter(whole)
    x = 0
    for part in parts:
        painter.drawImage(x, 0, part)
        x += part.width()
    painter.end()
    return whole


def strip_width(ticker: Ticker, height: int) -> int:
    """Return the strip's width in pixels, without drawing it."""
    _, x, width = _words(ticker.text, height, _face(height))[-1]
    return max(1, x + width + _overhang(height))


def tiles(ticker: Ticker, height: int) -> tuple[QImage, ...]:
    """Draw the text on pictures side by side, each at most `TILE` wide; together they are the strip."""
    width = strip_width(ticker, height)
    return tuple(_tile(ticker, height, x, min(TILE, width - x)) for x in range(0, width, TILE))


def draw(painter: QPainter, ticker: Ticker, box: QRect, x: int, shade: str) -> None:
    """Draw the part of the strip that *box* shows when the strip's left edge is *x* from the box's."""
    face, px = _face(box.height()), letters(box.height())
    painter.save()
    painter.setClipRect(box)
    painter.setRenderHint(QPainter.RenderHint.TextAntialiasing, not face.crisp)
    painter.setFont(font(face, px))
    painter.setPen(colour(shade))
    baseline = box.top() + _baseline(box.height(), face)
    for word, left, width in _words(ticker.text, box.height(), face):
        if -px < x + left + width and x + left < box.width() + px:
            painter.drawText(QPointF(box.left() + x + left, baseline), word)
    painter.restore()


def forget() -> None:
    """Measure anew: other fonts are there."""
    for known in (_letters, _baseline, _words):
        known.cache_clear()


def _tile(ticker: Ticker, height: int, left: int, width: int) -> QImage:
    tile = _ground(ticker, width, height)
    painter = QPainter(tile)
    draw(painter, ticker, QRect(0, 0, width, height), -left, palette(ticker.theme).text)
    painter.end()
    return tile


def _ground(ticker: Ticker, width: int, height: int) -> QImage:
    made = QImage(width, height, QImage.Format.Format_RGB32)
    made.fill(colour(palette(ticker.theme).ground))
    return made


@lru_cache(maxsize=64)
def _letters(height: int, face: Face) -> int:
    proportional = _LOW_PX + (height - _LOW) * (_HIGH_PX - _LOW_PX) / (_HIGH - _LOW)
    return max(6, min(round(proportional), tallest(face, height)))


@lru_cache(maxsize=64)
def _baseline(height: int, face: Face) -> int:
    """Return where capitals and marks stand evenly between the edges, and neither marks nor tails are cut."""
    px = _letters(height, face)
    widest = typeset((STACKED + "gạy(",), face, px)
    rise, drop = widest.over + widest.cap, widest.under
    centred = (height + widest.cap) / 2
    return round(min(max(centred, math.ceil(rise)), height - math.ceil(drop)))


@lru_cache(maxsize=64)
def _words(text: str, height: int, face: Face) -> tuple[tuple[str, int, int], ...]:
    """Return each word, its x and its width: whole pixels, so that no letter changes between tiles."""
    px = _letters(height, face)
    space = math.ceil(ink(NO_BREAK, face, px).width)
    placed: list[tuple[str, int, int]] = []
    x = math.ceil(_OVERHANG * px)
    for word in composed(text).replace("\n", " – ").split(" "):
        width = math.ceil(ink(word, face, px).width)
        placed.append((word, x, width))
        x += width + space
    return tuple(placed)


def _overhang(height: int) -> int:
    """Return how far a letter may reach over its word's ends: a j to the left, the mark of an ố to the right."""
    return math.ceil(_OVERHANG * letters(height))


def _face(height: int) -> Face:
    return Face(crisp=Grid(height, height).mini and height <= _CRISP)
