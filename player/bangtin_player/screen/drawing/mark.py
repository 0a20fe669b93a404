"""The house's own marks: a small board of light points, and rings of light that decorate a page."""

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from bangtin_player.screen.drawing.grid import Grid
from bangtin_player.screen.drawing.palette import Palette, colour

_POINTS = ("###", "#..", "##.")
"""Three lines of a notice, written in light points: the first whole, the last unfinished."""
_RINGS = (0.38, 0.62, 0.86)
_RING_WIDTH = 0.115


def mark(painter: QPainter, box: QRect, palette: Palette) -> None:
    """Draw the mark into the square *box*: a board of nine light points, lit like a short notice."""
    step = box.width() / len(_POINTS)
    painter.setPen(Qt.PenStyle.NoPen)
    for row, points in enumerate(_POINTS):
        for at, point in enumerate(points):
            painter.setBrush(colour(palette.accent if point == "#" else palette.raised))
            painter.drawRect(
                QRect(
                    round(box.left() + at * step), round(box.top() + row * step), round(step * 0.74), round(step * 0.74)
                )
            )


def rings(painter: QPainter, grid: Grid, palette: Palette) -> None:
    """Draw rings spreading from the lower right corner, tone on tone, flat: light walls crush fine shades."""
    radius = grid.short * 0.9 if not grid.upright else grid.short * 0.8
    centre = QPointF(grid.width, grid.height)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    for share in _RINGS:
        painter.setPen(QPen(colour(palette.raised), radius * _RING_WIDTH))
        reach = radius * share
        painter.drawEllipse(QRectF(centre.x() - reach, centre.y() - reach, 2 * reach, 2 * reach))
