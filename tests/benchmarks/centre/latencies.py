"""How long answers took, summed up."""

from collections import Counter
from collections.abc import Sequence

import msgspec


class Latency(msgspec.Struct, frozen=True):
    """Of one kind of request, in milliseconds from when it was due."""

    count: int
    median_ms: float
    p95_ms: float
    p99_ms: float
    worst_ms: float


def latency(seconds: Sequence[float]) -> Latency:
    """Sum up how long things took.

    >>> latency([0.001 * n for n in range(1, 101)]).p99_ms
    99.0
    """
    taken = sorted(seconds)

    def at(share: float) -> float:
        return round(taken[max(0, round(len(taken) * share) - 1)] * 1000, 1) if taken else 0.0

    return Latency(len(taken), at(0.5), at(0.95), at(0.99), at(1.0))


class Tally:
    """What became of requests, by kind."""

    def __init__(self) -> None:
        self._taken: dict[str, list[float]] = {}
        self.failures = Counter[str]()
        self.statuses = Counter[int]()

    def answered(self, kind: str, seconds: float, status: int) -> None:
        """Note an answer."""
        self._taken.setdefault(kind, []).append(seconds)
        self.statuses[status] += 1
        if status not in {200, 304}:
            self.failures[f"{kind}: {status}"] += 1

    def failed(self, kind: str, error: BaseException) -> None:
        """Note that no answer came."""
        why = error.strerror if isinstance(error, OSError) else None
        self.failures[f"{kind}: {why or type(error).__name__}"] += 1

    def by_kind(self) -> dict[str, Latency]:
        """Return the latencies of each kind, and of all."""
        every = [seconds for each in self._taken.values() for seconds in each]
        return {kind: latency(taken) for kind, taken in sorted(self._taken.items())} | {"all": latency(every)}
