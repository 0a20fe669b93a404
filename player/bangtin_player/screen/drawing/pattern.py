"""The test pattern: what a technician needs to see whether every pixel is where it belongs (S10)."""

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QColor, QImage, QPainter

from bangtin_player.screen.drawing.fit import fitted, typeset
from bangtin_player.screen.drawing.grid import Grid
from bangtin_player.screen.drawing.type import Face
from bangtin_playlists.instant import Instant
from bangtin_playlists.layout import Screen

BARS = ("#FF0000", "#00FF00", "#0000FF", "#FFFFFF", "#000000")
_CRISP = 14
"""Below this size digits are drawn without antialiasing."""
_WALL_PX = 24
_PACE = 120
"""Pixels a second of the moving dot."""


def pattern(screen: Screen) -> QImage:
    """Draw the pattern of *screen*: border, corners, module grid, bars, ramp, diagonal, and the viewport in words."""
    picture = QImage(screen.width, screen.height, QImage.Format.Format_RGB32)
    picture.fill(Qt.GlobalColor.black)
    painter = QPainter(picture)
    _modules(painter, screen)
    painter.setPen(QColor("#707070"))
    painter.drawLine(0, 0, screen.width - 1, screen.height - 1)
    _bars(painter, screen)
    _words(painter, screen)
    _corners(painter, screen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QColor("#FFFFFF"))
    painter.drawRect(0, 0, screen.width - 1, screen.height - 1)
    painter.end()
    return picture


def dot(screen: Screen, at: Instant) -> QRect:
    """Say where the moving dot is: along the middle, one way and back, whole pixels."""
    side = max(3, min(screen.width, screen.height) // 32)
    way = screen.width - side - 2
    gone = at * 60 // 1000 * (_PACE // 60) % (2 * way)
    return QRect(QPoint(1 + min(gone, 2 * way - gone), (screen.height - side) // 2), QRect(0, 0, side, side).size())


def _modules(painter: QPainter, screen: Screen) -> None:
    """Draw the modules and their numbers, row by row from 1; without modules, squares to judge proportions by."""
    wide, high = screen.module
    numbered = bool(wide and high)
    if not numbered:
        wide = high = max(8, min(screen.width, screen.height) // 9)
    px = min(round(high * 0.56), round(wide * 0.36), 40)
    corners = ((left, top) for top in range(0, screen.height, high) for left in range(0, screen.width, wide))
    for number, (left, top) in enumerate(corners, start=1):
        painter.setPen(QColor("#1E4FA0"))
        painter.drawRect(left, top, wide - 1, high - 1)
        if numbered:
            made = typeset((str(number),), Face(bold=False, crisp=px < _CRISP), px)
            made.draw(painter, left + (wide - made.width) / 2, top + (high - made.height) / 2, QColor("#7FA8F0"))


def _bars(painter: QPainter, screen: Screen) -> None:
    height = max(4, screen.height // 10)
    top = screen.height - 2 * height - max(2, screen.height // 8)
    inner = QRect(screen.width // 8, top, screen.width * 3 // 4, height)
    for at, name in enumerate(BARS):
        left = inner.left() + inner.width() * at // len(BARS)
        right = inner.left() + inner.width() * (at + 1) // len(BARS)
        painter.fillRect(left, top, right - left, height, QColor(name))
    for x in range(inner.width()):
        level = 255 * x // max(1, inner.width() - 1)
        painter.fillRect(inner.left() + x, top + height, 1, height, QColor(level, level, level))


def _words(painter: QPainter, screen: Screen) -> None:
    page = Grid(screen.width, screen.height)
    output = screen.output
    text = f"{screen.name}\n{screen.width}×{screen.height} ({output.x},{output.y})"
    text += f" ↻ {output.rotation}°" if output.rotation else ""
    box = QRect(screen.width // 8, screen.height // 5, screen.width * 3 // 4, screen.height * 2 // 5)
    made = fitted(text, page.face(), box, 8, max(12, page.short // 9), 2)
    top = box.top() + (box.height() - made.height) / 2
    pad = max(2, made.px // 3)
    plate = QRect(0, 0, round(made.width) + 2 * pad, round(made.over + made.height + made.under) + 2 * pad)
    plate.moveCenter(QRect(box.left(), round(top - made.over), box.width(), plate.height() - 2 * pad).center())
    painter.fillRect(plate, Qt.GlobalColor.black)
    made.draw(painter, box.left(), top, QColor("#FFFFFF"), box.width())


def _corners(painter: QPainter, screen: Screen) -> None:
    px = max(10, min(screen.width, screen.height) // 14)
    for name, right, bottom in (("TL", 0, 0), ("TR", 1, 0), ("BL", 0, 1), ("BR", 1, 1)):
        made = typeset((name,), Face(crisp=px < _WALL_PX), px)
        pad = max(3, px // 3)
        x = screen.width - pad - made.width if right else pad
        y = screen.height - pad - made.height if bottom else pad
        painter.fillRect(
            QRect(round(x) - 1, round(y) - 1, round(made.width) + 2, round(made.height) + 2), Qt.GlobalColor.black
        )
        made.draw(painter, x, y, QColor("#FFFFFF"))
