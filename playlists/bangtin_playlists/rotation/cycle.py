"""One round through a list: its plays in order, by weight, shuffle and nesting (R15)."""

from bisect import bisect_right
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache, partial
from hashlib import sha256
from itertools import accumulate
from typing import NamedTuple

from bangtin_playlists.instant import Instant, Millis, moment
from bangtin_playlists.playlist import Item
from bangtin_playlists.rotation.lists import Listing


class Play(NamedTuple):
    """One showing of an item, and the list that it came from."""

    item: Item
    playlist: str


class Slot(NamedTuple):
    """A play in its place on the clock."""

    play: Play
    start: Instant
    end: Instant
    """Where the play would end if nothing cut it."""
    turn: int
    """Which cycle since the anchor, from 0."""
    place: int
    """Which play of that cycle, from 0."""

    def same_play(self, other: "Slot | None") -> bool:
        """Say whether two slots are one on the wall: the same play in the same time, whichever entries they are of."""
        return other is not None and (self.play, self.start) == (other.play, other.start)


class Draw(NamedTuple):
    """What a shuffle is drawn from: the anchor and the number of the cycle."""

    anchor: Instant
    turn: int

    def lots(self, playlist: str) -> "Callable[[str, int], bytes]":
        """Return what tells, for an element and its copy, by what the plays of a shuffled cycle are sorted.

        >>> Draw(Instant(1775431800000), 0).lots("ngay")("N1", 0).hex()[:16]
        'afd83795d8d949dd'
        """
        anchor = moment(self.anchor).strftime("%Y-%m-%dT%H:%M:%S.") + f"{self.anchor % 1000:03}Z"
        begun = sha256(f"{playlist}|{anchor}|{self.turn}|".encode())

        def lot(element: str, copy: int) -> bytes:
            whole = begun.copy()
            whole.update(f"{element}|{copy}".encode())
            return whole.digest()

        return lot


class Cycle:
    """Plays that repeat for ever from an anchor.

    Args:
        arrange: Returns the plays of the cycle that a draw is for; the same plays each time, unshuffled without a draw.
        varies: Whether their order depends on the draw.
    """

    def __init__(self, arrange: Callable[[Draw | None], Sequence[Play]], *, varies: bool) -> None:
        self._arrange = arrange
        self._varies = varies
        self._timed = lru_cache(4)(self._timing)
        self.length = Millis(self._timed(None)[1][-1])

    def plays(self, anchor: Instant, turn: int) -> Sequence[Play]:
        """Return the plays of one cycle in order."""
        return self._timetable(anchor, turn)[0]

    def count(self) -> Counter[str]:
        """Return how often each item plays in one cycle, whatever the draw."""
        return Counter(play.item.id for play in self._timed(None)[0])

    def slot(self, anchor: Instant, at: Instant) -> Slot:
        """Return the slot that covers *at*, if the first play of cycle 0 begins at *anchor*."""
        turn, offset = divmod(at - anchor, self.length)
        plays, starts = self._timetable(anchor, turn)
        place = bisect_right(starts, offset) - 1
        begin = anchor + turn * self.length
        return Slot(plays[place], Instant(begin + starts[place]), Instant(begin + starts[place + 1]), turn, place)

    def following(self, anchor: Instant, slot: Slot) -> Iterator[Item]:
        """Yield what comes after *slot* in its list, through the end of the next cycle."""
        rest = self.plays(anchor, slot.turn)[slot.place + 1 :]
        yield from (play.item for play in (*rest, *self.plays(anchor, slot.turn + 1)))

    def _timetable(self, anchor: Instant, turn: int) -> tuple[Sequence[Play], list[int]]:
        return self._timed(Draw(anchor, turn) if self._varies else None)

    def _timing(self, draw: Draw | None) -> tuple[Sequence[Play], list[int]]:
        """Return the plays, and where each begins; one more number says where the last ends."""
        plays = self._arrange(draw)
        return plays, list(accumulate((play.item.slot_ms for play in plays), initial=0))


def cycle(listing: Listing) -> Cycle | None:
    """Return the cycle of a list of what is eligible; None if that is nothing."""
    if not listing.turns:
        return None

    def arrange(draw: Draw | None) -> tuple[Play, ...]:
        return tuple(Play(item, listing.id) for turn in turns(listing, draw) for item in turn)

    return Cycle(arrange, varies=listing.shuffles())


def turns(listing: Listing, draw: Draw | None) -> list[tuple[Item, ...]]:
    """Return what each turn of one cycle plays: an item, or the whole cycle of a nested list, by the same draw.

    Without a draw nothing is shuffled.
    """
    order = _smoothed(tuple(turn.weight for turn in listing.turns))
    if listing.shuffle and draw is not None:
        before, lots = _copies_before(listing), draw.lots(listing.id)

        def lot(play: tuple[int, int]) -> bytes:
            which, copy = play
            return lots(listing.turns[which].element.id, before[which] + copy)

        order = tuple(sorted(order, key=lot))
    return [_whole(listing.turns[which].element, draw) for which, _ in order]


def smooth(weights: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Yield one cycle of smooth weighted round-robin as (which, copy).

    Each gains its weight, the highest plays and pays the sum, ties go to the earlier. Those of one weight differ only
    in what they paid, so they take turns; it is enough to compare the foremost of each weight.

    >>> [which for which, copy in smooth([3, 1, 1])]
    [0, 1, 0, 2, 0]
    """
    peers: dict[int, list[int]] = {}
    for which, weight in enumerate(weights):
        peers.setdefault(weight, []).append(which)
    total, taken = sum(weights), Counter[int]()

    def credit(step: int, weight: int) -> tuple[int, int]:
        copy, foremost = divmod(taken[weight], len(peers[weight]))
        return step * weight - copy * total, -peers[weight][foremost]

    for step in range(1, total + 1):
        weight = max(peers, key=partial(credit, step))
        copy, foremost = divmod(taken[weight], len(peers[weight]))
        taken[weight] += 1
        yield peers[weight][foremost], copy


@lru_cache(256)
def _smoothed(weights: tuple[int, ...]) -> tuple[tuple[int, int], ...]:
    return tuple(smooth(weights))


def _whole(element: Item | Listing, draw: Draw | None) -> tuple[Item, ...]:
    if isinstance(element, Listing):
        return tuple(item for turn in turns(element, draw) for item in turn)
    return (element,)


def _copies_before(listing: Listing) -> list[int]:
    """Return for each element how many copies of its id stand before it: copies are numbered through the list."""
    seen, before = Counter[str](), []
    for element, weight in listing.turns:
        before.append(seen[element.id])
        seen[element.id] += weight
    return before
