"""Counts plays by looking at the wall every few seconds; right where all lengths are whole numbers of looks (R20)."""

from collections import Counter, defaultdict
from typing import NamedTuple

from tests.playlists.oracle.oracle import Oracle

LOOK = 5_000
"""Milliseconds from look to look."""
LONGEST = 100 * LOOK
"""No slot of a programme drawn on this grid is longer."""


class Counted(NamedTuple):
    full: Counter[str]
    cut: Counter[str]
    lit_ms: int
    dark_ms: int


def count(oracle: Oracle, start: int, end: int) -> Counted:
    """Look from *start* to *end*, and on until the last play is over that began before *end*."""
    seen: dict[tuple[str, str, str, int], int] = defaultdict(int)
    lengths: dict[tuple[str, str, str, int], int] = {}
    lit = 0
    for at in range(start, end + LONGEST, LOOK):
        scene = oracle.scene(at)
        lit += LOOK if at < end and not scene.dark else 0
        for zone, show in scene.zones.items():
            if show.slot and start <= show.start < end:  # R20: counted where its slot begins
                play = (zone, show.playlist, show.item, show.start)
                seen[play] += LOOK
                lengths[play] = show.slot.item.slot_ms
    full = Counter(play[2] for play, shown in seen.items() if shown == lengths[play])
    cut = Counter(play[2] for play, shown in seen.items() if shown != lengths[play])
    return Counted(full, cut, lit, end - start - lit)
