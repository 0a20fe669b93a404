"""The built-in slate: what a screen shows when nothing else can be (R11)."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QImage

from bangtin_player.screen.drawing.mark import mark
from bangtin_player.screen.drawing.palette import HOUSE, Palette
from bangtin_player.screen.drawing.sheet import Sheet
from bangtin_player.screen.drawing.words import Words

if TYPE_CHECKING:
    from bangtin_player.screen.drawing.block import Block


def slate(size: QSize, screen_name: str, message: str = "", palette: Palette = HOUSE) -> QImage:
    """Draw the mark, the screen's name and, if there is one, a *message* such as "Chưa đồng bộ giờ"."""
    with Sheet(size, palette) as sheet:
        grid = sheet.grid
        room = QRect(grid.inner)
        if palette.decorated and not grid.brief:
            side = round(grid.short * 0.16)
            mark(sheet.painter, QRect(room.left(), room.top(), side, side), palette)
            room = room.adjusted(0, side + grid.down, 0, 0)
        blocks: list[Block] = [Words(screen_name, palette.text, grid.face())] if screen_name else []
        if message:
            blocks.append(Words(message, palette.soft, grid.face(), 0.6, 0.8))
        sheet.room = room
        sheet.write(blocks, 1.0, 0.13)
    return sheet.picture
