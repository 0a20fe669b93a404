"""The countdown card: an event, and how many local midnights are still before it (S3)."""

from datetime import tzinfo
from typing import TYPE_CHECKING

from bangtin_player.screen.drawing.cards import figure
from bangtin_player.screen.drawing.runs import Figure, Run
from bangtin_player.screen.drawing.sheet import Sheet
from bangtin_player.screen.drawing.words import Words
from bangtin_playlists.instant import Instant, moment
from bangtin_playlists.playlist import Card

if TYPE_CHECKING:
    from bangtin_player.screen.drawing.block import Block

UNDER_WAY = "Đang diễn ra"


def draw(sheet: Sheet, card: Card, at: Instant, zone: tzinfo) -> None:
    """Draw the event above and the count large beneath it."""
    sheet.footer(card.source)
    grid, colours = sheet.grid, sheet.palette
    blocks: list[Block] = []
    if card.title:
        blocks.append(Words(card.title, colours.text, grid.face()))
    blocks += [Words(line, colours.text, grid.face(bold=grid.afar), 0.7, 0.7) for line in card.lines]
    said = remaining(card.counts_to, at, zone)
    if said:
        blocks.append(Figure(_runs(said, colours.accent), grid.face(), 2.4, 0.36))
    sheet.write(blocks, 0.45, 0.12)


def remaining(counts_to: Instant | None, at: Instant, zone: tzinfo) -> str:
    """Say how long it is to go, counted in local midnights; on the day itself its hour; afterwards how long it is past.

    >>> from datetime import UTC
    >>> day = 86_400_000
    >>> [remaining(Instant(7 * day + 60_000), Instant(at), UTC) for at in (0, 6 * day + 1, 7 * day, 8 * day - 1)]
    ['Còn 7 ngày', 'Còn 1 ngày', 'Hôm nay, 00:01', 'Đang diễn ra']
    >>> remaining(Instant(7 * day), Instant(9 * day), UTC)
    'Đã qua 2 ngày'
    """
    if counts_to is None:
        return ""
    goal, now = moment(counts_to, zone), moment(at, zone)
    days = (goal.date() - now.date()).days
    if days > 0:
        return f"Còn {days} ngày"
    if days < 0:
        return f"Đã qua {-days} ngày"
    return f"Hôm nay, {goal:%H:%M}" if at < counts_to else UNDER_WAY


def _runs(said: str, accent: str) -> tuple[Run, ...]:
    return figure.runs(said, accent) if said.endswith("ngày") else (Run(said, accent, 1.0),)
