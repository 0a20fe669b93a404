"""What is on, told from the rules of timeline.md alone: slow, plain, and a stranger to the code that it judges.

Nothing is looked up in tables made before. At an instant every entry is asked whether one of its occurrences is on; the
lists of the winner are walked from their anchor, change by change and play by play.
"""

from datetime import date
from typing import NamedTuple

from bangtin_playlists.instant import Instant, moment
from bangtin_playlists.layout import MAIN
from bangtin_playlists.local import NOTHING_LOCAL, Local
from bangtin_playlists.playlist import Item, Pages
from bangtin_playlists.schedule import Entry, Level
from bangtin_playlists.wire.manifest import Manifest
from bangtin_playlists.wire.orders import NO_ORDERS, Orders
from tests.playlists.oracle.days import DAY, Days, Interval, clock
from tests.playlists.oracle.lists import Filters, Lists, Slot
from tests.playlists.oracle.undated import undated_manifest, undated_orders

NOTHING = ""
HORIZON = 2 * 24 * 60 * 60 * 1000
"""How far the end of the slate is looked for."""


class Candidate(NamedTuple):
    """An entry of which an occurrence is on."""

    entry: Entry
    begun: int

    def key(self) -> tuple[str, int]:
        return self.entry.id, self.begun


class Show(NamedTuple):
    """What one zone shows at an instant."""

    playlist: str
    item: str
    start: int
    end: int
    """Of the slot, if nothing cuts it."""
    page: int | None
    page_end: int
    filler: str
    slot: Slot | None
    shown: Item | None
    """What is really on the wall; None: the last picture holds."""

    def same(self, other: "Show | None") -> bool:
        """Say whether the item and the page of two instants are the same."""
        return other is not None and self.identity() == other.identity()

    def identity(self) -> tuple[object, ...]:
        return self.playlist, self.item, self.start, self.page, self.filler


class Scene(NamedTuple):
    """A whole screen at an instant."""

    level: int | None
    dark: str
    entry: str
    zones: dict[str, Show]
    together: int
    """How many entries interleave."""


BLACKOUT = Scene(Level.BLACKOUT, "blackout", NOTHING, {}, 0)
CLOSED = Scene(None, "hours", NOTHING, {}, 0)
SLATE = Scene(
    Level.FALLBACK, NOTHING, NOTHING, {MAIN: Show(NOTHING, "slate", 0, 1 << 60, None, 1 << 60, NOTHING, None, None)}, 0
)


class Oracle:
    """The answers of one programme."""

    def __init__(self, manifest: Manifest, orders: Orders = NO_ORDERS, local: Local = NOTHING_LOCAL) -> None:
        if not local.clock_trusted:
            manifest, orders = undated_manifest(manifest), undated_orders(orders)
        self.screen = manifest.screen
        self.local = local
        self.hours = manifest.hours
        self.zone = clock(manifest.screen.timezone)
        self.days = Days(manifest.screen.timezone, manifest.calendars)
        self.layouts = {layout.id: layout for layout in manifest.layouts + orders.layouts}
        self.blackouts = [one for one in orders.blackouts if self._for_us(one.screens)]
        mournings = [one for one in orders.mournings if self._for_us(one.screens)]
        playlists = {playlist.id: playlist for playlist in manifest.playlists + orders.playlists}
        self.lists = Lists(playlists, Filters(orders.recalls, mournings))
        raised = [one.entry for one in orders.emergencies if self._for_us(one.screens)]
        self.entries = [*manifest.schedule, *raised]
        self._occurrences: dict[tuple[str, date], list[Interval]] = {}
        self._together: dict[tuple[int, int], tuple[Candidate, ...]] = {}

    def _for_us(self, screens: tuple[str, ...]) -> bool:
        return not screens or self.screen.name in screens

    # Which occurrences there are

    def occurrences(self, entry: Entry, day: date) -> list[Interval]:
        """Return the occurrences of an entry that belong to *day*, and those that belong to no day (R9)."""
        if entry.trigger:
            return [Interval(one.since, one.until) for one in self.local.triggers if one.trigger == entry.trigger]
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

    def candidates(self, level: int, at: int) -> list[Candidate]:
        """Return what is on at a level and not empty, earliest first (R11)."""
        found = []
        for entry in self.entries:
            if entry.level == level:
                begun = [one.start for day in self.around(at) for one in self.occurrences(entry, day) if one.covers(at)]
                if begun and self.shows_something(Candidate(entry, max(begun)), at):
                    found.append(Candidate(entry, max(begun)))
        return sorted(found, key=lambda one: one.entry.order)

    def open(self, at: int) -> bool:
        """Say whether the operating hours hold *at* open (R11)."""
        return not self.hours or any(self._open_on(day, at) for day in self.around(at))

    def _open_on(self, day: date, at: int) -> bool:
        taking = next((row for row in self.hours if self.days.takes(row.rule, day)), None)  # the first row decides
        if taking is None or taking.closed:
            return False
        hours = self.days.hours(taking.rule, day)
        return hours is not None and hours.covers(at)

    # Who wins

    def scene(self, at: int) -> Scene:
        """Return what the whole screen shows at *at* (R11)."""
        blackouts = [one for one in self.blackouts if one.since <= at and (one.until is None or at < one.until)]
        emergency = self.won(Level.EMERGENCY, at)
        if blackouts:
            through = all(one.allow_emergency for one in blackouts)
            return emergency if emergency and through else BLACKOUT
        if emergency:
            return emergency  # R11: lights a screen outside its hours
        if not self.open(at):
            return CLOSED
        levels = (Level.PRIORITY, Level.NORMAL, Level.FALLBACK)
        return next((scene for scene in (self.won(level, at) for level in levels) if scene), SLATE)

    def won(self, level: int, at: int) -> Scene | None:
        """Return what a level shows at *at*, None if nothing of it is on."""
        candidates = self.candidates(level, at)
        if not candidates:
            return None
        first = candidates[0]
        if first.entry.layout or level not in {Level.PRIORITY, Level.EMERGENCY}:
            return self.alone(first, at)
        together = self.together(level, at)  # R13: those with layouts wait
        if len(together) == 1:
            return self.alone(first, at)
        names = tuple(one.entry.playlist for one in together)
        show = self.show(MAIN, names, level, self.together_since(level, at), at)
        return Scene(level, NOTHING, first.entry.id, {MAIN: show} if show else {}, len(together))

    def alone(self, winner: Candidate, at: int) -> Scene:
        """Return a single winner with all its zones, from its own anchor (R12, R13)."""
        level = winner.entry.level
        zones = {zone: self.show(zone, (name,), level, winner.begun, at) for zone, name in self.zones(winner.entry)}
        shown = {zone: show for zone, show in zones.items() if show}
        return Scene(level, NOTHING, winner.entry.id, shown, 1)

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
        for one in [earliest, *self.changes(earliest, at, level)]:
            same = [found.key() for found in self.together(level, one)] == keys
            since, broken = (one, False) if same and broken else (since, not same)
        return since

    # What a zone shows

    def show(self, zone: str, names: tuple[str, ...], level: int, begun: int, at: int) -> Show | None:
        """Return what a zone shows whose lists were begun at *begun*."""
        slot = self.lists.on(names, level, begun, at)
        if slot is None:
            return None
        playable = self.playable(slot.item)
        fills = None if playable else self.filler(slot, level, at, together=len(names) > 1)
        if not playable and fills is None:
            fills = self.spare(zone, slot.start, at)
        shown = slot.item if playable else fills
        page, page_end = paged(shown, slot, at) if shown else (None, slot.end)  # R18: the last picture holds
        named = fills.id if fills else NOTHING
        return Show(slot.playlist, slot.item.id, slot.start, slot.end, page, page_end, named, slot, shown)

    def playable(self, item: Item) -> bool:
        return item.id not in self.local.unplayable and not set(item.media()) & self.local.unplayable

    def fits(self, item: Item, level: int, at: int) -> bool:
        return self.playable(item) and self.lists.filters.pass_(item, level, at)

    def filler(self, slot: Slot, level: int, at: int, *, together: bool) -> Item | None:
        """Return the next item of the slot's list that can be shown (R18), round the cycle and into the next one."""
        cycles = (
            self.lists.cycle(slot.playlist, level, slot.anchor, slot.n + k, shuffles=not together) for k in (0, 1)
        )
        now, then = cycles
        following = now[slot.place + 1 :] + (now if together else then)
        return next((one for one in following if self.fits(one, level, at)), None)

    def spare(self, zone: str, begun: int, at: int) -> Item | None:
        """Return what the fallback had on when the slot began: in the zone of that name, else in its first (R18)."""
        fallback = next(iter(self.candidates(Level.FALLBACK, begun)), None)
        if fallback is None:
            return None
        lists = dict(self.zones(fallback.entry))
        name = lists.get(zone) or next(iter(lists.values()))
        slot = self.lists.on((name,), Level.FALLBACK, fallback.begun, begun)
        if slot is None or self.fits(slot.item, Level.FALLBACK, at):
            return slot.item if slot else None
        return self.filler(slot, Level.FALLBACK, at, together=False)

    # When something may change

    def changes(self, after: int, at: int, level: int | None = None) -> list[int]:
        """Return every instant after *after* and up to *at* at which a candidate, of one level or any, may change."""
        bounds = set(self.lists.instants)
        first, last = self.around(after)[0], self.around(at)[-1]
        days = [first + DAY * number for number in range((last - first).days + 1)]
        for entry in self.entries:
            if level is None or entry.level == level:
                bounds |= {bound for day in days for one in self.occurrences(entry, day) for bound in one if bound}
        if level is None:
            bounds |= {bound for one in self.blackouts for bound in (one.since, one.until) if bound is not None}
            hours = (self.days.hours(row.rule, day) for row in self.hours for day in days)
            bounds |= {bound for one in hours if one for bound in one if bound}
        return sorted(bound for bound in bounds if after < bound <= at)

    def until(self, zone: str, at: int) -> int:
        """Return the next change of item or page in a zone (R22)."""
        now = self.scene(at).zones[zone]
        end = min(now.end, now.page_end, at + HORIZON)
        return next((one for one in self.changes(at, end - 1) if not now.same(self.scene(one).zones.get(zone))), end)


def paged(item: Item, slot: Slot, at: int) -> tuple[int | None, int]:
    """Return the page of an item at *at*, counted from 1, and when it ends (R16, R22)."""
    if not isinstance(item.content, Pages):
        return None, slot.end
    turned = (at - slot.start) // item.content.page_ms
    return turned % item.content.count + 1, slot.start + (turned + 1) * item.content.page_ms
