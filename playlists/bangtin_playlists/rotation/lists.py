"""Lists with every name looked up: what a playlist holds, down to its items (R15)."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import NamedTuple, Self

from bangtin_playlists.errors import NamingError
from bangtin_playlists.layout import Layout
from bangtin_playlists.playlist import Item, Nested, Playlist


class Turn(NamedTuple):
    """One element of a list, and how many plays a cycle it has."""

    element: "Item | Listing"
    weight: int


class Listing(NamedTuple):
    """A playlist in which nested lists stand in person instead of by name."""

    id: str
    turns: tuple[Turn, ...]
    shuffle: bool = False

    def items(self) -> Iterator[Item]:
        """Yield every item, those of nested lists included, as often as it is listed."""
        for turn in self.turns:
            if isinstance(turn.element, Listing):
                yield from turn.element.items()
            else:
                yield turn.element

    def shuffles(self) -> bool:
        """Say whether the order differs from cycle to cycle, here or inside."""
        return self.shuffle or any(isinstance(turn.element, Listing) and turn.element.shuffles() for turn in self.turns)

    def only(self, eligible: Callable[[Item], bool]) -> Self:
        """Return this list without what is not eligible; a nested list with nothing left goes too."""
        return self._replace(turns=tuple(self._kept(eligible)))

    def _kept(self, eligible: Callable[[Item], bool]) -> Iterator[Turn]:
        for element, weight in self.turns:
            if isinstance(element, Listing):
                kept = element.only(eligible)
                if kept.turns:
                    yield Turn(kept, weight)
            elif eligible(element):
                yield Turn(element, weight)


class Shelf:
    """Where a document looks up lists and layouts: first among its own, then on the shelf behind.

    An emergency sees the orders' lists and behind them the manifest's; the manifest sees only its own, so that
    nothing in the orders can change what it meant.
    """

    def __init__(self, playlists: Iterable[Playlist], layouts: Iterable[Layout], behind: Self | None = None) -> None:
        self._playlists: Mapping[str, Playlist] = {playlist.id: playlist for playlist in playlists}
        self._layouts: Mapping[str, Layout] = {layout.id: layout for layout in layouts}
        self._behind = behind
        self._listings: dict[str, Listing] = {}

    def listing(self, name: str, inside: tuple[str, ...] = ()) -> Listing:
        """Return the list of that name; *inside* are the lists that are being looked up around it.

        Raises:
            NamingError: there is none, or it holds itself.
        """
        if name in inside:
            raise NamingError(f"the list {name!r} is inside itself: {' > '.join((*inside, name))}")
        if name not in self._listings:
            self._listings[name] = self._resolved(name, inside)
        return self._listings[name]

    def layout(self, name: str) -> Layout:
        """Return the layout of that name.

        Raises:
            NamingError: there is none.
        """
        if name in self._layouts:
            return self._layouts[name]
        if self._behind is None:
            raise NamingError(f"there is no layout {name!r}")
        return self._behind.layout(name)

    def _resolved(self, name: str, inside: tuple[str, ...]) -> Listing:
        if name not in self._playlists:
            if self._behind is None:
                raise NamingError(f"there is no list {name!r}")
            return self._behind.listing(name)
        playlist = self._playlists[name]
        turns = (self._turn(element, (*inside, name)) for element in playlist.elements)
        return Listing(playlist.id, tuple(turns), playlist.shuffle)

    def _turn(self, element: Item | Nested, inside: tuple[str, ...]) -> Turn:
        what = element if isinstance(element, Item) else self.listing(element.playlist, inside)
        return Turn(what, element.weight)
