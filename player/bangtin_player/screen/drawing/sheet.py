"""A sheet: the ground, the footer, and the room that is left for what the card says."""

from typing import Self

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QImage, QPainter

from bangtin_player.screen.drawing.fit import fitted
from bangtin_player.screen.drawing.grid import Grid, grid
from bangtin_player.screen.drawing.mark import mark, rings
from bangtin_player.screen.drawing.palette import Palette, colour
from bangtin_player.screen.drawing.type import cap_height


class Sheet:
    """A picture being drawn. Use it in a `with`, then take `picture`.

    Args:
        size: In pixels.
        palette: Its colours.
    """

    def __init__(self, size: QSize, palette: Palette) -> None:
        self.grid: Grid = grid(size)
        self.palette = palette
        self.picture = QImage(size, QImage.Format.Format_RGB32)
        self.picture.fill(colour(palette.ground))
        self.painter = QPainter()
        self.room: QRect = self.grid.inner

    def __enter__(self) -> Self:
        self.painter.begin(self.picture)
        self.painter.setRenderHint(QPainter.RenderHint.Antialiasing, not self.grid.mini)
        if self.palette.decorated and not self.grid.mini and not self.grid.strip:
            rings(self.painter, self.grid, self.palette)
            self.painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)
        return self

    def __exit__(self, *_: object) -> None:
        self.painter.end()

    def footer(self, source: str) -> None:
        """Draw the mark and the source at the bottom where they can be read, and take their room."""
        note = self.grid.note
        if not note or not (source or self.palette.decorated):
            return
        room, side = self.grid.inner, round(note * 1.3)
        left = room.left()
        if self.palette.decorated:
            mark(self.painter, QRect(left, room.bottom() + 1 - side, side, side), self.palette)
            left += side + round(note * 0.5)
        if source:
            face = self.grid.face(bold=False)
            box = QRect(left, room.top(), room.right() + 1 - left, note * 4)
            made = fitted(source, face, box, note, note, 2)
            top = room.bottom() + 1 - (side - cap_height(face, note)) / 2 - made.height
            made.draw(self.painter, left, top, colour(self.palette.soft))
            side = max(side, round(made.height + made.over))
        self.room = room.adjusted(0, 0, 0, -side - round(note * 1.3))


def blank(size: QSize) -> QImage:
    """Return an all black picture."""
    picture = QImage(size, QImage.Format.Format_RGB32)
    picture.fill(Qt.GlobalColor.black)
    return picture
