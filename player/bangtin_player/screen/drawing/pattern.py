"""The test pattern: what a technician needs to see whether every pixel is where it belongs (S10)."""

import math
from collections.abc import Iterator

from PySide6.QtCore import QPoint, QRect, QSize, Qt
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
_VIETNAMESE = "tại", "xoay", "đầu ra", "mô-đun"
_ENGLISH = "at", "turned", "output", "modules"
_PACE = 120
"""Pixels a second of the moving dot."""


def pattern(screen: Screen, language: str = "vi") -> QImage:
    """Draw the pattern of *screen*: border, corners, module grid, bars, ramp, diagonal, and the viewport in words.

    The words are Vietnamese, or English where *language* is `en`.
    """
    picture = QImage(screen.width, screen.height, QImage.Format.Format_RGB32)
    picture.fill(Qt.GlobalColor.black)
    painter = QPainter(picture)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    modules = _modules(screen)
    painter.setPen(QColor("#1E4FA0"))
    painter.drawRects([module.adjusted(0, 0, -1, -1) for module in modules])
    painter.setPen(QColor("#707070"))
    painter.drawLine(0, 0, screen.width - 1, screen.height - 1)
    taken = [_bars(painter, screen), _words(painter, screen, language), *_corners(painter, screen)]
    if screen.module[0] and screen.module[1]:
        _numbers(painter, modules, taken)
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


def _modules(screen: Screen) -> list[QRect]:
    """Return the panel's modules row by row; without any, squares to judge proportions by."""
    wide, high = screen.module
    if not (wide and high):
        wide = high = max(8, min(screen.width, screen.height) // 9, screen.width // 48)
    return [QRect(x, y, wide, high) for y in range(0, screen.height, high) for x in range(0, screen.width, wide)]


def _numbers(painter: QPainter, modules: list[QRect], taken: list[QRect]) -> None:
    """Number the modules from 1, in the middle or where else in the module is room; half a number would mislead."""
    px = min(round(modules[0].height() * 0.56), round(modules[0].width() * 0.36), 40)
    for number, module in enumerate(modules, start=1):
        made = typeset((str(number),), Face(bold=False, crisp=px < _CRISP), px)
        places = _places(module, QSize(math.ceil(made.width) + 2, math.ceil(made.height) + 2))
        place = next((place for place in places if not any(map(place.intersects, taken))), None)
        if place:
            made.draw(painter, place.left() + 1, place.top() + 1, QColor("#7FA8F0"), made.width)


def _places(module: QRect, size: QSize) -> Iterator[QRect]:
    """Yield where something of *size* may stand in *module*: the middle, then its sides and corners."""
    inner = module.adjusted(2, 2, -2, -2)
    xs = (inner.center().x() - size.width() // 2, inner.right() + 1 - size.width(), inner.left())
    ys = (inner.center().y() - size.height() // 2, inner.top(), inner.bottom() + 1 - size.height())
    yield from (QRect(QPoint(x, y), size) for y in ys for x in xs)


def _bars(painter: QPainter, screen: Screen) -> QRect:
    """Draw the bars over the ramp, framed so that the black one is seen to be there; return what they take."""
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
    taken = QRect(inner.left(), top, inner.width(), 2 * height)
    painter.setPen(QColor("#707070"))
    painter.drawRect(taken.adjusted(-1, -1, 0, 0))
    return taken.adjusted(-1, -1, 1, 1)


def _words(painter: QPainter, screen: Screen, language: str) -> QRect:
    """Write the name and the viewport on a plate, as fully as the panel has rows for; return the plate."""
    page = Grid(screen.width, screen.height)
    wide = screen.width // 8
    box = QRect(wide, screen.height // 5, screen.width - 2 * wide, screen.height * 2 // 5)
    lines = in_words(screen, language, brief=page.brief)
    made = fitted("\n".join(lines), page.face(), box, 8, max(12, page.short // 11), len(lines))
    top = box.top() + (box.height() - made.height) / 2
    pad = max(2, made.px // 3)
    plate = QRect(0, 0, round(made.width) + 2 * pad, round(made.over + made.height + made.under) + 2 * pad)
    plate.moveCenter(QRect(box.left(), round(top - made.over), box.width(), plate.height() - 2 * pad).center())
    painter.fillRect(plate, Qt.GlobalColor.black)
    made.draw(painter, box.left(), top, QColor("#FFFFFF"), box.width())
    return plate


def in_words(screen: Screen, language: str = "vi", *, brief: bool = False) -> tuple[str, ...]:
    """Say where the screen's pixels are; *brief* in two lines.

    >>> in_words(Screen("S02", 1280, 640, module=(64, 32)))
    ('S02', '1280×640 tại (0, 0)', '20×20 mô-đun 64×32')
    """
    output, (wide, high) = screen.output, screen.module
    at, is_turned, whole_output, modules = _ENGLISH if language == "en" else _VIETNAMESE
    turned = f"{is_turned} {output.rotation}°" if output.rotation else ""
    if brief:
        return screen.name, f"{screen.width}×{screen.height} ({output.x},{output.y}){f' {turned}' if turned else ''}"
    whole = f"{whole_output} {output.width}×{output.height}" if output.width and output.height else ""
    panel = f"{-(-screen.width // wide)}×{-(-screen.height // high)} {modules} {wide}×{high}" if wide and high else ""
    where = f"{screen.width}×{screen.height} {at} ({output.x}, {output.y})"
    others = ", ".join(each for each in (whole, turned) if each)
    return tuple(each for each in (screen.name, where, others, panel) if each)


def _corners(painter: QPainter, screen: Screen) -> list[QRect]:
    """Name the corners; return what the names take."""
    taken = []
    beside_a_number = screen.module[1] // 2 or screen.height
    px = max(10, min(screen.width // 14, screen.height // 14, beside_a_number))
    for name, right, bottom in (("TL", 0, 0), ("TR", 1, 0), ("BL", 0, 1), ("BR", 1, 1)):
        made = typeset((name,), Face(crisp=px < _WALL_PX), px)
        pad = max(3, px // 3)
        x = screen.width - pad - made.width if right else pad
        y = screen.height - pad - made.height if bottom else pad
        plate = QRect(round(x) - 1, round(y) - 1, round(made.width) + 2, round(made.height) + 2)
        painter.fillRect(plate, Qt.GlobalColor.black)
        made.draw(painter, x, y, QColor("#FFFFFF"), made.width)
        taken.append(plate)
    return taken
