"""The parts of the centre's benchmark, short and whole."""

from collections.abc import Callable, Iterator
from functools import partial
from typing import Any

from tests.benchmarks.centre import door, fleet, orders, plays, publishing, wall

Measured = Callable[[], Any]


def parts(*, quick: bool) -> Iterator[tuple[str, Measured]]:
    """Name every part with what measures it; a quick run is shorter, and smaller where size is time."""
    many, counted = (1_000, fleet.Counted(65.0, 25.0)) if quick else (10_000, fleet.Counted(150.0, 330.0))
    yield "centre-door", partial(door.measure, 3 if quick else 9, 3.0 if quick else 8.0)
    yield "centre-fleet-apart", partial(fleet.measure, "apart", many, counted)
    yield "centre-publishing-1000", partial(publishing.measure, "postgresql", 1_000)
    if not quick:
        yield "centre-fleet-sqlite", partial(fleet.measure, "sqlite", 1_000, counted)
        yield "centre-fleet-postgresql", partial(fleet.measure, "postgresql", many, counted)
        yield "centre-publishing-1000-sqlite", partial(publishing.measure, "sqlite", 1_000)
        yield "centre-publishing-10000", partial(publishing.measure, "postgresql", 10_000)
    yield "centre-orders", partial(orders.measure, "postgresql", 1_000, 1 if quick else 10)
    yield "centre-wall", partial(wall.measure, "postgresql", 100 if quick else 1_000, 1 if quick else 7)
    screens, rows, other_months = (100, 200_000, 0) if quick else (1_000, 5_000_000, 1)
    yield "centre-plays", partial(plays.measure, "postgresql", screens, rows, other_months)
