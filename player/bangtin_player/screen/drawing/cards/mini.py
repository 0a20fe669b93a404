"""Cards on a panel of a few dozen rows: two lines; what does not fit them runs along the second (domain.md 5.4, S3)."""

from dataclasses import dataclass
from datetime import tzinfo

from PySide6.QtCore import QRect

from bangtin_player.core.motion import position
from bangtin_player.screen.drawing import ticker
from bangtin_player.screen.drawing.cards import code, countdown, emergency, notice
from bangtin_player.screen.drawing.column import Words, column
from bangtin_player.screen.drawing.fit import Setting, largest, setting
from bangtin_player.screen.drawing.grid import Grid
from bangtin_player.screen.drawing.palette import Palette, colour
from bangtin_player.screen.drawing.sheet import Sheet
from bangtin_playlists.instant import Instant, moment
from bangtin_playlists.playlist import Card, Ticker

GREATEST = 24
"""Pixels: two lines of these fill 64 rows with their marks."""
SPEED = 60
"""Pixels a second of a running line on such a panel."""


@dataclass(frozen=True)
class Short:
    """A card's short form: what stands, and what runs under it."""

    standing: str
    running: str = ""


def draw(sheet: Sheet, card: Card, at: Instant, zone: tzinfo) -> None:
    """Draw the short form as it is at *at*."""
    grid = sheet.grid
    form = short_form(card, grid, at, zone)
    room = QRect(grid.inner.left(), 0, grid.inner.width(), grid.height)
    if form.running:
        half = grid.height // 2 if form.standing else grid.height
        _run(sheet, form.running, QRect(0, grid.height - half, grid.width, half), at)
        room.setHeight(grid.height - half)
    if form.standing:
        shade = sheet.palette.accent
        words = Words(form.standing, shade, grid.face(), most_lines=1 if form.running else 0)
        column([words], room, grid.smallest, GREATEST).draw(sheet.painter, room, centred=True)


def short_form(card: Card, grid: Grid, at: Instant, zone: tzinfo) -> Short:
    """Decide what stands and what runs.

    A text of two lines stands. A longer one runs, under what its template would show largest: the figure, the date of
    an event, the kind of a message; the headline if it is short enough for a line of its own.
    """
    standing, others = _parts(card, at, zone)
    if not others:
        return Short(standing) if _fits(standing, grid, 2) else Short("", standing)
    whole = f"{standing}\n{others[0]}"
    if len(others) == 1 and _fits(whole, grid, 2):
        return Short(whole)
    running = " – ".join(others)
    if _fits(standing, grid, 1):
        return Short(standing, running)
    return Short("", f"{standing} – {running}")


def _parts(card: Card, at: Instant, zone: tzinfo) -> tuple[str, tuple[str, ...]]:
    words = [text for text in (card.title, *card.lines) if text] or [code.bare(card.link)]
    if card.template == "countdown" and card.counts_to is not None:
        goal, said = moment(card.counts_to, zone), countdown.remaining(card.counts_to, at, zone)
        return f"{goal.day}/{goal.month} - {goal:%H:%M}", tuple(text for text in (*words[:1], said) if text)
    if card.template == "emergency":
        told = (emergency.headline(card), *card.lines, card.figure)
        return emergency.kind(card), tuple(text for text in told if text)
    if card.figure:
        return card.figure, tuple(words)
    if card.template == "notice":
        return notice.KIND, tuple(words)
    return words[0], tuple(words[1:])


def _fits(text: str, grid: Grid, lines: int) -> bool:
    return _set(text, grid, lines) is not None


def _set(text: str, grid: Grid, lines: int) -> Setting | None:
    height = grid.height * lines // 2

    def at(px: int) -> Setting | None:
        made = setting(text, grid.face(), px, grid.inner.width(), lines)
        return made if made and made.over + made.height + made.under <= height else None

    px = largest(lambda size: at(size) is not None, grid.smallest, GREATEST)
    return at(px) if px else None


def _run(sheet: Sheet, text: str, box: QRect, at: Instant) -> None:
    line = Ticker(text=text, speed=SPEED)
    x = position(line, ticker.strip_width(line, box.height()), box.width(), at)
    ticker.draw(sheet.painter, line, box, x, _running(sheet.palette))


def _running(colours: Palette) -> str:
    return colour(colours.text).name()
