"""The QR card: what is gained by scanning, beside a code that cameras can read; text alone where none would fit."""

from datetime import tzinfo

from PySide6.QtCore import QRect

from bangtin_player.screen.drawing import qr
from bangtin_player.screen.drawing.column import Block, Words, column
from bangtin_player.screen.drawing.sheet import Sheet
from bangtin_playlists.instant import Instant
from bangtin_playlists.playlist import Card


def draw(sheet: Sheet, card: Card, _at: Instant, _zone: tzinfo) -> None:
    """Draw the code at the right, on upright pages below, and the words in what is left."""
    sheet.footer(card.source)
    grid, room = sheet.grid, sheet.room
    gap = max(grid.across, round(grid.short * 0.05))
    if grid.upright:
        place = QRect(room.left(), room.bottom() + 1 - room.width() * 4 // 5, room.width(), room.width() * 4 // 5)
    else:
        side = min(grid.inner.height(), room.width() * 9 // 20)
        place = QRect(room.right() + 1 - side, grid.inner.top(), side, side)
    square = qr.draw(sheet.painter, card.link, place) if card.link else QRect()
    if not square.isNull():
        room = _beside(room, square, gap, upright=grid.upright)
    colours = sheet.palette
    blocks: list[Block] = [Words(card.title, colours.accent, grid.face())] if card.title else []
    blocks += [Words(line, colours.text, grid.face(bold=grid.afar), 0.6, 0.75) for line in card.lines]
    if card.link and square.isNull():
        blocks.append(Words(bare(card.link), colours.text, grid.face(), 0.7, 0.8))
    made = column(blocks, room, grid.smallest, round(grid.short * 0.17))
    made.draw(sheet.painter, room, 0.45)


def bare(link: str) -> str:
    """Return *link* as people say it.

    >>> bare("https://binhdanhocvuso.gov.vn/")
    'binhdanhocvuso.gov.vn'
    """
    return link.removeprefix("https://").removeprefix("http://").removeprefix("www.").rstrip("/")


def _beside(room: QRect, square: QRect, gap: int, *, upright: bool) -> QRect:
    if upright:
        return QRect(room.left(), room.top(), room.width(), square.top() - gap - room.top())
    return QRect(room.left(), room.top(), square.left() - gap - room.left(), room.height())
