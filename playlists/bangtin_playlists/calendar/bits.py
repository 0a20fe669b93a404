"""Which of many, as the bits of one integer: a thousand are asked as quickly as one."""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import accumulate

from bangtin_playlists.instant import ALWAYS, FOREVER


def bits(mask: int) -> Iterator[int]:
    """Yield the numbers of the bits that are set, lowest first.

    >>> list(bits(0b10110))
    [1, 2, 4]
    """
    while mask:
        lowest = mask & -mask
        yield lowest.bit_length() - 1
        mask ^= lowest


class Steps:
    """A mask that changes at some points of a line.

    Args:
        spans: Where a bit is set: from (included), to (excluded), the bit. Spans of one bit do not overlap;
            one that ends before it starts is none.

    >>> steps = Steps([(0, 10, 0b01), (5, 20, 0b10)])
    >>> steps.at(4), steps.at(5), steps.at(10)
    (1, 3, 2)
    """

    def __init__(self, spans: Iterable[tuple[int, int, int]]) -> None:
        toggles: defaultdict[int, int] = defaultdict(int, {ALWAYS: 0})
        for start, end, bit in spans:
            if start < end:
                toggles[start] ^= bit
                toggles[end] ^= bit
        self.points = sorted(toggles)
        self.masks = list(accumulate((toggles[point] for point in self.points), int.__xor__))

    def at(self, point: int) -> int:
        """Return the mask at *point*."""
        return self.masks[bisect_right(self.points, point) - 1]

    def next_change(self, point: int, mask: int) -> int:
        """Return the first point after *point* where the bits of *mask* differ."""
        here = bisect_right(self.points, point) - 1
        for index in range(here + 1, len(self.points)):
            if (self.masks[index] ^ self.masks[here]) & mask:
                return self.points[index]
        return FOREVER

    def last_change(self, point: int, mask: int) -> int:
        """Return the last point, at or before *point*, since which the bits of *mask* are as they are there."""
        here = bisect_right(self.points, point) - 1
        for index in range(here, 0, -1):
            if (self.masks[index - 1] ^ self.masks[here]) & mask:
                return self.points[index]
        return ALWAYS
