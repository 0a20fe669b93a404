"""A fleet at its daily work: heartbeats and rounds each minute, play logs every five, each at its own moment.

The load is open: every request has an instant at which it is due, whatever became of the one before, and its latency
counts from there. A player has two connections, one to the door and one for what it tells; on each its requests follow
one another, as they must on a real one's. Each round opens them anew: the centre closes what is idle for 30 s.
"""

import asyncio
import gc
import random
import time
from collections.abc import Awaitable, Callable, Coroutine
from typing import NamedTuple

import msgspec

from bangtin_player.core.patience import LATEST, SPREAD, regular_wait
from tests.benchmarks.centre.installation import Engine, Installation, Work, installation
from tests.benchmarks.centre.latencies import Latency, Tally, latency
from tests.benchmarks.centre.line import Line
from tests.benchmarks.centre.machines import Machine
from tests.benchmarks.centre.visible import fleet_of

EVERY_S, PLAYS_EVERY_S = 60.0, 300.0
ROUND_S = EVERY_S * LATEST / (1 + SPREAD)
"""On average between two rounds: a change is to be found within a minute (`punctual_wait`)."""


class Counted(NamedTuple):
    """How long a fleet is at work."""

    before_s: float
    """Not counted. All players begin in the first minute of these: a fleet of which nobody was ever heard is more work
    than the same fleet at its daily round, and takes a while to be worked off (some 150 s for 10,000)."""
    counted_s: float


class FleetFigures(msgspec.Struct, frozen=True):
    """A fleet for some minutes."""

    engine: str
    players: int
    seconds: float
    requests_per_s: float
    failures: dict[str, int]
    statuses: dict[int, int]
    sent_again: int
    """On a new connection, because the centre had just closed the kept one."""
    latencies: dict[str, Latency]
    late_load: Latency
    """How late the load itself began what was due: part of every latency."""
    cores: dict[str, float]


def measure(engine: Engine, players: int, counted: Counted) -> FleetFigures:
    """Let *players* do their work on a centre of their own, once they have begun."""
    with installation(engine) as there:
        return asyncio.run(_Fleet(there, fleet_of(there, players).machines, counted).run(engine))


def in_the_middle(every_s: float, chance: random.Random) -> float:
    """Return the rest of a wait in whose middle one looks: so a fleet is as busy in its first minute as ever after."""
    wait = regular_wait(every_s, chance.random())
    while chance.random() * regular_wait(every_s, 1.0) > wait:  # a long wait is met more often than a short one
        wait = regular_wait(every_s, chance.random())
    return wait * chance.random()


class _Fleet:
    def __init__(self, there: Installation, machines: list[Machine], counted: Counted) -> None:
        self._there, self._machines, self._counted = there, machines, counted
        self._lines = [(Line(there.port), Line(there.door)) for _ in machines]
        self._tally, self._late = Tally(), list[float]()
        self._counts_from = self._ends = 0.0
        self._random = random.Random(57)

    async def run(self, engine: Engine) -> FleetFigures:
        begun = time.monotonic() + 1
        self._counts_from = begun + self._counted.before_s
        self._ends = self._counts_from + self._counted.counted_s
        gc.freeze()
        duties = [
            asyncio.create_task(duty)
            for machine, lines in zip(self._machines, self._lines, strict=True)
            for duty in self._duties(machine, lines, begun)
        ]
        await asyncio.sleep(self._counts_from - time.monotonic())
        work = Work(self._there)
        await asyncio.sleep(self._ends - time.monotonic())
        cores = work.cores()
        await asyncio.gather(*duties)
        for lines in self._lines:
            for line in lines:
                line.close()
        return self._figures(engine, cores)

    def _duties(
        self, machine: Machine, lines: tuple[Line, Line], begun: float
    ) -> tuple[Coroutine[None, None, None], ...]:
        web, door = lines
        free = asyncio.Lock()
        return (
            self._again(lambda due: self._round(machine, door, due), begun, ROUND_S),
            self._again(lambda due: self._beat(machine, web, free, due), begun, EVERY_S),
            self._again(lambda due: self._plays(machine, web, free, due), begun, PLAYS_EVERY_S),
        )

    async def _again(self, duty: Callable[[float], Awaitable[None]], begun: float, every_s: float) -> None:
        """Do a duty at each instant at which it is due, one after the other."""
        due = begun + in_the_middle(every_s, self._random)
        while due < self._ends:
            await asyncio.sleep(max(0.0, due - time.monotonic()))
            if due >= self._counts_from:
                self._late.append(time.monotonic() - due)
            await duty(due)
            due += regular_wait(every_s, self._random.random())

    async def _round(self, machine: Machine, line: Line, due: float) -> None:
        for path in machine.documents():
            await self._asked("document", machine, line, path, due)
            due = time.monotonic()
        line.close()

    async def _asked(self, kind: str, machine: Machine, line: Line, path: str, due: float) -> None:
        tag = await self._sent(kind, line, machine.ask(path), due)
        if tag:
            machine.tags[path] = tag

    async def _beat(self, machine: Machine, line: Line, free: asyncio.Lock, due: float) -> None:
        async with free:
            await self._sent("heartbeat", line, machine.beat(), due)
            line.close()

    async def _plays(self, machine: Machine, line: Line, free: asyncio.Lock, due: float) -> None:
        async with free:
            await self._sent("plays", line, machine.plays(), due)
            line.close()

    async def _sent(self, kind: str, line: Line, request: bytes, due: float) -> str:
        counts = due >= self._counts_from
        try:
            answer = await line.ask(request)
        except (OSError, TimeoutError) as error:
            if counts:
                self._tally.failed(kind, error)
            return ""
        if counts:
            self._tally.answered(kind, time.monotonic() - due, answer.status)
        return answer.tag

    def _figures(self, engine: Engine, cores: dict[str, float]) -> FleetFigures:
        latencies = self._tally.by_kind()
        return FleetFigures(
            engine=engine,
            players=len(self._machines),
            seconds=self._counted.counted_s,
            requests_per_s=round(latencies["all"].count / self._counted.counted_s, 1),
            failures=dict(self._tally.failures),
            statuses=dict(self._tally.statuses),
            sent_again=sum(line.stale for lines in self._lines for line in lines),
            latencies=latencies,
            late_load=latency(self._late),
            cores=cores,
        )
