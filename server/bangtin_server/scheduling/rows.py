"""The rows that manifests are made of: each read once, however many screens share it.

A thousand screens that play one list ask for it once. What is read here stays as it was read: make it anew for each
transaction, after the marks of its screens are taken away.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from datetime import datetime
from functools import cached_property
from itertools import groupby
from typing import TypeVar

from django.db.models import Prefetch, Q

from bangtin_playlists import layout as wall
from bangtin_playlists import playlist as lists
from bangtin_playlists import schedule as plan
from bangtin_playlists.playlist import Digest
from bangtin_playlists.wire.manifest import Medium as ListedMedium
from bangtin_server.errors import PublishingError
from bangtin_server.library.models import Examination, ItemVersion, Medium, State
from bangtin_server.players.models import Screen, ScreenGroup
from bangtin_server.scheduling import writing
from bangtin_server.scheduling.fitting import FittedLists
from bangtin_server.scheduling.models import Calendar, Element, Entry, Font, Hours, Layout, Playlist, Target, Zone
from bangtin_server.scheduling.succession import Term, terms

T = TypeVar("T", bound=Target)
FAR = 1_000_000
"""More than any place has lines."""
_TURN = {"screen": 0, "group": FAR, "site": 2 * FAR}


class Rows:
    """Reads for *screens*, and only what they can show.

    Args:
        screens: Which.
        now: The present, from which on versions follow each other; without one each item is its newest version.
        as_approved: Whether a version counts before its files were found sound, too.
    """

    def __init__(self, screens: Sequence[Screen], now: datetime | None = None, *, as_approved: bool = False) -> None:
        self._screens, self._now, self._as_approved = screens, now, as_approved
        self._lists: dict[int, Playlist] = {}
        self._layouts: dict[int, Layout] = {}
        self._terms: dict[int, list[Term]] = {}
        self._written: dict[int, lists.Playlist] = {}
        self._media: dict[str, ListedMedium] = {}
        self.fitted = FittedLists(screens)

    def entries(self, screen: Screen) -> list[Entry]:
        """Return the lines of the schedule for *screen*, its groups and its site."""
        return self._for(screen, self._entries)

    def hours(self, screen: Screen) -> list[Hours]:
        """Return its operating hours: a screen's own rows decide before its groups', those before its site's."""
        found = self._found(screen, self._hours)
        return [row for _, row in sorted(found, key=lambda each: (each[0], each[1].position, each[1].pk))]

    def fonts(self, screen: Screen) -> list[Font]:
        """Return its fonts, likewise."""
        return self._for(screen, self._fonts)

    def layouts(self, wanted: Collection[int]) -> list[Layout]:
        """Return layouts by their keys: the shared ones first, then by age."""
        if missing := set(wanted) - self._layouts.keys():
            zones = Prefetch("zones", Zone.objects.all())
            self._layouts |= Layout.objects.prefetch_related(zones).in_bulk(missing)
        return sorted((self._layouts[key] for key in wanted), key=_age)

    def playlists(self, wanted: Collection[int]) -> list[Playlist]:
        """Return playlists by their keys, and those nested in them: the shared ones first, then by age."""
        found: set[int] = set()
        while missing := set(wanted) - found:
            self._read_lists(missing)
            found |= missing
            wanted = {each.nested_id for key in missing for each in self._lists[key].elements.all() if each.nested_id}
        return sorted((self._lists[key] for key in found), key=_age)

    def written(self, row: Playlist) -> lists.Playlist:
        """Return what a playlist says, each item in its approved versions from now on."""
        if row.pk not in self._written:
            self._written[row.pk] = writing.playlist(row, self._terms)
        return self._written[row.pk]

    def written_layout(self, row: Layout) -> wall.Layout:
        """Return what a layout says."""
        self.playlists({zone.playlist_id for zone in row.zones.all()})
        return writing.layout(row, {zone.playlist_id: self._lists[zone.playlist_id].code for zone in row.zones.all()})

    def written_entry(self, row: Entry) -> plan.Entry:
        """Return what a line of the schedule says."""
        playlist = self._lists[row.playlist_id].code if row.playlist_id else ""
        return writing.entry(row, playlist, self._layouts[row.layout_id].code if row.layout_id else "")

    def media(self, digests: Iterable[str]) -> list[ListedMedium]:
        """Return media by their digests, in that order.

        Raises:
            PublishingError: the library has one of them no more.
        """
        wanted = list(dict.fromkeys(digests))
        self._media |= self.fitted.listed
        if missing := [each for each in wanted if each not in self._media]:
            for row in Medium.objects.filter(pk__in=missing):
                self._media[row.digest] = ListedMedium(Digest(row.digest), row.size, row.kind, row.name)
        if gone := [each for each in wanted if each not in self._media]:
            raise PublishingError(f"not in the library: {', '.join(gone)}", f"Thư viện không có: {', '.join(gone)}.")
        return [self._media[each] for each in wanted]

    def calendar(self, screen: Screen, code: str) -> plan.Calendar | None:
        """Return the calendar of a code; the screen's own before a shared one."""
        return self._calendars.get((screen.pk, code)) or self._calendars.get((None, code))

    def _read_lists(self, keys: Collection[int]) -> None:
        missing = set(keys) - self._lists.keys()
        if not missing:
            return
        elements = Prefetch("elements", Element.objects.select_related("item", "nested"))
        fresh = Playlist.objects.prefetch_related(elements).in_bulk(missing)
        self._lists |= fresh
        items = {each.item_id for one in fresh.values() for each in one.elements.all() if each.item_id}
        approved = ItemVersion.objects.filter(item__in=items, state=State.APPROVED).order_by("item", "number")
        unseen = set() if self._as_approved else _unexamined(items)
        for item, versions in groupby(approved, key=lambda version: version.item_id):
            known = list(versions)
            seen = [one for one in known if one.pk not in unseen]
            self._terms[item] = terms(seen or known, self._now)  # what is not fit is left out as such

    @cached_property
    def _groups(self) -> dict[int, set[int]]:
        """The groups of each screen."""
        found: dict[int, set[int]] = defaultdict(set)
        pairs = ScreenGroup.screens.through.objects.filter(screen__in=self._screens)
        for screen, group in pairs.values_list("screen_id", "screengroup_id"):
            found[screen].add(group)
        return found

    @cached_property
    def _entries(self) -> dict[tuple[str, int], list[Entry]]:
        return self._aimed(Entry)

    @cached_property
    def _hours(self) -> dict[tuple[str, int], list[Hours]]:
        return self._aimed(Hours)

    @cached_property
    def _fonts(self) -> dict[tuple[str, int], list[Font]]:
        return self._aimed(Font)

    @cached_property
    def _calendars(self) -> dict[tuple[int | None, str], plan.Calendar]:
        rows = Calendar.objects.filter(Q(home__in=self._screens) | Q(home=None)).prefetch_related("days")
        return {(row.home_id, row.code): writing.calendar(row) for row in rows}

    def _aimed(self, kind: type[T]) -> dict[tuple[str, int], list[T]]:
        """Return the rows for any of the screens, by what they are for."""
        groups = {group for each in self._groups.values() for group in each}
        sites = {screen.site_id for screen in self._screens}
        aimed = Q(screen__in=self._screens) | Q(group__in=groups) | Q(site__in=sites)
        found: dict[tuple[str, int], list[T]] = defaultdict(list)
        for row in kind._default_manager.filter(aimed):  # noqa: SLF001 - Django's public name
            found[_target(row)].append(row)
        return found

    def _for(self, screen: Screen, rows: dict[tuple[str, int], list[T]]) -> list[T]:
        """Return the rows for one screen in their turn: among equals the first listed wins (R11)."""
        found = self._found(screen, rows)
        return [row for _, row in sorted(found, key=lambda each: (turn_of(each[1]), each[0], each[1].pk))]

    def _found(self, screen: Screen, rows: dict[tuple[str, int], list[T]]) -> list[tuple[int, T]]:
        """Return the rows for one screen with how near they are to it, the nearest 0."""
        groups = sorted(self._groups.get(screen.pk, ()))
        targets = [("screen", screen.pk), *(("group", each) for each in groups), ("site", screen.site_id)]
        return [(nearness, row) for nearness, target in enumerate(targets) for row in rows.get(target, ())]


def _unexamined(items: Collection[int]) -> set[int]:
    """Return the approved versions with a file that nobody has found sound."""
    unsound = Medium.objects.exclude(examination=Examination.SOUND)
    rows = ItemVersion.objects.filter(item__in=items, state=State.APPROVED, media__in=unsound)
    return set(rows.values_list("pk", flat=True))


def turn_of(row: Target) -> int:
    """Say when it is a row's turn among all that are for one screen: its own, then its groups', then its site's.

    A line that a programme lists behind shared ones keeps that turn as its position (own.py).
    """
    kind, _ = _target(row)
    return _TURN[kind] + row.position


def _target(row: Target) -> tuple[str, int]:
    """Return what a row is for: exactly one is set."""
    if row.screen_id:
        return "screen", row.screen_id
    return ("group", row.group_id) if row.group_id else ("site", row.site_id or 0)


def _age(row: Playlist | Layout) -> tuple[bool, int]:
    """Sort what is shared before a screen's own, which is made anew whenever its programme is."""
    return row.home_id is not None, row.pk
