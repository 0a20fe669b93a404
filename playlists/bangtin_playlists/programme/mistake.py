"""What is wrong with a hand-written programme: a code, where, and what was found there.

The words are elsewhere (`bangtin_playlists.words`), so that each mistake can be said in every language.
"""

from collections.abc import Iterable
from difflib import get_close_matches

import msgspec

from bangtin_playlists.programme.spellings import straight

Param = str | int


class Place(msgspec.Struct, frozen=True, order=True):
    """A point in a file that a person wrote."""

    file: str
    line: int
    """From 1."""
    column: int
    """From 1, in characters."""


class Mistake(msgspec.Struct, frozen=True):
    """One thing that is wrong, or in a list of warnings one that is odd."""

    code: str
    """A key of the words, under `mistake.`."""
    place: Place
    params: dict[str, Param]
    """What the words need: usually `found`, and `near` where a likely spelling is known."""


def unlike(found: str, known: Iterable[str]) -> dict[str, Param]:
    """Return the parameters for a name that is not among the *known* ones, with the likeliest of these."""
    names = sorted(known)
    folded = {name.casefold(): name for name in names}
    near = get_close_matches((straight(found) or found).casefold(), folded, n=1, cutoff=0.6)
    return {"found": found, "known": ", ".join(names), "near": folded[near[0]] if near else ""}


def in_order(found: Iterable[Mistake]) -> tuple[Mistake, ...]:
    """Sort by place, each said once."""
    once = {(each.place, each.code, tuple(sorted(each.params.items()))): each for each in found}
    return tuple(sorted(once.values(), key=lambda each: (each.place, each.code)))
