"""When a screen counts as hung, how soon a fallen one is started again, and with how much caution.

The rules are pure: times are seconds of one monotonic clock, handed in. A hand-over to the next file is none of the
agent's business, the screen's own watchdogs see to that; the agent only asks for proof of progress.
"""

from collections.abc import Sequence
from typing import Literal

import msgspec

SILENCE_S = 10.0
"""Without progress for so long a screen is hung (issue 2 E)."""
START_S = 30.0
"""From its start until its first progress."""
FRUITFUL_S = 20.0
"""A screen that made progress for so long was no permanent fault: the back-off begins anew."""
QUICK_S = (0.5, 2.0, 10.0)
"""Waits before the first restarts after a fall."""
SLOW_S = 900.0
"""Every later wait: with `QUICK_S` at most 6 restarts in any hour (reliability.md 6, goal 24)."""
APP_FALLS = 3
APP_SPAN_S = 600.0
"""So many fruitful falls within this span, none explained by a file, and the screen goes on with more caution."""
DECODER_FALLS = 6
"""Of falls within an hour that a file explains; past them the decoder itself is suspected."""
HOUR_S = 3600.0
REMEMBERED_S = 24 * HOUR_S
"""Falls older than this are forgotten, and with them the caution."""

Caution = Literal["none", "raster", "other engine", "pictures only"]
_CAUTIONS: tuple[Caution, ...] = ("none", "raster", "other engine", "pictures only")


class Life(msgspec.Struct, frozen=True):
    """What the agent knows of one running screen."""

    started: float
    progressed: float | None = None
    """Of the last proof of progress."""
    ticks: int = -1
    first: float | None = None
    """Of the first proof of progress."""


class Fall(msgspec.Struct, frozen=True):
    """The end of a screen that nobody asked for."""

    at: float
    fruitful: bool
    """It had made progress for `FRUITFUL_S`."""
    explained: bool
    """A file was in flight, and is charged."""


def progressed(life: Life, ticks: int, now: float) -> Life:
    """Take a proof of progress; it proves nothing unless the stage ticked since the last one."""
    if ticks == life.ticks:
        return life
    return Life(life.started, now, ticks, now if life.first is None else life.first)


def is_hung(life: Life, now: float) -> bool:
    """Say whether a screen has to be ended by force.

    >>> is_hung(Life(started=0.0, progressed=5.0, ticks=5, first=1.0), now=15.1)
    True
    """
    if life.progressed is None:
        return now - life.started > START_S
    return now - life.progressed > SILENCE_S


def is_fresh(life: Life, now: float) -> bool:
    """Say whether a screen has lately proven progress, or is within its time to start."""
    return not is_hung(life, now)


def fallen(life: Life, now: float, *, explained: bool) -> Fall:
    """Judge the end of a screen."""
    ran = 0.0 if life.first is None or life.progressed is None else life.progressed - life.first
    return Fall(now, ran >= FRUITFUL_S, explained)


def remembered(falls: Sequence[Fall], now: float) -> tuple[Fall, ...]:
    """Return the falls that still count."""
    return tuple(each for each in falls if now - each.at < REMEMBERED_S)


def wait_s(falls: Sequence[Fall]) -> float:
    """Return how long to wait before the next start.

    A fall that a file explains, or that came after fruitful work, is started over at once, since the wall is dark by
    now; falls in a row that led to nothing wait longer and longer.
    """
    barren = 0
    for each in reversed(falls):
        if each.fruitful or (each.explained and not _decoder_suspected(falls)):
            break
        barren += 1
    if not barren:
        return 0.0
    return QUICK_S[barren - 1] if barren <= len(QUICK_S) else SLOW_S


def caution(falls: Sequence[Fall]) -> Caution:
    """Return the profile for the next start.

    One step for every barren fall after the first, and for every `APP_FALLS` fruitful ones within `APP_SPAN_S`.
    """
    suspected = _decoder_suspected(falls)
    ours = [each for each in falls if suspected or not each.explained]
    steps, group, barren = 0, list[float](), 0
    for each in ours:
        if not each.fruitful:
            barren += 1
            steps += barren > 1
            continue
        barren = 0
        group = [*(at for at in group if each.at - at < APP_SPAN_S), each.at]
        if len(group) >= APP_FALLS:
            steps, group = steps + 1, []
    return _CAUTIONS[min(steps, len(_CAUTIONS) - 1)]


def _decoder_suspected(falls: Sequence[Fall]) -> bool:
    """Say whether so many files are charged that it cannot be the files."""
    explained = [each.at for each in falls if each.explained]
    return len(explained) >= DECODER_FALLS and explained[-1] - explained[-DECODER_FALLS] < HOUR_S
