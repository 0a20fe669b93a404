"""The clocks of a process, chosen from its settings: faking the system's clock hangs Qt and VLC (architecture.md 5)."""

import time

import msgspec

from bangtin_playlists.instant import Instant


class SystemClock:
    """The machine's own clock."""

    def now(self) -> Instant:
        """Return the present instant."""
        return Instant(time.time_ns() // 1_000_000)

    def fine(self) -> float:
        """Return the present instant with the parts of a millisecond that frames are paced by."""
        return time.time_ns() / 1_000_000

    def real_seconds(self, length_ms: float) -> float:
        """Return *length_ms* in seconds."""
        return length_ms / 1000


class Rehearsal(msgspec.Struct, frozen=True):
    """A clock that reads *at* when the monotonic clock reads *since*, and runs *rate* times as fast.

    Monotonic time is the same in every process of a machine, so an agent and its screens that share these three
    numbers share the clock.
    """

    at: Instant
    since: float
    """Seconds of `time.monotonic`."""
    rate: float = 1.0

    def now(self) -> Instant:
        """Return the rehearsed instant."""
        return Instant(int(self.fine()))

    def fine(self) -> float:
        """Return the rehearsed instant with the parts of a millisecond that frames are paced by."""
        return self.at + (time.monotonic() - self.since) * 1000 * self.rate

    def real_seconds(self, length_ms: float) -> float:
        """Return how long *length_ms* of the rehearsal takes."""
        return length_ms / 1000 / self.rate


def rehearsal(at: Instant, rate: float = 1.0) -> Rehearsal:
    """Start a rehearsal now."""
    return Rehearsal(at, time.monotonic(), rate)
