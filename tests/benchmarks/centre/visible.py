"""Publishing as players see it: a document is visible when the door gives a newer one than before."""

import asyncio
import re
import time
from collections import deque
from typing import NamedTuple

from tests.benchmarks.centre.installation import Installation
from tests.benchmarks.centre.latencies import Latency, latency
from tests.benchmarks.centre.line import Line
from tests.benchmarks.centre.machines import Machine, known

_ASKERS = 4
_AGAIN_S, _GIVE_WAY_S = 0.02, 1.0
_LONGEST_S = 900.0


class Fleet(NamedTuple):
    """A fleet that stands: every player has its first document."""

    machines: list[Machine]
    seconds: float
    """That it took to make, publishing and all."""
    first: Latency
    """From the commit that makes the screens to each one's document."""


def fleet_of(there: Installation, players: int) -> Fleet:
    """Make a fleet, and wait until every screen of it has its document."""
    begun, path = time.monotonic(), there.folder / "fleet.json"
    marked = there.done("tests.benchmarks.centre.seeding", str(path), str(players), str(sites_of(players)))
    machines = [Machine(who, f"127.0.0.1:{there.port}") for who in known(path)]
    first = until_new(machines, there.door, marked)
    return Fleet(machines, round(time.monotonic() - begun, 1), first)


def sites_of(players: int) -> int:
    """Return at how many sites a fleet stands."""
    return max(1, players // 100)


def until_new(machines: list[Machine], port: int, since: float) -> Latency:
    """Wait until every screen has another document; return how long after *since*, monotonic, each came.

    The publisher works through its queue in order, so a few askers that go ahead with it see each document within
    moments of its coming without loading the door; one that keeps them waiting is put behind the others.

    Raises:
        TimeoutError: some never came.
    """
    return latency([at - since for at in asyncio.run(_seen(machines, port))])


async def _seen(machines: list[Machine], port: int) -> list[float]:
    pending, seen = deque(machines), list[float]()
    async with asyncio.timeout(_LONGEST_S):
        await asyncio.gather(*(_ask(pending, seen, port) for _ in range(_ASKERS)))
    return seen


async def _ask(pending: deque[Machine], seen: list[float], port: int) -> None:
    line = Line(port)
    while pending:
        machine = pending.popleft()
        if await _came(machine, line):
            seen.append(time.monotonic())
        else:
            pending.append(machine)
    line.close()


async def _came(machine: Machine, line: Line) -> bool:
    """Ask for one manifest until it is new; False where others should be looked at first."""
    give_way = time.monotonic() + _GIVE_WAY_S
    path = machine.documents()[-1]
    while time.monotonic() < give_way:
        answer = await line.ask(machine.ask(path))
        if answer.status == 200:
            machine.tags[path] = answer.tag
            return _is_newer(machine, answer.body)
        await asyncio.sleep(_AGAIN_S)
    return False


def _is_newer(machine: Machine, document: bytes) -> bool:
    found = re.search(rb'"version":(\d+)', document)
    before, machine.version = machine.version, int(found[1]) if found else 0
    return machine.version > before
