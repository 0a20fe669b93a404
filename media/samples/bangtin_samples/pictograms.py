"""Pictograms: things that a passer-by knows at once, as flat shapes of light with their details cut out."""

import math
from dataclasses import dataclass
from itertools import pairwise, product

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPen, QPolygonF

from bangtin_player.screen.drawing.fit import fitted
from bangtin_player.screen.drawing.palette import Palette, colour
from bangtin_player.screen.drawing.type import Face
from bangtin_samples.charts import tint


def _unit(painter: QPainter, box: QRect) -> None:
    """Make *box* the square from -0.5 to 0.5 both ways, y downwards."""
    centre = QRectF(box).center()
    side = min(box.width(), box.height())
    painter.translate(centre)
    painter.scale(side, side)
    painter.setPen(Qt.PenStyle.NoPen)


def _own(state: float, at: int, count: int) -> float:
    """Return how far the thing number *at* of *count* is, each beginning a little after the one before."""
    return min(1.0, max(0.0, state * 1.6 - 0.6 * at / count))


@dataclass(frozen=True)
class Helmet:
    """A builder's helmet from the front."""

    def draw(self, painter: QPainter, box: QRect, palette: Palette, state: float) -> None:
        """Let the shell come down onto its brim."""
        _unit(painter, box)
        light, dark = colour(palette.accent), colour(palette.raised)
        painter.setBrush(light)
        painter.drawRoundedRect(QRectF(-0.5, 0.19, 1.0, 0.13), 0.065, 0.065)
        painter.translate(0, (state - 1) * 0.2)
        shell = QPainterPath(QPointF(-0.41, 0.15))
        shell.arcTo(QRectF(-0.41, -0.33, 0.82, 0.96), 180, -180)
        shell.closeSubpath()
        painter.drawPath(shell)
        painter.setBrush(dark)
        painter.drawRoundedRect(QRectF(-0.135, -0.42, 0.27, 0.42), 0.07, 0.07)
        for side in (-1, 1):
            painter.drawRoundedRect(QRectF(side * 0.265 - 0.022, -0.12, 0.044, 0.18), 0.022, 0.022)
        painter.setBrush(light)
        painter.drawRoundedRect(QRectF(-0.095, -0.38, 0.19, 0.34), 0.05, 0.05)


@dataclass(frozen=True)
class Phone:
    """A telephone with a form on it, filled in and done."""

    def draw(self, painter: QPainter, box: QRect, palette: Palette, state: float) -> None:
        """Draw the frame, then the lines as they are filled in, then the tick."""
        _unit(painter, box)
        painter.setBrush(colour(palette.text))
        painter.drawRoundedRect(QRectF(-0.29, -0.5, 0.58, 1.0), 0.085, 0.085)
        painter.setBrush(colour(palette.ground))
        painter.drawRoundedRect(QRectF(-0.25, -0.46, 0.5, 0.92), 0.05, 0.05)
        painter.setBrush(colour(palette.soft))
        for at, share in enumerate((0.36, 0.26, 0.32)):
            painter.drawRect(QRectF(-0.18, -0.35 + at * 0.115, share * _own(state, at, 4), 0.05))
        disc, radius = QPointF(0, 0.2), 0.16 * _own(state, 3, 4)
        painter.setBrush(colour(palette.accent))
        painter.drawEllipse(disc, radius, radius)
        pen = QPen(colour(palette.ground), radius * 0.26, Qt.PenStyle.SolidLine, Qt.PenCapStyle.SquareCap)
        pen.setJoinStyle(Qt.PenJoinStyle.MiterJoin)
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        way = (QPointF(-0.42, 0.04), QPointF(-0.1, 0.34), QPointF(0.46, -0.3))
        painter.drawPolyline([disc + point * radius for point in way])


@dataclass(frozen=True)
class Factory:
    """A works with a saw-tooth roof, its windows lit."""

    def draw(self, painter: QPainter, box: QRect, palette: Palette, state: float) -> None:
        """Draw the works, then light its windows one after the other."""
        _unit(painter, box)
        painter.setBrush(colour(palette.text))
        outline = [(-0.5, 0.4), (-0.5, -0.4), (-0.34, -0.4), (-0.34, 0.06)]
        for at in range(3):
            left = -0.34 + at * 0.28
            outline += [(left, 0.06), (left + 0.28, -0.14), (left + 0.28, 0.06)]
        outline += [(0.5, 0.4)]
        painter.drawPolygon(QPolygonF([QPointF(*point) for point in outline]))
        for at in range(4):
            painter.setBrush(colour(palette.accent) if _own(state, at, 4) >= 1 else tint(palette))
            painter.drawRect(QRectF(-0.38 + at * 0.21, 0.17, 0.13, 0.13))


@dataclass(frozen=True)
class Podium:
    """The three best places, all of them lit."""

    def draw(self, painter: QPainter, box: QRect, palette: Palette, state: float) -> None:
        """Let the three steps grow, then show their numbers."""
        side = min(box.width(), box.height())
        centre = QRectF(box).center()
        width, gap = side * 0.32, side * 0.02
        bottom = centre.y() + side * 0.42
        opacity = painter.opacity()
        for at, (place, share) in enumerate(((2, 0.6), (1, 0.84), (3, 0.44))):
            left = centre.x() + (at - 1.5) * width + (at - 1) * gap
            height = side * share * _own(state, at, 3)
            painter.setOpacity(opacity)
            painter.fillRect(QRectF(left, bottom - height, width, height), colour(palette.accent))
            number = QRect(round(left), 0, round(width), round(side * 0.3))
            made = fitted(str(place), Face(), number, 12, round(side * 0.26), 1)
            painter.setOpacity(opacity * max(0.0, state * 4 - 3))
            made.draw(painter, left, bottom - height + side * 0.08, colour(palette.ground), width)


@dataclass(frozen=True)
class Network:
    """Points that pass on what they learn."""

    _COLUMNS = (3, 4, 2)

    def draw(self, painter: QPainter, box: QRect, palette: Palette, state: float) -> None:
        """Draw the ways, then the points from left to right."""
        _unit(painter, box)
        last = len(self._COLUMNS) - 1
        columns = [
            [QPointF(0.4 * (2 * at / last - 1), 0.27 * (row - (count - 1) / 2)) for row in range(count)]
            for at, count in enumerate(self._COLUMNS)
        ]
        painter.setPen(QPen(tint(palette, 0.38), 0.018))
        for (one, other), at in zip(pairwise(columns), range(last), strict=True):
            for a, b in product(one, other):
                painter.drawLine(a, a + (b - a) * _own(state, at, last))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour(palette.accent))
        for at, points in enumerate(columns):
            radius = 0.085 * _own(state, at, last + 1)
            for point in points:
                painter.drawEllipse(point, radius, radius)


@dataclass(frozen=True)
class Medal:
    """A medal on its ribbon: praise."""

    def draw(self, painter: QPainter, box: QRect, palette: Palette, state: float) -> None:
        """Let the medal grow on its ribbon."""
        _unit(painter, box)
        painter.setBrush(tint(palette, 0.55))
        for side in (-1, 1):
            ribbon = ((0.04, 0.0), (0.27, 0.0), (0.34, 0.5), (0.19, 0.42), (0.08, 0.5))
            painter.drawPolygon(QPolygonF([QPointF(side * x, y) for x, y in ribbon]))
        painter.translate(0, -0.12)
        painter.scale(state, state)
        painter.setBrush(colour(palette.accent))
        painter.drawEllipse(QPointF(), 0.38, 0.38)
        painter.setPen(QPen(colour(palette.ground), 0.022))
        painter.drawEllipse(QPointF(), 0.315, 0.315)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour(palette.ground))
        painter.drawPolygon(QPolygonF([_turned(at, 0.22 if at % 2 == 0 else 0.22 * 0.4) for at in range(10)]))


def _turned(tenth: int, reach: float) -> QPointF:
    """Return the point *reach* away, *tenth* tenths of a turn from straight up."""
    angle = math.pi * tenth / 5
    return QPointF(reach * math.sin(angle), -reach * math.cos(angle))
