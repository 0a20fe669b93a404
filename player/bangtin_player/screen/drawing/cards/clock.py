"""The clock card: the time to the second, the solar and the lunar date; nothing shifts when a second passes (S8)."""

from datetime import date, datetime, tzinfo
from typing import TYPE_CHECKING

from PySide6.QtCore import QRect

from bangtin_player.screen.drawing.cards.days import figures, lunar, lunar_short, solar, solar_short
from bangtin_player.screen.drawing.column import Column, column
from bangtin_player.screen.drawing.fit import Setting, fitted, largest, typeset
from bangtin_player.screen.drawing.palette import colour
from bangtin_player.screen.drawing.runs import Figure, Run
from bangtin_player.screen.drawing.sheet import Sheet
from bangtin_player.screen.drawing.words import Words
from bangtin_playlists.instant import Instant, moment
from bangtin_playlists.playlist import Card

if TYPE_CHECKING:
    from bangtin_player.screen.drawing.block import Block

_SHARE = 0.6
"""The largest letters beside the height of a line."""
_LEAST_DATE = 0.4
"""In a strip, a date's letters beside those of the time, at least; else the dates stand over each other."""
_TURN = 5
"""Seconds for which a panel without room for both dates shows each."""
_FAIR = 0.6
"""A longer way to write the dates is kept if the time stays this large beside its largest."""


def draw(sheet: Sheet, card: Card, at: Instant, zone: tzinfo) -> None:
    """Draw the time largest, then the solar date, then the lunar one in the accent.

    The digits of the house's face are all of one width, so the second ticks without moving its neighbours.
    """
    now = moment(at, zone)
    if sheet.grid.strip:
        _draw_strip(sheet, now)
    elif sheet.grid.mini:
        _draw_mini(sheet, now)
    else:
        sheet.footer(card.source)
        made = _page(sheet, card, now)
        made.draw(sheet.painter, sheet.room, 0.45)


def _page(sheet: Sheet, card: Card, now: datetime) -> Column:
    """Choose the fullest way to say it all beside which the time is still large; a title goes before a date does."""
    day = now.date()
    dates = [(solar(day), lunar(day)), (solar_short(day), lunar(day)), (figures(day), lunar_short(day))]
    ways = [(title, *each) for title in dict.fromkeys((card.title, "")) for each in dates]
    made = [_column(sheet, title, f"{now:%H:%M:%S}", *each) for title, *each in ways]
    time = [0 if each.lost else max(placed.px for placed in each.placed) for each in made]
    chosen = next(at for at, px in enumerate(time) if px >= _FAIR * max(time))
    left_out = [card.title] if card.title and not ways[chosen][0] else []
    for text in (*left_out, *made[chosen].lost):
        sheet.doubt("text-cut", text)
    return made[chosen]


def _column(sheet: Sheet, title: str, time: str, solar: str, lunar: str) -> Column:
    grid, colours = sheet.grid, sheet.palette
    blocks: list[Block] = [Words(title, colours.text, grid.face())] if title else []
    blocks.append(Figure((Run(time, colours.text),), grid.face(), 4.0, 0.3))
    lines = 2 if "tháng" in solar else 1
    blocks.append(Words(solar, colours.text, grid.face(), 1.0, 1.0, lines, vital=True))
    blocks += [Words(lunar, colours.accent, grid.face(), 1.0, 0.75, 1, vital=True)] if lunar else []
    return column(blocks, sheet.room, grid.smallest, round(grid.short * 0.1))


def _draw_mini(sheet: Sheet, now: datetime) -> None:
    """Draw the time above, and below it the solar and the lunar date by turns."""
    grid, colours = sheet.grid, sheet.palette
    half = grid.height // 2
    upper = QRect(grid.across, 0, grid.width - 2 * grid.across, half)
    lower = upper.translated(0, half)
    px = _line(sheet, f"{now:%H:%M:%S}", upper, colours.text, round(grid.height * _SHARE))
    _line(sheet, _by_turns(now), lower, colours.accent, px)


def _by_turns(now: datetime) -> str:
    day = now.date()
    return lunar_short(day) if lunar_short(day) and now.second // _TURN % 2 else figures(day)


def _line(sheet: Sheet, text: str, box: QRect, shade: str, greatest: int) -> int:
    """Draw one line in the middle of *box*; return the size of its letters."""
    made = fitted(text, sheet.grid.face(), box, 8, greatest, 1)
    top = box.top() + (box.height() - made.height) / 2
    made.draw(sheet.painter, box.left(), top, colour(shade), box.width())
    return made.px


def _draw_strip(sheet: Sheet, now: datetime) -> None:
    """Draw the time at the left; the solar date in the middle and the lunar one right, or over each other."""
    grid, colours = sheet.grid, sheet.palette
    room, day = sheet.room, now.date()
    time = _placed(sheet, f"{now:%H:%M:%S}", QRect(room.left(), 0, room.width(), grid.height), 0.0, colours.text)
    gap = round(max(grid.height * 0.35, grid.across))
    rest = room.adjusted(round(time.width) + gap, 0, 0, 0)
    texts = (solar(day), lunar(day))
    px = _together(sheet, texts, rest.width() - gap, time.px)
    if px < time.px * _LEAST_DATE:
        _draw_stacked(sheet, day, rest)
        return
    solar_box = QRect(room) if _middle(sheet, texts, px, room, time, gap) else rest.adjusted(0, 0, -1, 0)
    _placed(sheet, texts[0], solar_box, 0.5 if solar_box == room else 0.0, colours.text, px)
    _placed(sheet, texts[1], room, 1.0, colours.accent, px)


def _together(sheet: Sheet, texts: tuple[str, str], width: float, greatest: int) -> int:
    """Return the largest size at which *texts* stand side by side in *width*; 0 for none."""

    def fits(px: int) -> bool:
        return sum(typeset((text,), sheet.grid.face(), px).width for text in texts if text) <= width

    return largest(fits, 6, greatest) or 0


def _middle(sheet: Sheet, texts: tuple[str, str], px: int, room: QRect, time: Setting, gap: int) -> bool:  # noqa: PLR0913, PLR0917  # the three of a line
    """Say whether the solar date may stand in the very middle without touching its neighbours."""
    first, last = (typeset((text,), sheet.grid.face(), px).width for text in texts)
    return (room.width() - first) / 2 >= max(time.width, last) + gap


def _draw_stacked(sheet: Sheet, day: date, box: QRect) -> None:
    grid, colours = sheet.grid, sheet.palette
    ways = ((solar(day), lunar(day)), (solar_short(day), lunar(day)), (figures(day), lunar_short(day)))
    made = Column((), ())
    for texts in ways:
        shades = (colours.text, colours.accent)
        lines = [
            Words(text, shade, grid.face(), most_lines=1) for text, shade in zip(texts, shades, strict=True) if text
        ]
        made = column(lines, box, min(grid.smallest, max(8, grid.height // 4)), round(grid.height * _SHARE / 2) + 1)
        if not made.lost:
            break
    made.draw(sheet.painter, box)


def _placed(sheet: Sheet, text: str, box: QRect, along: float, shade: str, greatest: int = 0) -> Setting:  # noqa: PLR0913, PLR0917  # a line, its box and its looks
    made = fitted(text, sheet.grid.face(), box, 6, greatest or round(sheet.grid.height * _SHARE), 1)
    top = box.top() + (box.height() - made.height) / 2
    made.draw(sheet.painter, box.left() + (box.width() - made.width) * along, top, colour(shade))
    return made
