"""Which entries are on at an instant: every one is asked whether one of its occurrences is (R9, R11 to R13)."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import NamedTuple

from bangtin_playlists.instant import Instant, moment
from bangtin_playlists.layout import MAIN, Layout
from bangtin_playlists.local import Assertion
from bangtin_playlists.schedule import Entry
from tests.playlists.oracle.days import DAY, Days, Interval, clock
from tests.playlists.oracle.lists import Lists


class Candidate(NamedTuple):
    """An entry of which an occurrence is on."""

    entry: Entry
    begun: int

    def key(self) -> tuple[str, int]:
        return self.entry.id, self.begun


class Standing:
    """The entries of one screen."""

    def __init__(
        self,
        entries: Sequence[Entry],
        layouts: Mapping[str, Layout],
        lists: Lists,
        days: Days,
        triggers: Sequence[Assertion],
    ) -> None:
        self.entries = entries
        self.layouts = layouts
        self.lists = lists
        self.days = days
        self.zone = clock(days.zone)
        self.triggers = triggers
        self._occurrences: dict[tuple[str, date], list[Interval]] = {}
        self._together: dict[tuple[int, int], tuple[Candidate, ...]] = {}

    def occurrences(self, entry: Entry, day: date) -> list[Interval]:
        """Return the occurrences of an entry that belong to *day*, and those that belong to no day (R9)."""
        if entry.trigger:
            return [Interval(one.since, one.until) for one in self.triggers if one.trigger == entry.trigger]
        if entry.since is not None:
            return [Interval(entry.since, entry.until)]  # R23
        key = entry.id, day
        if key not in self._occurrences:
            self._occurrences[key] = self.days.occurrences(entry.rule, iter([day]))
        return self._occurrences[key]

    def around(self, at: int) -> list[date]:
        """Return the days whose occurrences may reach *at*: none is longer than two."""
        today = moment(Instant(at), self.zone).date()
        return [today + DAY * number for number in range(-3, 2)]

    def between(self, after: int, at: int) -> list[date]:
        """Return the days whose occurrences may reach any instant from *after* to *at*."""
        first, last = self.around(after)[0], self.around(at)[-1]
        return [first + DAY * number for number in range((last - first).days + 1)]

    def candidates(self, level: int, at: int) -> list[Candidate]:
        """Return what is on at a level and not empty, earliest first (R11)."""
        found = []
        for entry in self.entries:
            if entry.level == level:
                begun = [one.start for day in self.around(at) for one in self.occurrences(entry, day) if one.covers(at)]
                if begun and self.shows_something(Candidate(entry, max(begun)), at):
                    found.append(Candidate(entry, max(begun)))
        return sorted(found, key=lambda one: one.entry.order)

    def zones(self, entry: Entry) -> list[tuple[str, str]]:
        """Return zones and their lists; a bare playlist is one zone (R12)."""
        if not entry.layout:
            return [(MAIN, entry.playlist)]
        return [(zone.name, zone.playlist) for zone in self.layouts[entry.layout].zones]

    def shows_something(self, one: Candidate, at: int) -> bool:
        """A layout is empty only when the lists of all its zones are (R12)."""
        return any(any(self.lists.eligible(name, one.entry.level, at)) for _, name in self.zones(one.entry))

    def together(self, level: int, at: int) -> tuple[Candidate, ...]:
        """Return the set of a level: the bare candidates, unless one with a layout is the earliest (R13).

        Only hours and higher levels hide a set without breaking it; a layout of its own level does break it.
        """
        if (level, at) not in self._together:
            found = self.candidates(level, at)
            bare = [one for one in found if not one.entry.layout]
            self._together[level, at] = () if found and found[0].entry.layout else tuple(bare)
        return self._together[level, at]

    def together_since(self, level: int, at: int) -> int:
        """Return the start of the latest unbroken stretch of the set of occurrences (R13)."""
        keys = [one.key() for one in self.together(level, at)]
        earliest = max(begun for _, begun in keys)
        since, broken = earliest, False
        for one in [earliest, *sorted(self.changes(earliest, at, level))]:
            same = [found.key() for found in self.together(level, one)] == keys
            since, broken = (one, False) if same and broken else (since, not same)
        return since

    def changes(self, after: int, at: int, level: int | None = None) -> set[int]:
        """Return every instant after *after* and up to *at* at which a candidate, of one level or any, may change."""
        bounds, days = set(self.lists.instants), self.between(after, at)
        for entry in self.entries:
            if level is None or entry.level == level:
                bounds |= {bound for day in days for one in self.occurrences(entry, day) for bound in one if bound}
        return {bound for bound in bounds if after < bound <= at}
