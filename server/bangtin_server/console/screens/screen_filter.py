"""Which screens a person looks for: by name or site without marks, by state, by site, a page at a time."""

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from django.http import QueryDict
from django.utils.http import urlencode

from bangtin_server.console.numbers import number_in
from bangtin_server.library.folding import folded
from bangtin_server.players.models import Screen
from bangtin_server.players.states import State

_LONGEST = 200
_MOST_PAGES = 1_000_000


class Stood(NamedTuple):
    """A screen, and how it stands."""

    screen: Screen
    state: State


class Asked(NamedTuple):
    """What somebody looks for; empty is everything."""

    words: str = ""
    site: str = ""
    state: str = ""
    page: int = 1

    @property
    def narrows(self) -> bool:
        """Say whether it leaves anything out."""
        return bool(self.words or self.site or self.state)

    def fits(self, one: Stood) -> bool:
        """Say whether *one* is looked for."""
        return self.fits_but_for_state(one.screen) and self.state in {"", one.state.value}

    def fits_but_for_state(self, screen: Screen) -> bool:
        """Say the same whatever the state: what is counted by state must not vanish with the state that is chosen."""
        if self.site and screen.site.code != self.site:
            return False
        said = folded(f"{screen.name} {screen.site.name}")
        return all(word in said for word in folded(self.words).split())

    def query(self, **other: str | int) -> str:
        """Return it as the query of an address, with *other* in the place of what it says."""
        said: Mapping[str, str | int] = {"q": self.words, "site": self.site, "state": self.state, "page": self.page}
        told = {**said, **other}
        return urlencode({key: value for key, value in told.items() if value not in {"", 1}})


def asked(told: QueryDict) -> Asked:
    """Return what a page's address asks for; what cannot be read asks for nothing.

    >>> asked(QueryDict("q=dinh+vu&page=x")), asked(QueryDict("state=tired")).query(state="late")
    (Asked(words='dinh vu', site='', state='', page=1), 'state=late')
    """
    state, page = told.get("state", ""), number_in(told.get("page", "")) or 0
    return Asked(
        " ".join(told.get("q", "")[:_LONGEST].split()),
        told.get("site", "")[:_LONGEST],
        state if state in set(State) else "",
        page if 0 < page < _MOST_PAGES else 1,
    )


def counted(stood: Iterable[Stood], by: Asked) -> Counter[State]:
    """Return how many screens there are of each state, of those that *by* looks for whatever their state."""
    return Counter(one.state for one in stood if by.fits_but_for_state(one.screen))
