"""The built-in slate: what a screen shows when nothing else can be (R11)."""

from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QImage

from bangtin_player.screen.drawing.column import Block, Words, column
from bangtin_player.screen.drawing.mark import mark
from bangtin_player.screen.drawing.palette import HOUSE, Palette
from bangtin_player.screen.drawing.sheet import Sheet


def slate(size: QSize, screen_name: str, message: str = "", palette: Palette = HOUSE) -> QImage:
    """Draw the mark, the screen's name and, if there is one, a *message* such as "Chưa đồng bộ giờ"."""
    with Sheet(size, palette) as sheet:
        grid = sheet.grid
        room = grid.inner
        if palette.decorated and not grid.mini and not grid.strip:
            side = round(grid.short * 0.16)
            mark(sheet.painter, QRect(room.left(), room.top(), side, side), palette)
            room = room.adjusted(0, side + grid.down, 0, 0)
        blocks: list[Block] = [Words(screen_name, palette.text, grid.face())] if screen_name else []
        if message:
            blocks.append(Words(message, palette.soft, grid.face(), 0.6, 0.8))
        column(blocks, room, grid.smallest, round(grid.short * 0.13)).draw(sheet.painter, room, 1.0)
    return sheet.picture
