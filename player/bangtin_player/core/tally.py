"""What a run came to, in numbers that stay small however long it lasts."""

from collections import Counter
from collections.abc import Iterable

import msgspec

from bangtin_player.core.messages import Played

_STEP_MS = 0.1
_LONGEST_MS = 60_000.0
SLATE = "slate"


class Handoffs(msgspec.Struct, frozen=True):
    """How long the last picture of one item stood longer than planned before the next one's first."""

    count: int = 0
    median_hold_ms: float | None = None
    p95_hold_ms: float | None = None
    worst_hold_ms: float | None = None
    over_67_ms: int = 0
    over_100_ms: int = 0


class ItemPlays(msgspec.Struct):
    """The plays of one item."""

    full: int = 0
    cut: int = 0
    why: dict[str, int] = msgspec.field(default_factory=dict)
    """How often it was cut for each reason."""
    filled: int = 0
    """Slots that another item filled (R18); they are among the plays."""


class Tally:
    """Counts plays and hand-offs."""

    def __init__(self) -> None:
        self._holds = Counter[float]()
        self.plays: dict[str, ItemPlays] = {}
        self.frames_dropped = 0
        self.shown_ms = 0

    def add(self, play: Played) -> None:
        """Count one play."""
        item = self.plays.setdefault(play.item, ItemPlays())
        if play.full:
            item.full += 1
        else:
            item.cut += 1
            item.why[play.why] = item.why.get(play.why, 0) + 1
        item.filled += bool(play.filler)
        self.frames_dropped += play.frames_dropped
        if (play.filler or play.item) != SLATE:
            self.shown_ms += play.shown_ms
        if play.hold_ms is not None:
            self._holds[round(min(play.hold_ms, _LONGEST_MS) / _STEP_MS) * _STEP_MS] += 1

    def handoffs(self) -> Handoffs:
        """Return the hand-offs so far, to a tenth of a millisecond."""
        holds = sorted(self._holds.items())
        count = sum(times for _, times in holds)
        if not count:
            return Handoffs()
        return Handoffs(
            count,
            _quantile(holds, count, 0.5),
            _quantile(holds, count, 0.95),
            round(holds[-1][0], 1),
            sum(times for hold, times in holds if hold > 67),  # noqa: PLR2004 - two frames of 30 a second
            sum(times for hold, times in holds if hold > 100),  # noqa: PLR2004 - three of them
        )


def _quantile(holds: Iterable[tuple[float, int]], count: int, share: float) -> float:
    """Return the smallest hold that at least *share* of all do not exceed."""
    seen, last = 0, 0.0
    for hold, times in holds:
        seen, last = seen + times, hold
        if seen >= share * count:
            break
    return round(last, 1)
