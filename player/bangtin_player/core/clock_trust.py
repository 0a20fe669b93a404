"""How far the machine's clock is to be believed (reliability.md 4.3, architecture.md 7).

Four states, each stronger than the one before: *untrusted* (something speaks against it), *floor* (nothing does),
*server* (a signed word of the centre agrees), *network* (time servers keep it).
"""

from enum import StrEnum

import msgspec

from bangtin_playlists.instant import Instant, Millis

SLACK_MS = Millis(2_000)
"""A clock that is this near to the centre's word agrees with it; a larger jump is a new time."""


TOLERABLE_MS = Millis(60_000)
"""A clock that differs by no more shows the right thing but for a minute: better than the fallback, and said."""


class ClockTrust(StrEnum):
    """The states, weakest first."""

    UNTRUSTED = "untrusted"
    FLOOR = "floor"
    SERVER = "server"
    NETWORK = "network"

    def reaches(self, needed: "ClockTrust") -> bool:
        """Say whether this state is at least *needed*."""
        order = list(ClockTrust)
        return order.index(self) >= order.index(needed)


class Evidence(msgspec.Struct, frozen=True):
    """What speaks for a clock and against it."""

    now: Instant
    """What the clock says."""
    kept: bool = False
    """The kernel or the time service says that time servers keep it."""
    happened: tuple[Instant, ...] = ()
    """What is certainly past: this build, when the manifest in force was issued."""
    last_seen: Instant | None = None
    """The latest instant that this player remembers. By a clock that nobody kept it may be wrong itself."""
    server_now: Instant | None = None
    """The present by the centre's signed word, carried on by the monotonic clock; None without one."""


def judge(evidence: Evidence) -> ClockTrust:
    """Weigh the evidence.

    A clock before something that has happened is wrong whoever keeps it. One that is behind the player's own memory is
    wrong unless somebody vouches for it: else a clock that once stood years ahead would never be believed again.

    >>> judge(Evidence(now=Instant(0), kept=True, happened=(Instant(1),)))
    <ClockTrust.UNTRUSTED: 'untrusted'>
    >>> judge(Evidence(now=Instant(1), kept=True, last_seen=Instant(2)))
    <ClockTrust.NETWORK: 'network'>
    >>> judge(Evidence(now=Instant(1), last_seen=Instant(2)))
    <ClockTrust.UNTRUSTED: 'untrusted'>
    """
    if any(evidence.now < past for past in evidence.happened):
        return ClockTrust.UNTRUSTED
    if evidence.kept:
        return ClockTrust.NETWORK
    if evidence.server_now is not None:
        off = abs(evidence.now - evidence.server_now)
        if off <= SLACK_MS:
            return ClockTrust.SERVER
        return ClockTrust.FLOOR if off <= TOLERABLE_MS else ClockTrust.UNTRUSTED
    if evidence.last_seen is not None and evidence.now < evidence.last_seen:
        return ClockTrust.UNTRUSTED
    return ClockTrust.FLOOR
