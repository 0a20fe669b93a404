"""From what was seen on the wall to holds, frames missed and time in the dark; pure."""

from collections.abc import Iterable, Sequence
from itertools import groupby, pairwise
from statistics import median

import msgspec

from tests.benchmarks.handoff.wall import Seen


class Verdict(msgspec.Struct, frozen=True):
    """What the wall showed; times in milliseconds."""

    handoffs: int
    hold_median: float | None
    hold_p95: float | None
    hold_worst: float | None
    frames_due: int
    """Of whole plays: the first and the last play seen are left out."""
    frames_missed: int
    first_missed: int
    """Plays whose first frame was never seen."""
    last_missed: int
    black_ms: float
    unreadable_ms: float
    wrong_order: int

    @property
    def missed_share(self) -> float:
        """Return the part of the frames that was never seen, 0 to 1."""
        return self.frames_missed / self.frames_due if self.frames_due else 1.0


Numbered = tuple[float, int, int]
"""Instant in seconds, clip, frame."""


def plays(seen: Iterable[Seen]) -> list[list[Numbered]]:
    """Cut what was seen into plays: the clip changes, or its frames begin again."""
    cut: list[list[Numbered]] = []
    for one in seen:
        if one.number is None:
            continue
        here = (one.at, *one.number)
        if cut and cut[-1][-1][1] == here[1] and cut[-1][-1][2] <= here[2]:
            cut[-1].append(here)
        else:
            cut.append([here])
    return cut


def verdict(seen: Sequence[Seen], frames: int) -> Verdict:
    """Judge what was *seen* of clips of *frames* pictures each."""
    cut = plays(seen)
    whole = cut[1:-1]
    shown = [{frame for _, _, frame in play} for play in whole]
    holds = sorted((after[0][0] - before[-1][0]) * 1000 for before, after in pairwise(cut))
    return Verdict(
        handoffs=len(holds),
        hold_median=median(holds) if holds else None,
        hold_p95=holds[int(len(holds) * 0.95)] if holds else None,
        hold_worst=holds[-1] if holds else None,
        frames_due=frames * len(whole),
        frames_missed=sum(frames - len(numbers) for numbers in shown),
        first_missed=sum(0 not in numbers for numbers in shown),
        last_missed=sum(frames - 1 not in numbers for numbers in shown),
        black_ms=_lasting(seen, black=True),
        unreadable_ms=_lasting(seen, black=False),
        wrong_order=_wrong_order([play[0][1] for play in cut]),
    )


def _lasting(seen: Sequence[Seen], *, black: bool) -> float:
    """Return for how long no number stood on the wall once one had, black or not."""
    begun = next((n for n, one in enumerate(seen) if one.number is not None), len(seen))
    gone = (after.at - one.at for one, after in pairwise(seen[begun:]) if one.number is None and one.black == black)
    return sum(gone) * 1000


def _wrong_order(clips: list[int]) -> int:
    """Count the hand-offs that do not follow the commonest successor of their clip."""
    followers = groupby(sorted(pairwise(clips)), key=lambda pair: pair[0])
    counts = [[sum(1 for _ in same) for _, same in groupby(after)] for _, after in followers]
    return sum(sum(each) - max(each) for each in counts)
