"""What the lines of a playlist are called, how long they take, and what keeps one from being shown."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any, NamedTuple

from django.http import HttpRequest

from bangtin_server.console.language import say, tongue
from bangtin_server.console.plan.playlist_draft import Draft, Row, milliseconds, typed
from bangtin_server.console.telling import lasting
from bangtin_server.library.folding import folded
from bangtin_server.library.models import Item, ItemVersion, State
from bangtin_server.library.reviewing import STATE_WORDS
from bangtin_server.scheduling.models import Playlist
from bangtin_server.scheduling.playlists import USUAL_MS, approved_of, choosable, own_length
from bangtin_server.scheduling.rounds import rounds

_MOST_FOUND = 12


class Shown(NamedTuple):
    """One line, in words."""

    row: Row
    title: str
    kind: str
    takes: str
    """How long one play is."""
    own: str
    """What an empty length means."""
    note: str = ""
    trouble: str = ""
    wrong: bool = False
    focus: str = ""
    """Which of its buttons the keyboard is on."""


class Choice(NamedTuple):
    """Something that can be added."""

    key: str
    title: str
    kind: str
    takes: str


class Shelf:
    """All that the lines of *draft* name, read at once."""

    def __init__(self, request: HttpRequest, draft: Draft, now: datetime) -> None:
        self._request, self._now = request, now
        items = {row.key for row in draft.rows if row.kind == "i"}
        self._items = Item.objects.select_related("newest").in_bulk(items)
        self._versions = approved_of(items)
        self._lists = Playlist.objects.in_bulk({row.key for row in draft.rows if row.kind == "l"})
        self._rounds = rounds(self._lists)

    def lines(self, rows: Sequence[Row]) -> list[Shown]:
        """Return each line in words."""
        return [self._list(row) if row.kind == "l" else self._item(row) for row in rows]

    def total(self, rows: Sequence[Row]) -> int:
        """Return how long a round takes, in milliseconds."""
        return sum(self._length(row) * row.weight for row in rows)

    def _length(self, row: Row) -> int:
        if row.kind == "l":
            return self._rounds.get(row.key, 0)
        return milliseconds(row.length) or self._own(row) or USUAL_MS

    def _own(self, row: Row) -> int:
        version = self._versions.get(row.key)
        return own_length(version.content) if version else 0

    def _list(self, row: Row) -> Shown:
        found = self._lists.get(row.key)
        return Shown(
            row, str(found or "?"), say(self._request, "list_in_list"), lasting(self._request, self._length(row)), ""
        )

    def _item(self, row: Row) -> Shown:
        item, version, own = self._items.get(row.key), self._versions.get(row.key), self._own(row)
        return Shown(
            row,
            title_of(item, version),
            kind_of(self._request, version),
            lasting(self._request, self._length(row)),
            typed(own or USUAL_MS),
            self._note(own, milliseconds(row.length), version),
            self._trouble(item, version),
            milliseconds(row.length) is None,
        )

    def _note(self, own: int, asked: int | None, version: ItemVersion | None) -> str:
        if not own or version is None:
            return ""
        pages = version.content.get("type") == "pages"
        if not asked or asked == own:
            return say(self._request, "own_pages" if pages else "own_length")
        return (
            "" if pages else say(self._request, "repeats" if asked > own else "cuts", own=lasting(self._request, own))
        )

    def _trouble(self, item: Item | None, version: ItemVersion | None) -> str:
        if version is None:
            newest = item.newest if item else None
            if newest is None:
                return say(self._request, "not_approved")
            state = getattr(STATE_WORDS[State(newest.state)], tongue(self._request))
            return say(self._request, "not_shown", state=state)
        over = version.valid_to is not None and version.valid_to <= self._now
        return say(self._request, "expired") if over else ""


def title_of(item: Item | None, version: ItemVersion | None) -> str:
    """Return what an item is called where people read of it: its name, else its words or what it shows."""
    if item is None:
        return "?"
    told: Mapping[str, Any] = version.content if version else {}
    words = told.get("title") or told.get("text") or (version.tags.get("alternative", "") if version else "")
    if item.name and item.name != item.code:
        return item.name
    return f"{item.code} · {words}" if words else item.code


def kind_of(request: HttpRequest, version: ItemVersion | None) -> str:
    """Return what kind of thing a version is."""
    return say(request, f"kind_{version.content['type']}") if version else ""


def choices(request: HttpRequest, row: Playlist, find: str) -> list[Choice]:
    """Return what can be added to a playlist, of what *find* names: items, then playlists."""
    words = folded(find).split()
    items = choosable(row)
    lists = Playlist.objects.filter(home__in=[row.home_id]) if row.home_id else Playlist.objects.none()
    for word in words:
        items = items.filter(folded__contains=word)
    shared = [one for one in (lists | Playlist.objects.filter(home=None)).exclude(pk=row.pk) if _fits(one, words)]
    found = list(items.order_by("name", "pk")[:_MOST_FOUND])
    versions = approved_of(one.pk for one in found)
    times = rounds(one.pk for one in shared[:_MOST_FOUND])
    told = [_choice(request, one, versions.get(one.pk)) for one in found]
    nested = say(request, "list_in_list")
    return told + [
        Choice(f"l{one.pk}", str(one), nested, lasting(request, times[one.pk])) for one in shared[:_MOST_FOUND]
    ]


def _fits(row: Playlist, words: Sequence[str]) -> bool:
    return all(word in folded(f"{row.name} {row.code}") for word in words)


def _choice(request: HttpRequest, item: Item, version: ItemVersion | None) -> Choice:
    own = own_length(version.content) if version else 0
    return Choice(f"i{item.pk}", title_of(item, version), kind_of(request, version), lasting(request, own or USUAL_MS))
