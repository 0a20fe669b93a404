"""Charts and ornaments: few flat shapes that say how much, drawn at any size and at any state of their growth."""

import math
from dataclasses import dataclass
from itertools import pairwise
from typing import Protocol

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from bangtin_player.screen.drawing import qr
from bangtin_player.screen.drawing.fit import fitted
from bangtin_player.screen.drawing.palette import Palette, colour
from bangtin_player.screen.drawing.type import Face

_ROW = 10


class Chart(Protocol):
    """A drawing that grows."""

    def draw(self, painter: QPainter, box: QRect, palette: Palette, state: float) -> None:
        """Draw into *box* at *state*, 0 to 1."""


@dataclass(frozen=True)
class Points:
    """A board of a hundred light points, *percent* of them lit from the lowest row upwards."""

    percent: int

    def draw(self, painter: QPainter, box: QRect, palette: Palette, state: float) -> None:
        """Draw the board."""
        side = min(box.width(), box.height()) // _ROW
        left = box.center().x() - side * _ROW / 2
        top = box.center().y() - side * _ROW / 2
        lit = self.percent * state
        painter.setPen(Qt.PenStyle.NoPen)
        for at in range(_ROW * _ROW):
            row, column = divmod(at, _ROW)
            place = QPointF(left + (column + 0.5) * side, top + (_ROW - row - 0.5) * side)
            painter.setBrush(colour(palette.accent if at < math.ceil(lit) else palette.ground))
            painter.drawEllipse(place, side * 0.39, side * 0.39)


@dataclass(frozen=True)
class Ring:
    """A ring, *percent* of it lit, with the figure in its middle."""

    percent: int
    lead: str = ""

    def draw(self, painter: QPainter, box: QRect, palette: Palette, state: float) -> None:
        """Draw the ring; its figure never counts up, since a picture taken meanwhile would state a falsehood."""
        side = min(box.width(), box.height())
        breadth = side * 0.13
        circle = QRectF(0, 0, side - breadth, side - breadth)
        circle.moveCenter(QRectF(box).center())
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(colour(palette.ground), breadth))
        painter.drawEllipse(circle)
        painter.setPen(QPen(colour(palette.accent), breadth, Qt.PenStyle.SolidLine, Qt.PenCapStyle.FlatCap))
        painter.drawArc(circle, 90 * 16, -round(360 * 16 * self.percent / 100 * state))
        inner = QRect(0, 0, round(side * 0.56), round(side * 0.34))
        inner.moveCenter(box.center())
        made = fitted(f"{self.percent} %", Face(), inner, 12, side, 1)
        top = box.center().y() - made.cap / 2
        made.draw(painter, inner.left(), top, colour(palette.text), inner.width())
        if self.lead:
            above = QRect(inner.left(), 0, inner.width(), round(side * 0.16))
            small = fitted(self.lead, Face(), above, 12, round(made.px * 0.42), 1)
            small.draw(painter, inner.left(), top - small.px * 0.5 - small.cap, colour(palette.soft), inner.width())


@dataclass(frozen=True)
class Steps:
    """Bars that grow from left to right, the last one lit."""

    count: int = 4

    def draw(self, painter: QPainter, box: QRect, palette: Palette, state: float) -> None:
        """Draw the bars, each a little after the one before."""
        gap = box.width() / (self.count * 1.0) * 0.22
        width = (box.width() - gap * (self.count - 1)) / self.count
        for at in range(self.count):
            own = min(1.0, max(0.0, state * 1.6 - 0.6 * at / self.count))
            height = box.height() * (0.28 + 0.72 * ((at + 1) / self.count) ** 1.4) * own
            lit = at == self.count - 1
            shade = QColor(palette.accent) if lit else _between(palette.raised, palette.text, 0.16 + 0.14 * at)
            painter.fillRect(QRectF(box.left() + at * (width + gap), box.bottom() + 1 - height, width, height), shade)


@dataclass(frozen=True)
class Numeral:
    """One large number or word on a disc of light."""

    text: str
    under: str = ""

    def draw(self, painter: QPainter, box: QRect, palette: Palette, state: float) -> None:
        """Draw the disc, growing, and the number in it."""
        side = min(box.width(), box.height())
        centre = QPointF(box.center())
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour(palette.accent))
        painter.drawEllipse(centre, side / 2 * state, side / 2 * state)
        inner = QRect(0, 0, round(side * 0.66), round(side * (0.62 if not self.under else 0.5)))
        inner.moveCenter(box.center())
        made = fitted(self.text, Face(), inner, 12, round(side * 0.7), 1)
        painter.setOpacity(painter.opacity() * max(0.0, state * 2 - 1))
        top = centre.y() - made.cap / 2 - (side * 0.07 if self.under else 0)
        made.draw(painter, inner.left(), top, colour(palette.ground), inner.width())
        if self.under:
            below = QRect(inner.left(), 0, inner.width(), round(side * 0.2))
            small = fitted(self.under, Face(), below, 12, round(side * 0.1), 1)
            small.draw(painter, inner.left(), top + made.cap + side * 0.09, colour(palette.ground), inner.width())


@dataclass(frozen=True)
class Check:
    """A shield of rings with a large tick: safe."""

    def draw(self, painter: QPainter, box: QRect, palette: Palette, state: float) -> None:
        """Draw the ring, then the tick along its way."""
        side = min(box.width(), box.height())
        centre = QPointF(box.center())
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(colour(palette.ground), side * 0.09))
        painter.drawEllipse(centre, side * 0.455, side * 0.455)
        pen = QPen(colour(palette.accent), side * 0.12, Qt.PenStyle.SolidLine, Qt.PenCapStyle.SquareCap)
        pen.setJoinStyle(Qt.PenJoinStyle.MiterJoin)
        painter.setPen(pen)
        way = [QPointF(-0.21, 0.02), QPointF(-0.06, 0.17), QPointF(0.23, -0.16)]
        painter.drawPolyline([centre + point * side for point in _part(way, state)])


@dataclass(frozen=True)
class Phone:
    """A telephone with a form on it, filled in and done."""

    def draw(self, painter: QPainter, box: QRect, palette: Palette, state: float) -> None:
        """Draw the frame, then the lines as they are filled in."""
        high = box.height()
        wide = min(box.width(), round(high * 0.54))
        frame = QRectF(box.center().x() - wide / 2, box.top(), wide, high)
        painter.setPen(QPen(colour(palette.text), wide * 0.055))
        painter.setBrush(colour(palette.ground))
        painter.drawRoundedRect(frame, wide * 0.13, wide * 0.13)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour(palette.soft))
        for at, share in enumerate((0.66, 0.5, 0.6)):
            own = min(1.0, max(0.0, state * 2 - at * 0.3))
            line = QRectF(
                frame.left() + wide * 0.17, frame.top() + high * (0.15 + at * 0.11), wide * share * own, high * 0.045
            )
            painter.drawRect(line)
        disc = QPointF(frame.center().x(), frame.top() + high * 0.69)
        painter.setBrush(colour(palette.accent))
        radius = wide * 0.27 * min(1.0, max(0.0, state * 2 - 0.8))
        painter.drawEllipse(disc, radius, radius)
        painter.setPen(QPen(colour(palette.ground), radius * 0.24, Qt.PenStyle.SolidLine, Qt.PenCapStyle.SquareCap))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        if radius > 1:
            way = [QPointF(-0.42, 0.04), QPointF(-0.1, 0.34), QPointF(0.46, -0.3)]
            painter.drawPolyline([disc + point * radius for point in way])


@dataclass(frozen=True)
class Code:
    """A QR code as large as whole pixels allow."""

    link: str

    def draw(self, painter: QPainter, box: QRect, palette: Palette, state: float) -> None:
        """Draw the code; it never grows, since a camera may be waiting."""
        del palette, state
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)
        qr.draw(painter, self.link, box)


def _between(one: str, other: str, share: float) -> QColor:
    a, b = QColor(one), QColor(other)
    pairs = ((a.red(), b.red()), (a.green(), b.green()), (a.blue(), b.blue()))
    return QColor(*(round(x + (y - x) * share) for x, y in pairs))


def _part(way: list[QPointF], state: float) -> list[QPointF]:
    """Return the first *state* of a way of points."""
    lengths = [math.hypot((b - a).x(), (b - a).y()) for a, b in pairwise(way)]
    left = sum(lengths) * state
    kept = [way[0]]
    for length, a, b in zip(lengths, way, way[1:], strict=False):
        share = min(1.0, left / length)
        kept.append(a + (b - a) * share)
        left -= length
        if left <= 0:
            break
    return kept
