"""Proof of play taken in: each line once, where it belongs, durable before the answer.

What is refused does not block the rest: a player would otherwise keep its whole log behind one bad row for ever.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from itertools import islice
from typing import NamedTuple

from django.db import transaction

from bangtin_playlists.instant import Instant, instant
from bangtin_server import clock
from bangtin_server.players.models import Player
from bangtin_server.reports import days, keeping, totals
from bangtin_server.reports.catalogue import Catalogue
from bangtin_server.reports.entitlement import Entitled, entitled
from bangtin_server.reports.keeping import Row
from bangtin_server.reports.retention import PLAYS_KEPT
from bangtin_server.reports.told import LineError, Told, read

BATCH = 5000
"""Rows that go to the database at once."""
MOST_REFUSED = 1000
"""Refusals that are told one by one."""
_AHEAD_MS = 2 * 86_400_000
"""How far in the future a play may lie: no clock is so wrong and still trusted."""
_KEPT_MS = int(PLAYS_KEPT.total_seconds() * 1000)

Numbered = Iterable[tuple[int, bytes]]


class Refusal(NamedTuple):
    """A line that was not taken, and never will be."""

    line: int
    error: str


class Taken(NamedTuple):
    """What became of a body."""

    kept: int
    """Lines that are durable now, whether they are new or came before."""
    refused: tuple[Refusal, ...]


def take(player: Player, lines: Numbered) -> Taken:
    """Take the *lines* of a player in, each with its number.

    Every batch is a transaction of its own, begun when its last line was read: while lines come, everybody else may
    write. Where the body breaks off, what was kept stays, and counts once when it comes again.
    """
    screens, refused, kept = entitled(player), list[Refusal](), 0
    zones = {screen.id: screen.zone for screen in screens.values()}
    accepted = _accepted(lines, player, screens, refused)
    while batch := list(islice(accepted, BATCH)):
        _keep(batch, {(row.screen_id, days.day_of(Instant(row.planned_start), zones[row.screen_id])) for row in batch})
        kept += len(batch)
    return Taken(kept, tuple(refused[:MOST_REFUSED]))


@transaction.atomic
def _keep(rows: Sequence[Row], touched: Iterable[tuple[int, date]]) -> None:
    keeping.keep(rows)
    totals.touch(touched)


def _accepted(
    lines: Numbered, player: Player, screens: Mapping[str, Entitled], refused: list[Refusal]
) -> Iterator[Row]:
    received, catalogue = instant(clock.now()), Catalogue()
    for number, text in lines:
        try:
            told = read(text)
            screen = _belongs(told, screens, received)
        except LineError as error:
            refused.append(Refusal(number, str(error)))
            continue
        category = catalogue.category(screen.id, told.manifest_version, told.item, told.level)
        yield Row.of(told, screen.id, player.pk, category, received)


def _belongs(told: Told, screens: Mapping[str, Entitled], now: Instant) -> Entitled:
    """Return the screen of a row.

    Raises:
        LineError: the player may not speak for it, or the row lies where no row can.
    """
    screen = screens.get(told.screen)
    if screen is None:
        raise LineError(f"screen {told.screen!r} is not driven by this player")
    if told.planned_start >= screen.until:
        raise LineError(f"screen {told.screen!r} was driven by another player by then")
    if not now - _KEPT_MS < told.planned_start <= now + _AHEAD_MS:
        raise LineError(f"planned_start {told.planned_start}: rows of that time are not kept any more, or not yet")
    return screen
