"""The emergency card: the colour of the level, what happens, what to do, whom to call (domain.md 2.10)."""

from datetime import tzinfo

from PySide6.QtCore import QRect
from PySide6.QtGui import QColor

from bangtin_player.screen.drawing.block import Block
from bangtin_player.screen.drawing.fit import Setting, fitted
from bangtin_player.screen.drawing.palette import RISKS, colour, risk_palette
from bangtin_player.screen.drawing.sheet import Sheet
from bangtin_player.screen.drawing.words import Words
from bangtin_playlists.instant import Instant
from bangtin_playlists.playlist import Card

KIND = "KHẨN CẤP"
DRILL = "DIỄN TẬP"
"""Stands on every page of an exercise (domain.md 2.10)."""

_BAND, _DRILL_BAND = 0.17, 0.24
"""Of the short side. An exercise wears a white band with a larger word: from afar it is told from the real thing."""
_BLACK, _WHITE = "#000000", "#FFFFFF"
_UNLIT = "#3A3A3A"


def draw(sheet: Sheet, card: Card, _at: Instant, _zone: tzinfo) -> None:
    """Draw a black band with the kind and the scale of levels, and under it what happens, what to do, whom to call."""
    band = _draw_band(sheet, card)
    sheet.footer(card.source)
    sheet.room.setTop(sheet.room.top() + band.height())
    sheet.write(blocks(sheet, card), 0.42, 0.2, handsome=False)


def blocks(sheet: Sheet, card: Card) -> list[Block]:
    """Return what the card says, without the kind, which the band says already; whom to call is never left out."""
    grid, ink = sheet.grid, sheet.palette.text
    title = headline(card)
    made: list[Block] = [Words(title, ink, grid.face())] if title else []
    made += [Words(line, ink, grid.face(), 0.62, 0.85) for line in card.lines]
    if card.figure:
        made.append(Words(card.figure, ink, grid.face(), 1.0, 0.6, vital=True))
    return made


def kind(card: Card) -> str:
    """Return the word of the band: an exercise says so before anything else.

    >>> kind(Card(title="CHÁY (DIỄN TẬP)")), kind(Card(title="KHẨN CẤP - BÃO"))
    ('DIỄN TẬP', 'KHẨN CẤP')
    """
    return DRILL if any(DRILL in text.upper() for text in (card.title, card.figure, *card.lines)) else KIND


def headline(card: Card) -> str:
    """Return the title without the kind that the band already says.

    >>> headline(Card(title="KHẨN CẤP - BÃO, cấp độ 3")), headline(Card(title="HẾT KHẨN CẤP"))
    ('BÃO, cấp độ 3', 'HẾT KHẨN CẤP')
    """
    if kind(card) != KIND:
        return card.title
    return card.title.removeprefix(KIND).lstrip(" -–—:").strip() or card.title


def _draw_band(sheet: Sheet, card: Card) -> QRect:
    """Draw the band, high enough for its word with all its marks; return its place."""
    grid, painter = sheet.grid, sheet.painter
    share = _DRILL_BAND if kind(card) == DRILL else _BAND
    made = _band_word(sheet, card, share)
    height = max(round(grid.short * share), round(1.25 * (made.over + made.height + made.under)))
    band = QRect(0, 0, grid.width, height)
    ground, shade = _band_colours(card)
    painter.fillRect(band, QColor(ground))
    made.draw(painter, grid.across, max((height - made.height) / 2, made.over + 1), colour(shade))
    if 1 <= card.risk <= len(RISKS):
        _draw_scale(sheet, card.risk, band)
    return band


def _band_colours(card: Card) -> tuple[str, str]:
    """Return the ground and the letters of the band."""
    if kind(card) == DRILL:
        return _WHITE, _BLACK
    return _BLACK, "#FFD21F" if not card.risk else RISKS[card.risk - 1] if card.risk < len(RISKS) else _WHITE


def _band_word(sheet: Sheet, card: Card, band: float) -> Setting:
    grid = sheet.grid
    share = 11 / 20 if card.risk else 1.0
    box = QRect(0, 0, round((grid.width - 2 * grid.across) * share), grid.short)
    smallest = min(grid.smallest, 24)
    return fitted(kind(card), grid.face(), box, smallest, max(smallest, round(grid.short * band * 0.5)), 1)


def _draw_scale(sheet: Sheet, risk: int, band: QRect) -> None:
    """Draw five cells, lit up to the level, the level's number in its own."""
    grid, painter = sheet.grid, sheet.painter
    side = min(round(band.height() * 0.46), (grid.width - 2 * grid.across) * 2 // 5 // 6)
    gap = max(2, side // 6)
    left = grid.width - grid.across - len(RISKS) * side - (len(RISKS) - 1) * gap
    for level, shade in enumerate(RISKS, start=1):
        cell = QRect(left + (level - 1) * (side + gap), (band.height() - side) // 2, side, side)
        painter.fillRect(cell, QColor(shade if level <= risk else _UNLIT))
        if level == risk:
            px = max(10, round(side * 0.8))
            made = fitted(str(level), grid.face(), cell, 8, px, 1)
            top = cell.top() + (side - made.height) / 2
            made.draw(painter, cell.left(), top, colour(risk_palette(level).text), side)
