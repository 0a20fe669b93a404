"""How far the machine's clock is trusted while the agent runs (architecture.md 7)."""

import logging
from pathlib import Path

from bangtin_player.agent.clock_evidence import ClockMemory, evidence
from bangtin_player.core.clock_trust import ClockTrust, judge
from bangtin_player.core.ports import Clock
from bangtin_playlists.instant import Instant, written

_log = logging.getLogger(__name__)


class ClockWatch:
    """Judges the clock now and then, and remembers the last instant that could be right.

    Args:
        clock: The wall's.
        memory: The file of the last instant.
        is_rehearsal: Whether the clock was moved on purpose: then it proves nothing, and nothing is remembered of it.
    """

    def __init__(self, clock: Clock, memory: Path, *, is_rehearsal: bool) -> None:
        self.trust = ClockTrust.UNTRUSTED
        self._clock = clock
        self._path = memory
        self._memory = ClockMemory(memory)
        self._is_rehearsal = is_rehearsal
        self._is_judged = False

    def reaches(self, needed: ClockTrust) -> bool:
        """Say whether the schedule may be followed where the clock has to be trusted as far as *needed*."""
        return self._is_rehearsal or self.trust.reaches(needed)

    def judge(self, issued: Instant, server_now: Instant | None = None) -> None:
        """Weigh what speaks for the clock and against it.

        Args:
            issued: When the newest manifest was: certainly past.
            server_now: The present by the centre's signed word; None without one.
        """
        if self._is_rehearsal:
            return
        now = self._clock.now()
        before, self.trust = self.trust, judge(evidence(now, self._memory.last_seen, issued, server_now))
        if self.trust != before or not self._is_judged:
            self._tell(now)
        self._is_judged = True

    def remember(self) -> None:
        """Write the present instant down, as far as it is believed."""
        if not self._is_rehearsal and self.trust.reaches(ClockTrust.FLOOR):
            self._memory.remember(self._clock.now(), is_vouched=self.trust.reaches(ClockTrust.SERVER))

    def _tell(self, now: Instant) -> None:
        if self.trust is not ClockTrust.UNTRUSTED:
            _log.info("the clock is trusted as: %s", self.trust)
            return
        _log.warning(
            "the clock says %s, which is past already, so only the fallback plays; set the clock, or delete %s if that "
            "was ahead before",
            written(now),
            self._path,
        )
