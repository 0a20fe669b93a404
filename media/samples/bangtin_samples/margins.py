"""Margins: what stands above the words and beneath them, a rule with the group's name and the mark with the source."""

from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QPainter

from bangtin_player.screen.drawing.fit import Setting, fitted
from bangtin_player.screen.drawing.grid import Grid
from bangtin_player.screen.drawing.mark import mark
from bangtin_player.screen.drawing.palette import Palette, colour
from bangtin_samples import texts
from bangtin_samples.layers import Layer
from bangtin_samples.page import Page

_SMALLEST_NOTE = 24
"""Pixels (domain.md 5.4)."""
BRIEF = 480
"""On fewer rows the source is named in one line, without the mark, and the chart gives way to the words."""


def rule_size(measures: Grid) -> QSize:
    """Return how long and how thick the rule is."""
    return QSize(round(measures.short * 0.14), max(4, round(measures.short * 0.012)))


def ruled(place: QRect, palette: Palette) -> Layer:
    """Draw the rule, growing from the left."""

    def draw(painter: QPainter, state: float) -> None:
        painter.fillRect(QRect(place.topLeft(), QSize(round(place.width() * state), place.height())), shade)

    shade = colour(palette.accent)
    return Layer(draw, place, 0.25, 0.6, grows=True)


def head(page: Page, measures: Grid, room: QRect) -> tuple[list[Layer], QRect]:
    """Return the rule and the group's name, if there is one, and the room that they leave."""
    if not page.kicker:
        return [], room
    rule = QRect(room.topLeft(), rule_size(measures))
    px = round(max(measures.smallest * 0.95, measures.short * 0.038))
    text = fitted(page.kicker, measures.face(), QRect(0, 0, room.width(), px * 3), px * 3 // 4, px, 2)
    top = rule.bottom() + round(text.px * 0.62)
    shade = colour(page.palette.soft)
    name = Layer(lambda painter, _: text.draw(painter, room.left(), top, shade), _covered(text, room, top), 0.35)
    left = QRect(room)
    left.setTop(round(top + text.height + max(text.under, measures.short * 0.06)))
    return [ruled(rule, page.palette), name], left


def foot(page: Page, measures: Grid, room: QRect) -> tuple[list[Layer], QRect]:
    """Return the mark and the source, and the room that they leave."""
    if not page.source:
        return [], room
    note = measures.note or _SMALLEST_NOTE
    brief = measures.short < BRIEF
    side = 0 if brief else round(note * 1.2)
    face = measures.face(bold=measures.afar)
    text = fitted(source(page, measures), face, QRect(0, 0, room.width() - round(side * 2.6), note * 5), note, note, 2)
    side = max(side, round(text.height))
    left = room.left() + (0 if brief else side + round(note * 0.6))
    bottom = room.bottom() + 1
    top = bottom - side + (side - text.height) / 2
    shade = colour(page.palette.soft)

    def draw(painter: QPainter, _state: float) -> None:
        if not brief:
            mark(painter, QRect(room.left(), bottom - side, side, side), page.palette)
        text.draw(painter, left, top, shade)

    whole = _covered(text, room, top).united(QRect(room.left(), bottom - side, side, side))
    return [Layer(draw, whole, 0.9)], room.adjusted(0, 0, 0, -round(side + max(note * 1.25, measures.short * 0.06)))


def source(page: Page, measures: Grid) -> str:
    """Return the words that name the page's source, without its date on few rows."""
    return texts.SOURCE_BRIEF if measures.short < BRIEF else page.source


def _covered(text: Setting, room: QRect, top: float) -> QRect:
    """Return what *text* covers, from edge to edge of the *room*, with a pixel to spare above and beneath."""
    return QRect(room.left(), int(top - text.over) - 1, room.width(), round(text.over + text.height + text.under) + 3)
