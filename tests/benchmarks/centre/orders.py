"""Emergencies and blackouts: how long until every connected player is told, and has the orders in hand."""

import asyncio
import time
from collections.abc import Callable
from typing import Any

import msgspec

from tests.benchmarks.centre.installation import Engine, Installation, Work, installation
from tests.benchmarks.centre.latencies import Latency
from tests.benchmarks.centre.streams import Listeners
from tests.benchmarks.centre.visible import fleet_of, sites_of

_WITHIN_S = 30.0
EVERYWHERE = {"everywhere": True}
STORM = {
    "where": EVERYWHERE,
    "template": "storm",
    "risk": 3,
    "place": "Hải Phòng (mẫu)",
    "again": "16 giờ 00",
    "source": "Đài Khí tượng Thủy văn (mẫu)",
}


class Told(msgspec.Struct, frozen=True):
    """One order; milliseconds from the moment at which a person's program sends it."""

    told: Latency
    """The push has reached the player."""
    fetched: Latency
    """The player has the signed orders."""
    missed: int
    """Players that were not told, or got no newer orders, in half a minute."""


class OrdersFigures(msgspec.Struct, frozen=True):
    """Every order, in the order they were given."""

    engine: str
    players: int
    sites: int
    orders: dict[str, list[Told]]
    cores: dict[str, float]


def measure(engine: Engine, players: int, times: int) -> OrdersFigures:
    """Raise and clear, black out and lift, *times* each, while *players* listen."""
    with installation(engine) as there:
        listeners = Listeners(fleet_of(there, players).machines, there.door)
        return asyncio.run(_measured(there, engine, listeners, (players, sites_of(players), times)))


async def _measured(
    there: Installation, engine: Engine, listeners: Listeners, sizes: tuple[int, int, int]
) -> OrdersFigures:
    players, sites, times = sizes
    await listeners.open()
    work, people = Work(there), Duty(there)
    turns = {"raise": people.storm, "clear": people.clear, "black out": people.black_out, "lift": people.lift}
    taken: dict[str, list[Told]] = {name: [] for name in turns}
    for _ in range(times):
        for name, turn in turns.items():
            taken[name].append(await _given(listeners, turn))
    listeners.close()
    return OrdersFigures(engine, players, sites, taken, work.cores())


class Duty:
    """Two people at the centre: what one orders, the other may end."""

    def __init__(self, there: Installation) -> None:
        self._there = there
        self._first, self._second = there.token("truc-ban"), there.token("nguoi-duyet")
        self._given: dict[str, int] = {}

    def storm(self) -> None:
        """Raise the storm's message everywhere."""
        self._given["emergencies"] = self._there.ask(self._first, "POST", "emergencies", json=STORM)["number"]

    def clear(self) -> None:
        """Clear it."""
        self._end("emergencies", "clear", self._first, json={})

    def black_out(self) -> None:
        """Make everything dark."""
        said: dict[str, Any] = {"where": EVERYWHERE}
        self._given["blackouts"] = self._there.ask(self._first, "POST", "blackouts", json=said)["number"]

    def lift(self) -> None:
        """Let everything show again."""
        self._end("blackouts", "lift", self._second)

    def _end(self, what: str, how: str, token: str, **said: Any) -> None:  # noqa: ANN401 - of the request
        self._there.ask(token, "POST", f"{what}/{self._given[what]}/{how}", **said)


async def _given(listeners: Listeners, order: Callable[[], None]) -> Told:
    begun = time.monotonic()
    await asyncio.to_thread(order)
    tally, missed = await listeners.until_told(begun, _WITHIN_S)
    kinds = tally.by_kind()
    await asyncio.sleep(1)
    return Told(kinds.get("told", kinds["all"]), kinds.get("fetched", kinds["all"]), missed)
