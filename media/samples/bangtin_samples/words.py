"""Words: title, figure and lines in one column, the largest that its room allows."""

from collections.abc import Iterator

from PySide6.QtCore import QPoint, QRect

from bangtin_player.screen.drawing.block import Block, Placed
from bangtin_player.screen.drawing.cards.figure import runs
from bangtin_player.screen.drawing.column import Column, column
from bangtin_player.screen.drawing.grid import Grid
from bangtin_player.screen.drawing.runs import Figure
from bangtin_player.screen.drawing.words import Words
from bangtin_samples.charts import Numeral
from bangtin_samples.layers import Layer
from bangtin_samples.margins import rule_size, ruled
from bangtin_samples.page import Page

_STEP = 0.16
_UPRIGHT = {(True, True): 0.15, (True, False): 0.28, (False, True): 0.42, (False, False): 0.42}
"""How much of the spare room is above the words, on an upright page or not, beside a chart or not."""


def layers(page: Page, measures: Grid, room: QRect) -> list[Layer]:
    """Set the page's words into *room*, one layer a block; without a group's name the rule stands above the title."""
    rule = QRect(QPoint(), rule_size(measures))
    gap = round(measures.short * 0.06)
    if not page.kicker:
        room = room.adjusted(0, rule.height() + gap, 0, 0)
    made = column(list(_blocks(page, measures)), room, measures.smallest, round(measures.short * 0.125))
    spare = max(0.0, room.height() - made.height - made.over - made.under)
    above = spare * _UPRIGHT[measures.upright, page.chart is not None]
    placed = list(_staggered(made, room, room.top() + made.over + above, page.pace))
    rule.moveTo(room.left(), round(room.top() + above) - gap - rule.height())
    return placed if page.kicker else [ruled(rule, page.palette), *placed]


def _blocks(page: Page, measures: Grid) -> Iterator[Block]:
    palette, face = page.palette, measures.face()
    plain = measures.face(bold=measures.afar)
    hero = not page.figure and not page.lead
    if page.title:
        shade = palette.accent if hero and not isinstance(page.chart, Numeral) else palette.text
        broad = 1.55 if page.chart or measures.upright else 2.0
        yield Words(page.title, shade, face, broad if hero else 1.1, 0.5)
    if page.lead:
        yield Words(page.lead, palette.text, plain, 0.85, 0.85)
    if page.figure:
        yield Figure(
            runs(page.figure, palette.accent), face, 4.0 if measures.upright else 3.0, 0.3 if not page.lead else 0.22
        )
    for at, line in enumerate(page.lines):
        shade = palette.text if page.listed or not at or not hero else palette.soft
        gap = 1.05 if hero and not at else 0.75
        yield Words(line, shade, plain, 0.85, gap, marker="•" if page.listed else "", marker_colour=palette.accent)


def _staggered(made: Column, room: QRect, top: float, pace: float) -> Iterator[Layer]:
    for at, (gap, each) in enumerate(zip((0.0, *made.gaps), made.placed, strict=False)):
        top += gap
        yield _block(each, room, top, 0.5 + at * _STEP * pace)
        top += each.height


def _block(each: Placed, room: QRect, top: float, begins: float) -> Layer:
    slack = round(each.px * 0.1)
    box = QRect(
        room.left() - slack,
        round(top - each.over) - 2,
        round(each.width) + 2 * slack,
        round(each.over + each.height + each.under) + 4,
    )
    return Layer(lambda painter, _: each.draw(painter, room.left(), top, 0.0), box, begins)
