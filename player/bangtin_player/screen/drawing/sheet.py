"""A sheet: the ground, the footer, and the room that is left for what the card says."""

from collections.abc import Sequence
from typing import Self

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QImage, QPainter

from bangtin_player.screen.drawing.block import Block
from bangtin_player.screen.drawing.column import column
from bangtin_player.screen.drawing.fit import fitted
from bangtin_player.screen.drawing.grid import Grid, grid
from bangtin_player.screen.drawing.mark import mark, rings
from bangtin_player.screen.drawing.palette import Palette, colour


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
        self.room: QRect = QRect(self.grid.inner)
        self.doubts: list[tuple[str, str]] = []
        """What cannot be shown as meant: a code and its detail (`doubts`)."""

    def __enter__(self) -> Self:
        self.painter.begin(self.picture)
        self.painter.setRenderHint(QPainter.RenderHint.Antialiasing, not self.grid.crisp)
        if self.palette.decorated and not self.grid.brief:
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
        side = round(note * 1.3)
        left = self.room.left() + (side + round(note * 0.5) if self.palette.decorated else 0)
        bottom = self.room.bottom() + 1
        top = bottom - side
        if source:
            top = min(top, self._source(source, QRect(left, bottom - side, self.room.right() + 1 - left, side)))
        if self.palette.decorated:
            mark(self.painter, QRect(self.room.left(), top, side, side), self.palette)
        self.room.setBottom(top - 1 - round(note * 1.6))

    def _source(self, source: str, last: QRect) -> int:
        """Draw *source*, its last line in the middle of *last*; return where the first line's like of it begins."""
        face, note = self.grid.face(bold=False), self.grid.note
        made = fitted(source, face, last.adjusted(0, -3 * note, 0, 0), note, note, 2)
        if made.short:
            self.doubt("text-cut", source)
        top = last.bottom() + 1 - (last.height() - made.cap) / 2 - made.height
        made.draw(self.painter, last.left(), top, colour(self.palette.soft))
        return round(top - (last.height() - made.cap) / 2)

    def doubt(self, code: str, detail: str) -> None:
        """Note what cannot be shown as meant."""
        self.doubts.append((code, detail))

    def write(
        self, blocks: Sequence[Block], upright: float, share: float, *, centred: bool = False, handsome: bool = True
    ) -> None:
        """Fill the room with *blocks*.

        Args:
            blocks: One under the other.
            upright: Which part of the spare room goes above them.
            share: The size of the largest letters at ratio 1, beside the page's shorter side.
            centred: Whether each line stands in the middle.
            handsome: Whether even lines are worth some of the letters' size.
        """
        greatest = round(self.grid.short * share)
        made = column(blocks, self.room, self.grid.smallest, greatest, handsome=handsome)
        made.draw(self.painter, self.room, upright, centred=centred)
        for text in made.lost:
            self.doubt("text-cut", text)


def blank(size: QSize) -> QImage:
    """Return an all black picture."""
    picture = QImage(size, QImage.Format.Format_RGB32)
    picture.fill(Qt.GlobalColor.black)
    return picture
