"""Several lists taking turns at levels 20 and 30 (R13)."""

from collections.abc import Sequence
from itertools import chain

from bangtin_playlists.cycle import Cycle, Play, turns
from bangtin_playlists.lists import Listing


def interleaved(listings: Sequence[Listing]) -> Cycle:
    """Return the round of several lists, none of them empty.

    It takes one turn from each; a list that is through begins again until the one with the most turns is through. A
    nested list plays whole in its turn, and nothing is shuffled.
    """
    cycles = [[tuple(Play(item, listing.id) for item in turn) for turn in turns(listing, None)] for listing in listings]
    longest = max(map(len, cycles))
    taken = (own[step % len(own)] for step in range(longest) for own in cycles)
    plays = tuple(chain.from_iterable(taken))
    return Cycle(lambda _: plays, varies=False)
