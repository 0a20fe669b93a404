"""One change of a playlist that all screens share: how long until every one of them has a newer document."""

import msgspec

from tests.benchmarks.centre.installation import Engine, Work, installation
from tests.benchmarks.centre.latencies import Latency
from tests.benchmarks.centre.visible import fleet_of, until_new


class PublishingFigures(msgspec.Struct, frozen=True):
    """From the commit of the change to each document's being there at the door."""

    engine: str
    screens: int
    first: Latency
    """All screens of a new fleet."""
    change: Latency
    """Of these `worst_ms` is when every screen has its document."""
    cores: dict[str, float]


def measure(engine: Engine, screens: int) -> PublishingFigures:
    """Publish one change to *screens*."""
    with installation(engine) as there:
        fleet = fleet_of(there, screens)
        work = Work(there)
        changed = there.done("tests.benchmarks.centre.changing", "https://example.vn/mot")
        seen = until_new(fleet.machines, there.door, changed)
        return PublishingFigures(engine, screens, fleet.first, seen, work.cores())
