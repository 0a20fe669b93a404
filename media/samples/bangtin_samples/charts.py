"""Charts: few flat shapes that say how much, drawn at any size and at any state of their growth."""

import math
from dataclasses import dataclass
from typing import Protocol

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from bangtin_player.screen.drawing import qr
from bangtin_player.screen.drawing.fit import fitted
from bangtin_player.screen.drawing.palette import Palette, colour
from bangtin_player.screen.drawing.type import Face

_ROW = 10
_UNLIT = 0.2


class Chart(Protocol):
    """A drawing that grows."""

    def draw(self, painter: QPainter, box: QRect, palette: Palette, state: float) -> None:
        """Draw into *box* at *state*, 0 to 1."""


def tint(palette: Palette, share: float = _UNLIT) -> QColor:
    """Return the panel's shade, *share* of the way to the letters': not lit, yet seen on a light wall."""
    ground, light = QColor(palette.raised), QColor(palette.text)
    pairs = ((ground.red(), light.red()), (ground.green(), light.green()), (ground.blue(), light.blue()))
    return QColor(*(round(x + (y - x) * share) for x, y in pairs))


@dataclass(frozen=True)
class Points:
    """A board of a hundred light points, *percent* of them lit from the lowest row upwards."""

    percent: int

    def draw(self, painter: QPainter, box: QRect, palette: Palette, state: float) -> None:
        """Draw the board."""
        side = min(box.width(), box.height()) // _ROW
        left = box.center().x() - side * _ROW / 2
        top = box.center().y() - side * _ROW / 2
        lit, unlit = colour(palette.accent), tint(palette)
        count = math.ceil(self.percent * state)
        painter.setPen(Qt.PenStyle.NoPen)
        for at in range(_ROW * _ROW):
            row, column = divmod(at, _ROW)
            place = QPointF(left + (column + 0.5) * side, top + (_ROW - row - 0.5) * side)
            painter.setBrush(lit if at < count else unlit)
            painter.drawEllipse(place, side * 0.4, side * 0.4)


@dataclass(frozen=True)
class Ring:
    """A ring, *percent* of it lit. The figure stands beside it, once."""

    percent: int

    def draw(self, painter: QPainter, box: QRect, palette: Palette, state: float) -> None:
        """Draw the ring, its light running clockwise from the top."""
        side = min(box.width(), box.height())
        breadth = side * 0.2
        circle = QRectF(0, 0, side - breadth, side - breadth)
        circle.moveCenter(QRectF(box).center())
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(tint(palette), breadth))
        painter.drawEllipse(circle)
        painter.setPen(QPen(colour(palette.accent), breadth, Qt.PenStyle.SolidLine, Qt.PenCapStyle.FlatCap))
        painter.drawArc(circle, 90 * 16, -round(360 * 16 * self.percent / 100 * state))


@dataclass(frozen=True)
class Numeral:
    """One large number or word on a disc of light."""

    text: str
    under: str = ""

    def draw(self, painter: QPainter, box: QRect, palette: Palette, state: float) -> None:
        """Draw the disc, growing, and the number in it."""
        side = min(box.width(), box.height())
        centre = QRectF(box).center()
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
class Code:
    """A QR code as large as whole pixels allow."""

    link: str

    def draw(self, painter: QPainter, box: QRect, palette: Palette, state: float) -> None:
        """Draw the code; it never grows, since a camera may be waiting."""
        del palette, state
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)
        qr.draw(painter, self.link, box)
