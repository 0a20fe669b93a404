"""The timeline: what is on each zone of a screen at any instant, as a pure function of the documents.

`prepare` looks every name up once; a `Timeline` then answers any instant, in any order, without walking through the
time before it. The rules R1 to R23 are in timeline.md; each has its module here.
"""

import copy
from collections.abc import Collection, Iterator

from msgspec.structs import replace

from bangtin_playlists.airings import Airings
from bangtin_playlists.calendar.coverage import Coverage
from bangtin_playlists.calendar.days import Almanac
from bangtin_playlists.calendar.occurrences import Occurrence
from bangtin_playlists.calendar.wall import WallClock
from bangtin_playlists.instant import Instant, Millis
from bangtin_playlists.local import NOTHING_LOCAL, Local
from bangtin_playlists.on_air import Airing, OnAir
from bangtin_playlists.precedence.candidates import BARE_BACKGROUND, Place, candidates, windows
from bangtin_playlists.precedence.contest import HORIZON, Contest, Scene
from bangtin_playlists.precedence.distrust import timeless_manifest, timeless_orders
from bangtin_playlists.precedence.hours import OperatingHours
from bangtin_playlists.precedence.slate import slate
from bangtin_playlists.rotation.anchoring import Stretch
from bangtin_playlists.rotation.fillers import Fillers
from bangtin_playlists.rotation.filters import Filters, meant_for
from bangtin_playlists.wire.manifest import Manifest
from bangtin_playlists.wire.orders import NO_ORDERS, Orders


def prepare(manifest: Manifest, orders: Orders = NO_ORDERS, local: Local = NOTHING_LOCAL) -> "Timeline":
    """Look up every name in the documents and return the timeline of their screen.

    Raises:
        NamingError: a list, layout or calendar is not there, or a list is inside itself.
        RuleError: a rule or a time zone cannot be followed.
    """
    return Timeline(manifest, orders, local)


class Timeline:
    """What one screen shows, by these documents. Made by `prepare`."""

    def __init__(self, manifest: Manifest, orders: Orders, local: Local) -> None:
        self.manifest, self.orders, self.local = manifest, orders, local
        if not local.clock_trusted:
            manifest, orders = timeless_manifest(manifest), timeless_orders(orders)
        screen = manifest.screen
        self.wall = WallClock(screen.timezone)
        self.almanacs = {calendar.id: Almanac.of(calendar) for calendar in manifest.calendars}
        self.filters = Filters(orders, screen.name)
        listed = candidates(manifest, orders, self.filters)
        rules = [one.entry.rule for one in listed]
        self.contest = Contest(
            listed,
            Coverage(rules, self.wall, self.almanacs, [windows(one.entry, local, self.wall) for one in listed]),
            OperatingHours(manifest.hours, self.wall, self.almanacs),
            meant_for(screen.name, orders.blackouts),
            slate(len(listed), screen),
        )
        self._airings = Airings(self.contest, Fillers(local.unplayable))

    def on_air(self, at: Instant) -> OnAir:
        """Return what every zone shows at *at*."""
        scene = self.contest.scene(at)
        zones = tuple(airing for place in scene.places() if (airing := self._airings.of(scene, place, at)))
        return OnAir(
            at,
            None if scene.level is None else int(scene.level),
            scene.dark,
            scene.winners[0].entry.id if scene.winners else "",
            scene.winners[0].background if scene.winners else BARE_BACKGROUND,
            zones,
            self._until(scene, zones, at),
            not scene.dark and scene.level is not None and self.filters.mourning(at, scene.level),
        )

    def without(self, unplayable: Collection[str]) -> "Timeline":
        """Return the timeline of a player that cannot show *unplayable* either; made at once, however long this one is.

        Args:
            unplayable: Digests, and ids of items without a medium.
        """
        made = copy.copy(self)
        made.local = replace(self.local, unplayable=self.local.unplayable | frozenset(unplayable))
        made._airings = Airings(self.contest, Fillers(made.local.unplayable))  # noqa: SLF001 - a copy of its own kind
        return made

    def next_airing(self, zone: str, at: Instant) -> Airing | None:
        """Return the first play of *zone* after the one at *at*, so that it can be made ready; None if none is near."""
        now, end = self.on_air(at), at + HORIZON
        on = now.zone(zone)
        while now.until < end:
            now = self.on_air(now.until)
            coming = now.zone(zone)
            if coming and (on is None or coming.identity() != on.identity()):
                return coming
        return None

    def scenes(self, start: Instant, end: Instant) -> Iterator[tuple[Scene, Occurrence]]:
        """Yield who has the screen from *start* to *end*, without gaps, each with the time it has it."""
        while start < end:
            scene = self.contest.scene(start)
            until = self.contest.lasts(scene, start, end)
            yield scene, Occurrence(start, until)
            start = until

    def stretches(self, scene: Scene, place: Place, seen: Occurrence) -> Iterator[Stretch]:
        """Yield the stretches of one zone of *scene* while it is *seen*."""
        at = seen.start
        while at < seen.end:
            stretch = self._airings.stretch(scene, place, at)
            yield stretch
            at = stretch.end

    def longest_slot(self) -> Millis:
        """Return the longest slot in anything that may win the screen."""
        items = (
            item for one in self.contest.candidates for place in one.places for item in place.eligible.listing.items()
        )
        return max((item.slot_ms for item in items), default=Millis(0))

    def _until(self, scene: Scene, zones: tuple[Airing, ...], at: Instant) -> Instant:
        """Return the next instant at which any part of the answer may differ."""
        changes = (self._airings.stretch(scene, place, at).end for place in scene.places())
        known = min((airing.until for airing in zones), default=Instant(at + HORIZON))
        known = min(known, self.filters.mournings_change(at), *changes)
        return self.contest.lasts(scene, at, known)
