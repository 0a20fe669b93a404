"""Cards on a panel of a few dozen rows: two lines; what does not fit them runs along the second (domain.md 5.4, S3)."""

from dataclasses import dataclass
from datetime import tzinfo
from functools import lru_cache
from typing import TYPE_CHECKING

from PySide6.QtCore import QRect

from bangtin_player.core.motion import reading, reading_ms
from bangtin_player.screen.drawing import ticker
from bangtin_player.screen.drawing.cards import code, countdown, emergency, notice
from bangtin_player.screen.drawing.column import Column, column
from bangtin_player.screen.drawing.grid import Grid
from bangtin_player.screen.drawing.palette import HOUSE, Palette, colour
from bangtin_player.screen.drawing.sheet import Sheet
from bangtin_player.screen.drawing.words import Words
from bangtin_playlists.instant import Instant, Millis, moment
from bangtin_playlists.playlist import Card, Ticker

if TYPE_CHECKING:
    from bangtin_player.screen.drawing.block import Block

_STANDS = 0.75
"""A text stands if its letters are this large beside those of a running line; else it runs."""
_NEAR = 64
_SLOW, _FAST = 60, 120
"""Pixels a second of a running line: on panels of up to 64 rows, and on larger ones (domain.md 5.4)."""


@dataclass(frozen=True)
class Short:
    """A card's short form: what stands, what stands under it, or else what runs there."""

    standing: str
    running: str = ""
    below: str = ""


def draw(sheet: Sheet, card: Card, at: Instant, zone: tzinfo, since: Instant | None = None) -> None:
    """Draw the short form as it is at *at*, its running line begun at *since*."""
    grid = sheet.grid
    form = short_form(card, grid, at, zone)
    if card.template == "qr" and card.link:
        sheet.doubt("code-too-small", card.link)
    room = QRect(grid.inner.left(), 0, grid.inner.width(), grid.height)
    if form.running:
        half = grid.height // 2 if form.standing else grid.height
        _run(sheet, form.running, QRect(0, grid.height - half, grid.width, half), at, since)
        room.setHeight(grid.height - half)
    if form.standing:
        lines = 1 if form.running else 0
        made = _standing((form.standing, form.below), grid, room.height(), sheet.palette, lines)
        _stand(sheet, made, room)
        for text in made.lost:
            sheet.doubt("text-cut", text)


def short_form(card: Card, grid: Grid, at: Instant, zone: tzinfo) -> Short:
    """Decide what stands and what runs.

    A text of two lines stands. A longer one runs, under what its template would show largest: the figure, the date of
    an event, the kind of a message; the headline if it is short enough for a line of its own.
    """
    return _short(*_parts(card, at, zone), grid)


@lru_cache(maxsize=64)
def _short(standing: str, others: tuple[str, ...], grid: Grid) -> Short:
    running = " – ".join(others)
    if not _standing((standing, running), grid, grid.height).lost:
        return Short(standing, below=running)
    if not others:
        return Short("", standing)
    if not _standing((standing, ""), grid, grid.height // 2, most_lines=1).lost:
        return Short(standing, running)
    return Short("", f"{standing} – {running}")


def forget() -> None:
    """Measure anew: other fonts are there."""
    for known in (_short, _standing):
        known.cache_clear()


def needs_ms(card: Card, grid: Grid, at: Instant, zone: tzinfo) -> Millis:
    """Return how long the running line takes until its last word was read; 0 where nothing runs."""
    form = short_form(card, grid, at, zone)
    if not form.running:
        return Millis(0)
    height = grid.height // 2 if form.standing else grid.height
    line = _line(form.running, grid)
    return reading_ms(line, ticker.strip_width(line, height), grid.width)


def _parts(card: Card, at: Instant, zone: tzinfo) -> tuple[str, tuple[str, ...]]:
    words = [text for text in (card.title, *card.lines) if text]
    if card.template == "countdown" and card.counts_to is not None:
        goal, said = moment(card.counts_to, zone), countdown.remaining(card.counts_to, at, zone)
        return f"{goal.day}/{goal.month} - {goal:%H:%M}", tuple(text for text in (*words[:1], said) if text)
    if card.template == "emergency":
        told = (emergency.headline(card), *card.lines, card.figure)
        return emergency.kind(card), tuple(text for text in told if text)
    link = code.bare(card.link)
    words += [link] if link and not any(link in text for text in words) else []
    if card.figure:
        return card.figure, tuple(words)
    if card.template == "notice":
        return notice.KIND, tuple(words)
    return (words[0], tuple(words[1:])) if words else ("", ())


@lru_cache(maxsize=64)
def _standing(texts: tuple[str, str], grid: Grid, height: int, colours: Palette = HOUSE, most_lines: int = 0) -> Column:
    """Set what stands: the first in the accent, both of like size, as large as two lines may be."""
    shades = (colours.accent, colours.text)
    both = all(texts)
    blocks: list[Block] = [
        Words(text, shade, grid.face(), 1.0, 0.3, most_lines=most_lines or (1 if both else 2))
        for text, shade in zip(texts, shades, strict=True)
        if text
    ]
    smallest = max(grid.smallest, round(_STANDS * ticker.letters(grid.height // 2)))
    greatest = ticker.letters(height // 2 if both else height)
    return column(blocks, QRect(0, 0, grid.inner.width(), height), smallest, greatest)


def _stand(sheet: Sheet, made: Column, room: QRect) -> None:
    """Draw each block in the middle of its own share of the rows, so that two lines stand where a running one would."""
    high = room.height() // max(1, len(made.placed))
    for at, each in enumerate(made.placed):
        top = room.top() + at * high + max((high - each.height) / 2, each.over)
        top = min(top, room.top() + (at + 1) * high - each.under - each.height)
        each.draw(sheet.painter, room.left(), top, room.width())


def _run(sheet: Sheet, text: str, box: QRect, at: Instant, since: Instant | None) -> None:
    line = _line(text, sheet.grid)
    x = reading(line, ticker.strip_width(line, box.height()), box.width(), at, since)
    ticker.draw(sheet.painter, line, box, x, colour(sheet.palette.text).name())


def _line(text: str, grid: Grid) -> Ticker:
    return Ticker(text=text, speed=_SLOW if grid.height <= _NEAR else _FAST)
