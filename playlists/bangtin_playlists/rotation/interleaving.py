"""Several lists taking turns at levels 20 and 30 (R13)."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from bangtin_playlists.instant import Instant
from bangtin_playlists.playlist import Item
from bangtin_playlists.rotation.cycle import Cycle, Play, Slot, turns
from bangtin_playlists.rotation.lists import Listing


class _Origin(NamedTuple):
    """Where a play of a round comes from."""

    listing: int
    place: int
    """In the list's own cycle."""


class Round(Cycle):
    """The round of several lists, none of them empty.

    It takes one turn from each; a list that is through begins again until the one with the most turns is through. A
    nested list plays whole in its turn, and nothing is shuffled.
    """

    def __init__(self, listings: Sequence[Listing]) -> None:
        cycles = [turns(listing, None) for listing in listings]
        self._own = [[item for turn in own for item in turn] for own in cycles]
        self._origins = list(_taken(cycles))
        plays = [Play(self._own[one.listing][one.place], listings[one.listing].id) for one in self._origins]
        super().__init__(lambda _: plays, varies=False)

    def following(self, anchor: Instant, slot: Slot) -> Iterator[Item]:
        """Yield what comes after *slot* in its own list, once around."""
        del anchor  # the round is the same from every anchor
        listing, place = self._origins[slot.place]
        yield from self._own[listing][place + 1 :]
        yield from self._own[listing]


def _taken(cycles: Sequence[Sequence[Sequence[Item]]]) -> Iterator[_Origin]:
    """Yield one round: a turn of each cycle, in turn."""
    places = [0] * len(cycles)
    for step in range(max(map(len, cycles))):
        for listing, own in enumerate(cycles):
            turn = step % len(own)
            places[listing] *= bool(turn)
            for _ in own[turn]:
                yield _Origin(listing, places[listing])
                places[listing] += 1
