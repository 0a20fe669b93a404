"""What the screens report, kept: every play in the journal, the sums for the report, each trouble said once."""

import logging
import os
import time
from collections import Counter
from collections.abc import Callable

from bangtin_player.agent.journal import Journal
from bangtin_player.core import introduction
from bangtin_player.core.clock_trust import ClockTrust
from bangtin_player.core.messages import Played, Trouble
from bangtin_player.core.play_log import Circumstances, Witness, proof, uuid7
from bangtin_player.core.ports import Clock
from bangtin_player.core.tally import SLATE, Tally

_log = logging.getLogger(__name__)
_LEVELS = {"note": logging.INFO, "warning": logging.WARNING, "error": logging.ERROR}
_KINDS_OF_TROUBLE = 500


class Record:
    """Of one screen, over all its lives."""

    def __init__(
        self,
        witness: Callable[[], Witness],
        journal: Journal,
        clock: Clock,
        trust: Callable[[], ClockTrust],
    ) -> None:
        self.tally = Tally()
        self.troubles = Counter[tuple[str, str, str]]()
        self.first_shown: int | None = None
        """The instant of the first picture of content."""
        self.lately: dict[tuple[str, str], tuple[float, Trouble]] = {}
        """The newest trouble of each code and item, and when it came in monotonic seconds."""
        self._witness = witness
        self._journal = journal
        self._clock = clock
        self._trust = trust

    def played(self, play: Played, orders_version: int) -> None:
        """Keep one play."""
        self.tally.add(play)
        if play.playlist == introduction.NAME:
            return  # a card of ours proves nothing
        if self.first_shown is None and play.shown_ms > 0 and (play.filler or play.item) != SLATE:
            self.first_shown = play.actual_start
        identity = uuid7(self._clock.now(), os.urandom(10))
        self._journal.add(proof(play, self._witness(), Circumstances(self._trust(), orders_version), identity))

    def trouble(self, trouble: Trouble) -> None:
        """Keep one trouble; say it the first time, and then at every power of two."""
        if len(self.lately) < _KINDS_OF_TROUBLE or (trouble.code, trouble.item) in self.lately:
            self.lately[trouble.code, trouble.item] = time.monotonic(), trouble
        key = (trouble.code, trouble.item, trouble.detail)
        if key not in self.troubles and len(self.troubles) >= _KINDS_OF_TROUBLE:
            key = ("more", "", "")
        self.troubles[key] += 1
        times = self.troubles[key]
        if times & (times - 1) == 0:
            _log.log(
                _LEVELS[trouble.severity],
                "%s: %s%s%s%s",
                self._witness().screen,
                trouble.code,
                f" ({trouble.item})" if trouble.item else "",
                f": {trouble.detail}" if trouble.detail else "",
                f" [{times} times]" if times > 1 else "",
            )
