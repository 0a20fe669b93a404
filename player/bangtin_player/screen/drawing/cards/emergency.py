"""The emergency card: the colour of the level, what happens, what to do, whom to call (domain.md 2.10)."""

from datetime import tzinfo

from PySide6.QtCore import QRect
from PySide6.QtGui import QColor

from bangtin_player.screen.drawing.column import Block, Words, column
from bangtin_player.screen.drawing.fit import fitted
from bangtin_player.screen.drawing.palette import RISKS, colour, risk_palette
from bangtin_player.screen.drawing.sheet import Sheet
from bangtin_playlists.instant import Instant
from bangtin_playlists.playlist import Card

KIND = "KHẨN CẤP"
DRILL = "DIỄN TẬP"
"""Stands on every page of an exercise (domain.md 2.10)."""

_BAND = 0.17
_BLACK = "#000000"
_UNLIT = "#3A3A3A"


def draw(sheet: Sheet, card: Card, _at: Instant, _zone: tzinfo) -> None:
    """Draw a black band with the kind and the scale of levels, and under it what happens, what to do, whom to call."""
    grid = sheet.grid
    band = QRect(0, 0, grid.width, 0)
    if not grid.strip:
        band.setHeight(round(grid.short * _BAND))
        _draw_band(sheet, card, band)
    sheet.footer(card.source)
    room = sheet.room.adjusted(0, band.height(), 0, 0)
    made = column(blocks(sheet, card), room, grid.smallest, round(grid.short * 0.2))
    made.draw(sheet.painter, room, 0.42)


def blocks(sheet: Sheet, card: Card) -> list[Block]:
    """Return what the card says, without the kind where the band says it already."""
    grid, ink = sheet.grid, sheet.palette.text
    title = card.title if grid.strip else headline(card)
    made: list[Block] = [Words(title, ink, grid.face())] if title else []
    made += [Words(line, ink, grid.face(), 0.62, 0.85) for line in card.lines]
    if card.figure:
        made.append(Words(card.figure, ink, grid.face(), 1.0, 0.6))
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


def _draw_band(sheet: Sheet, card: Card, band: QRect) -> None:
    grid, painter = sheet.grid, sheet.painter
    painter.fillRect(band, QColor(_BLACK))
    shade = "#FFD21F" if not card.risk else RISKS[card.risk - 1] if card.risk < len(RISKS) else "#FFFFFF"
    inner = QRect(grid.across, 0, (grid.width - 2 * grid.across) * 11 // 20, band.height())
    made = fitted(kind(card), grid.face(), inner, min(grid.smallest, 24), round(band.height() * 0.5), 1)
    made.draw(painter, inner.left(), (band.height() - made.height) / 2, colour(shade))
    if 1 <= card.risk <= len(RISKS):
        _draw_scale(sheet, card.risk, band)


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
