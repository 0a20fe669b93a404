"""The QR card: what is gained by scanning, beside a code that cameras can read; text alone where none would fit."""

from datetime import tzinfo
from typing import TYPE_CHECKING

from PySide6.QtCore import QRect

from bangtin_player.screen.drawing import qr
from bangtin_player.screen.drawing.sheet import Sheet
from bangtin_player.screen.drawing.words import Words
from bangtin_playlists.instant import Instant
from bangtin_playlists.playlist import Card

if TYPE_CHECKING:
    from bangtin_player.screen.drawing.block import Block


def draw(sheet: Sheet, card: Card, _at: Instant, _zone: tzinfo) -> None:
    """Draw the code at the right, on upright pages below, and the words in what is left."""
    sheet.footer(card.source)
    grid, colours = sheet.grid, sheet.palette
    square = qr.draw(sheet.painter, card.link, place(sheet, card.link)) if card.link else QRect()
    blocks: list[Block] = [Words(card.title, colours.accent, grid.face())] if card.title else []
    blocks += [Words(line, colours.text, grid.face(bold=grid.afar), 0.6, 0.75) for line in card.lines]
    if not square.isNull():
        sheet.room = _beside(sheet.room, square, max(grid.across, round(grid.short * 0.05)), upright=grid.upright)
    elif card.link:
        sheet.doubt("code-too-small", card.link)
        blocks.append(Words(bare(card.link), colours.accent, grid.face(), 0.7, 0.8, vital=True))
    sheet.write(blocks, 0.5 if not square.isNull() and not grid.upright else 0.45, 0.17)


def place(sheet: Sheet, link: str) -> QRect:
    """Return where the code goes: inside the margins, or up to the edge if only so its modules are large enough."""
    room, page = sheet.room, QRect(0, 0, sheet.grid.width, sheet.grid.height)
    if sheet.grid.upright:
        side = room.width() * 4 // 5
        inner, outer = QRect(0, 0, side, side), QRect(0, 0, page.width(), page.width())
        inner.moveCenter(room.center())
        inner.moveBottom(room.bottom())
        outer.moveBottom(page.bottom() if not sheet.grid.note else room.bottom())
    else:
        side = min(room.height(), room.width() * 9 // 20)
        inner = QRect(room.right() + 1 - side, room.top() + (room.height() - side) // 2, side, side)
        side = min(page.height() if not sheet.grid.note else room.height(), page.width() // 2)
        outer = QRect(page.right() + 1 - side, (page.height() - side) // 2, side, side)
    return inner if qr.module_px(link, inner.width()) else outer


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
