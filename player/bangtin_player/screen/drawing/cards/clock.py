"""The clock card: the time to the second, the solar and the lunar date; nothing shifts when a second passes (S8)."""

from datetime import date, tzinfo

from PySide6.QtCore import QRect

from bangtin_player.screen.drawing.column import Block, Figure, Run, Words, column
from bangtin_player.screen.drawing.fit import Setting, fitted
from bangtin_player.screen.drawing.palette import colour
from bangtin_player.screen.drawing.sheet import Sheet
from bangtin_playlists.errors import RuleError
from bangtin_playlists.instant import Instant, moment
from bangtin_playlists.lunar import written_lunar
from bangtin_playlists.playlist import Card

_SHARE = 0.6
"""The largest letters beside the height of a line."""
_WEEKDAYS = ("Thứ Hai", "Thứ Ba", "Thứ Tư", "Thứ Năm", "Thứ Sáu", "Thứ Bảy", "Chủ nhật")


def draw(sheet: Sheet, card: Card, at: Instant, zone: tzinfo) -> None:
    """Draw the time largest, then the solar date, then the lunar one in the accent.

    The digits of the house's face are all of one width, so the second ticks without moving its neighbours.
    """
    now = moment(at, zone)
    if sheet.grid.mini or sheet.grid.strip:
        _draw_strip(sheet, card, f"{now:%H:%M:%S}", now.date())
        return
    sheet.footer(card.source)
    grid, colours = sheet.grid, sheet.palette
    blocks: list[Block] = [Words(card.title, colours.text, grid.face())] if card.title else []
    blocks.append(Figure((Run(f"{now:%H:%M:%S}", colours.text),), grid.face(), 4.0, 0.3))
    blocks.append(Words(solar(now.date()), colours.text, grid.face(), 1.0, 1.0))
    blocks.append(Words(lunar(now.date()), colours.accent, grid.face(), 1.0, 0.75))
    made = column(blocks, sheet.room, grid.smallest, round(grid.short * 0.1))
    made.draw(sheet.painter, sheet.room, 0.45)


def solar(day: date) -> str:
    """Write the solar date in words.

    >>> solar(date(2026, 4, 6))
    'Thứ Hai, ngày 6 tháng 4 năm 2026'
    """
    return f"{_WEEKDAYS[day.weekday()]}, ngày {day.day} tháng {day.month} năm {day.year}"


def lunar(day: date) -> str:
    """Write the lunar date; nothing outside the years that the calendar knows."""
    try:
        return written_lunar(day)
    except RuleError:
        return ""


def _draw_strip(sheet: Sheet, card: Card, time: str, day: date) -> None:
    """Draw one line: time at the left, lunar date at the right; on a mini panel time above, date below."""
    grid, colours = sheet.grid, sheet.palette
    room = grid.inner
    if grid.mini and not grid.strip:
        half = grid.height // 2
        upper, lower = QRect(2, 0, grid.width - 4, half), QRect(2, half, grid.width - 4, grid.height - half)
        _line(sheet, time, upper, colours.text, 0.5)
        _line(sheet, f"{day:%d/%m/%Y}", lower, colours.accent, 0.5)
        return
    texts, shares = (time, solar(day), lunar(day) or card.title), (0.0, 0.5, 1.0)
    third = room.width() // 3
    boxes = [QRect(room.left() + at * third, room.top(), third, room.height()) for at in range(3)]
    greatest = min(_size(sheet, text, box) for text, box in zip(texts[1:], boxes[1:], strict=True))
    _line(sheet, texts[0], boxes[0], colours.text, shares[0])
    for text, box, share, shade in zip(texts[1:], boxes[1:], shares[1:], (colours.text, colours.accent), strict=True):
        _line(sheet, text, box, shade, share, greatest)


def _size(sheet: Sheet, text: str, box: QRect) -> int:
    return (
        _fitted(sheet, text, box, round(sheet.grid.height * _SHARE)).px if text else round(sheet.grid.height * _SHARE)
    )


def _line(sheet: Sheet, text: str, box: QRect, shade: str, along: float, greatest: int = 0) -> None:  # noqa: PLR0913, PLR0917  # a line, its box and its looks
    if not text:
        return
    made = _fitted(sheet, text, box, greatest or round(sheet.grid.height * _SHARE))
    top = box.top() + (box.height() - made.height) / 2
    made.draw(sheet.painter, box.left() + (box.width() - made.width) * along, top, colour(shade))


def _fitted(sheet: Sheet, text: str, box: QRect, greatest: int) -> Setting:
    return fitted(text, sheet.grid.face(), box, min(sheet.grid.smallest, 12), greatest, 1)
