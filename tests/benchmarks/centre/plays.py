"""Proof of play: how many rows a second are taken in, and how long a month's report over them takes."""

import asyncio
import json
import time
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import msgspec

from tests.benchmarks.centre.installation import Engine, Installation, Work, installation
from tests.benchmarks.centre.line import Line
from tests.benchmarks.centre.machines import SLOT_S, Machine
from tests.benchmarks.centre.visible import fleet_of

LINES = 500
"""That a player sends at once."""
_LINES_OPEN = 6
_DAYS = 28
"""Of the month over which rows are spread."""


class PlaysFigures(msgspec.Struct, frozen=True):
    """Rows that went in by HTTP, and reports of what came of them."""

    engine: str
    screens: int
    rows: int
    rows_per_s: float
    cores: dict[str, float]
    settled_days: int
    """Days of screens whose totals were made: of the month from the rows, of the other months without any."""
    settled_per_s: float
    total_rows: int
    """Of the table from which reports are made."""
    report_s: tuple[float, ...]
    """A month's figures for every screen, each time from nothing."""
    rows_in_report: int
    """Plays that the report counts: all that were sent."""


def measure(engine: Engine, screens: int, rows: int, other_months: int) -> PlaysFigures:
    """Send *rows* for *screens*, make the totals of that month and of *other_months*, and the report of the month."""
    with installation(engine) as there:
        machines = fleet_of(there, screens).machines
        there.run("tests.benchmarks.centre.reporting", "begin")
        first = (datetime.now(UTC) - timedelta(days=_DAYS + 1)).replace(hour=1, minute=0, second=0, microsecond=0)
        work, begun = Work(there), time.monotonic()
        sent = asyncio.run(_send(there, machines, int(first.timestamp()), rows))
        lasted, cores = time.monotonic() - begun, work.cores()
        days = f"{first.date()}", f"{(first + timedelta(days=_DAYS - 1)).date()}"
        told = json.loads(there.run("tests.benchmarks.centre.reporting", *days, str(other_months)))
        return PlaysFigures(engine, screens, sent, round(sent / lasted), cores, **told)


def bodies(machines: list[Machine], first: int, rows: int) -> Iterator[tuple[Machine, list[int]]]:
    """Yield who sends plays that began when, *rows* in all: the screens by turns, each with days of its log at once."""
    a_day = max(1, rows // (len(machines) * _DAYS))
    starts = [first + at // a_day * 86_400 + at % a_day * SLOT_S for at in range(a_day * _DAYS)]
    for begin in range(0, len(starts), LINES):
        for machine in machines:
            yield machine, starts[begin : begin + LINES]


async def _send(there: Installation, machines: list[Machine], first: int, rows: int) -> int:
    waiting, kept = bodies(machines, first, rows), 0

    async def some() -> None:
        nonlocal kept
        line = Line(there.port)
        for machine, starts in waiting:
            answer = await line.ask(machine.late(starts))
            told = json.loads(answer.body)
            if answer.status != 200 or told["refused"]:
                raise OSError(f"{answer.status}: {answer.body[:500]!r}")
            kept += told["kept"]
        line.close()

    await asyncio.gather(*(some() for _ in range(_LINES_OPEN)))
    return kept
