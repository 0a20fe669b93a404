"""Tables: a title, then ruled rows of day, hour, matter and place, each column in letters of one size."""

from dataclasses import dataclass

from PySide6.QtCore import QRect
from PySide6.QtGui import QPainter

from bangtin_player.screen.drawing.fit import Setting, fitted
from bangtin_player.screen.drawing.grid import Grid
from bangtin_player.screen.drawing.palette import Palette, colour
from bangtin_samples.charts import tint
from bangtin_samples.layers import Layer
from bangtin_samples.page import Page

_STEP = 0.16


@dataclass(frozen=True)
class _Cell:
    """Where a column's cells stand, in shares of a row's width and height, and how."""

    left: float
    width: float
    centre: float
    shade: str
    bold: bool = True
    size: float = 1.0
    most_lines: int = 1
    hangs: bool = False
    """Whether `centre` is that of its first line rather than that of all of them."""
    follows: bool = False
    """Whether it stands under the cell before, and `centre` counts from the middle of that one's last line."""


def layers(page: Page, measures: Grid, room: QRect) -> list[Layer]:
    """Set the page's title and rows into *room*, one layer a row."""
    face, shade = measures.face(), colour(page.palette.accent)
    name = fitted(page.title, face, QRect(0, 0, room.width(), room.height() // 5), 24, round(measures.short * 0.085), 2)
    top = room.top() + name.over
    box = QRect(room.left(), room.top(), room.width(), round(name.over + name.height + name.under))
    made = [Layer(lambda painter, _: name.draw(painter, room.left(), top, shade), box, 0.4)]
    start = round(top + name.height + name.under + measures.short * 0.055)
    pitch = (room.bottom() + 1 - start) // len(page.rows)
    plan = _upright(page.palette) if measures.upright else _broad(page.palette)
    for at, cells in enumerate(_set(page.rows, plan, measures, QRect(0, 0, room.width(), pitch))):
        row = QRect(room.left(), start + at * pitch, room.width(), pitch)
        made.append(_row(cells, plan, row, page.palette, 0.6 + at * _STEP))
    return made


def _broad(palette: Palette) -> tuple[_Cell, ...]:
    """One line a row."""
    return (
        _Cell(0.0, 0.13, 0.5, palette.text),
        _Cell(0.135, 0.08, 0.5, palette.accent),
        _Cell(0.234, 0.556, 0.5, palette.text, most_lines=2),
        _Cell(0.799, 0.201, 0.5, palette.soft, bold=False, size=0.86),
    )


def _upright(palette: Palette) -> tuple[_Cell, ...]:
    """Hour under day, place under matter."""
    return (
        _Cell(0.0, 0.25, 0.26, palette.text),
        _Cell(0.0, 0.25, 0.3, palette.accent, follows=True),
        _Cell(0.29, 0.71, 0.26, palette.text, most_lines=2, hangs=True),
        _Cell(0.29, 0.71, 0.3, palette.soft, bold=False, size=0.86, follows=True),
    )


def _set(
    rows: tuple[tuple[str, ...], ...], plan: tuple[_Cell, ...], measures: Grid, row: QRect
) -> list[tuple[Setting, ...]]:
    """Set all cells at the size at which the longest of them fits, those of smaller columns in proportion."""
    columns = list(zip(plan, zip(*rows, strict=True), strict=True))

    def fit(cell: _Cell, text: str, smallest: float, greatest: float) -> Setting:
        box = QRect(0, 0, round(row.width() * cell.width), round(row.height() * 0.8))
        face = measures.face(bold=cell.bold)
        return fitted(text, face, box, round(smallest * cell.size), round(greatest * cell.size), cell.most_lines)

    px = min(round(row.height() * 0.4), round(measures.short * 0.048))
    common = min(fit(cell, text, px / 2, px).px / cell.size for cell, texts in columns for text in texts)
    return list(zip(*([fit(cell, text, common, common) for text in texts] for cell, texts in columns), strict=True))


def _row(cells: tuple[Setting, ...], plan: tuple[_Cell, ...], box: QRect, palette: Palette, begins: float) -> Layer:
    """One row under its rule."""

    def draw(painter: QPainter, _state: float) -> None:
        painter.fillRect(QRect(box.left(), box.top(), box.width(), max(2, box.height() // 64)), tint(palette))
        last = box.top()
        for made, cell in zip(cells, plan, strict=True):
            middle = (last if cell.follows else box.top()) + box.height() * cell.centre
            lines = made.height - made.cap
            top = middle - made.cap / 2 - (0 if cell.hangs else lines / 2)
            made.draw(painter, box.left() + round(box.width() * cell.left), top, colour(cell.shade))
            last = round(top + lines + made.cap / 2)

    return Layer(draw, box, begins)
