"""Which files a decoder has and has not yet shown: if the screen dies now, they are suspected (core.quarantine).

A file that takes the whole machine down with it would leave no trace if the decoder were quicker than the agent's disk.
So the screen says `Handing` when it begins to prepare an item, some seconds before the hand-off, and opens the files
once the agent has `Noted` them, milliseconds later (reliability.md 4.5). An agent whose disk hangs does not stop the
wall: after a second the files are opened all the same.
"""

from collections.abc import Callable, Collection

import msgspec

from bangtin_player.core.messages import Handing, Settled

PATIENCE_MS = 1_000.0
"""For the agent's answer."""
SETTLED_AFTER_MS = 1_000.0
"""A decoder that has had a file for so long, and is not still opening it, was not harmed by it."""


class _Case(msgspec.Struct):
    announced: float
    is_noted: bool = False
    opened: float | None = None


class Custody:
    """The files in flight of one screen.

    Args:
        tell: Takes what is said to the agent.
    """

    def __init__(self, tell: Callable[[Handing | Settled], None]) -> None:
        self._tell = tell
        self._cases: dict[str, _Case] = {}

    def hand(self, digests: Collection[str], item: str, monotonic_ms: float) -> bool:
        """Say that the files of *item* are about to be opened, once for each; return whether they may be now."""
        for digest in digests:
            if digest not in self._cases:
                self._cases[digest] = _Case(monotonic_ms)
                self._tell(Handing(digest, item))
        cases = [self._cases[digest] for digest in digests]
        if not all(case.is_noted or monotonic_ms - case.announced > PATIENCE_MS for case in cases):
            return False
        for case in cases:
            case.opened = monotonic_ms
        return True

    def noted(self, digest: str) -> None:
        """Hear that the agent has written *digest* down."""
        if digest in self._cases:
            self._cases[digest].is_noted = True

    def settle(self, coming: Collection[str], monotonic_ms: float) -> None:
        """Say of files that are not *coming* any more, and were opened a while ago, that they did no harm."""
        for digest, case in list(self._cases.items()):
            rested = case.opened is not None and monotonic_ms - case.opened > SETTLED_AFTER_MS
            if rested and digest not in coming:
                del self._cases[digest]
                self._tell(Settled(digest))
