"""The lines of the schedule as they stand for the screen: names looked up, levels sorted (R11, R12)."""

from typing import NamedTuple

from bangtin_playlists.calendar.occurrences import Occurrence
from bangtin_playlists.calendar.wall import WallClock
from bangtin_playlists.errors import NamingError
from bangtin_playlists.instant import ALWAYS, FOREVER, Instant
from bangtin_playlists.layout import MAIN, Box, Screen
from bangtin_playlists.local import Local
from bangtin_playlists.precedence.distrust import ages
from bangtin_playlists.rotation.eligible import Eligible
from bangtin_playlists.rotation.filters import Filters, meant_for
from bangtin_playlists.rotation.lists import Shelf
from bangtin_playlists.schedule import Entry, Level
from bangtin_playlists.wire.manifest import Manifest
from bangtin_playlists.wire.orders import Orders

BARE_BACKGROUND = "#000000"


class Place(NamedTuple):
    """A zone, and what plays there."""

    zone: str
    box: Box
    eligible: Eligible


class Candidate(NamedTuple):
    """An entry that may win the screen. Candidates are numbered in the order in which they are asked."""

    number: int
    entry: Entry
    level: int
    places: tuple[Place, ...]
    background: str = BARE_BACKGROUND

    @property
    def bare(self) -> bool:
        """Whether it is a playlist without a layout."""
        return not self.entry.layout

    def any(self, at: Instant) -> bool:
        """Say whether anything is eligible in any zone (R11, R12)."""
        return any(place.eligible.any(at) for place in self.places)

    def next_change(self, at: Instant) -> Instant:
        """Return the first instant after *at* where something else is eligible."""
        return min(place.eligible.next_change(at) for place in self.places)

    def last_change(self, at: Instant) -> Instant:
        """Return the last instant, at or before *at*, where something else had been eligible."""
        return max(place.eligible.last_change(at) for place in self.places)


def candidates(manifest: Manifest, orders: Orders, filters: Filters) -> tuple[Candidate, ...]:
    """Return every entry for this screen: higher levels first, in one level by `order`, then as listed.

    The manifest's entries are listed before those of the orders.
    """
    own = Shelf(manifest.playlists, manifest.layouts)
    site = Shelf(orders.playlists, orders.layouts, behind=own)
    raised = meant_for(manifest.screen.name, orders.emergencies)
    listed = [(entry, own) for entry in manifest.schedule] + [(emergency.entry, site) for emergency in raised]
    listed.sort(key=lambda one: (-level(one[0]), one[0].order))
    return tuple(
        Candidate(number, entry, level(entry), *_stage(entry, shelf, manifest.screen, filters))
        for number, (entry, shelf) in enumerate(listed)
    )


def level(entry: Entry) -> int:
    """Return the level at which an entry stands; local triggers are emergencies."""
    return Level.EMERGENCY if entry.trigger else entry.level


def windows(entry: Entry, local: Local, wall: WallClock) -> tuple[Occurrence, ...]:
    """Return the real time that an entry is clipped to: when it was raised (R23), while its trigger is asserted."""
    if not local.clock_trusted and not entry.trigger:
        return ages(wall)
    start = ALWAYS if entry.since is None else entry.since
    raised = Occurrence(start, FOREVER if entry.until is None else entry.until)
    if not entry.trigger:
        return (raised,)
    held = (one for one in local.triggers if one.trigger == entry.trigger)
    return tuple(raised.clipped(Occurrence(one.since, FOREVER if one.until is None else one.until)) for one in held)


def _stage(entry: Entry, shelf: Shelf, screen: Screen, filters: Filters) -> tuple[tuple[Place, ...], str]:
    """Return the zones of an entry and the colour behind them: its layout's, or all of the screen (R12)."""

    def plays(playlist: str) -> Eligible:
        return Eligible(shelf.listing(playlist), filters, level(entry))

    if bool(entry.layout) == bool(entry.playlist):
        raise NamingError(f"the entry {entry.id!r} names both a list and a layout, or neither; it plays one of them")
    if entry.playlist:
        whole = Box(0, 0, screen.width, screen.height)
        return (Place(MAIN, whole, plays(entry.playlist)),), BARE_BACKGROUND
    layout = shelf.layout(entry.layout)
    if not layout.zones:
        raise NamingError(f"the layout {layout.id!r} has no zones")
    return tuple(Place(zone.name, zone.box, plays(zone.playlist)) for zone in layout.zones), layout.background
