"""The timeline: what is on each zone of a screen at any instant, as a pure function of the documents.

`prepare` looks every name up once; a `Timeline` then answers any instant, in any order, without walking through the
time before it. The rules R1 to R23 are in timeline.md; each has its module here.
"""

from collections.abc import Iterator
from functools import lru_cache

from msgspec.structs import replace

from bangtin_playlists.anchoring import Run, Stretch
from bangtin_playlists.candidates import BARE_BACKGROUND, Place, candidates, windows
from bangtin_playlists.contest import HORIZON, Contest, Scene
from bangtin_playlists.coverage import Coverage
from bangtin_playlists.cycle import Slot
from bangtin_playlists.days import Almanac
from bangtin_playlists.distrust import timeless_manifest, timeless_orders
from bangtin_playlists.eligible import EligibleRound
from bangtin_playlists.fillers import Fillers
from bangtin_playlists.filters import Filters, meant_for
from bangtin_playlists.hours import OperatingHours
from bangtin_playlists.instant import Instant, Millis
from bangtin_playlists.local import NOTHING_LOCAL, Local
from bangtin_playlists.occurrences import Occurrence
from bangtin_playlists.on_air import Airing, OnAir
from bangtin_playlists.playlist import Item, Pages
from bangtin_playlists.schedule import Level
from bangtin_playlists.slate import slate
from bangtin_playlists.wall import WallClock
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
            Coverage(rules, self.wall, self.almanacs, [windows(one.entry, local) for one in listed]),
            OperatingHours(manifest.hours, self.wall, self.almanacs),
            meant_for(screen.name, orders.blackouts),
            slate(len(listed), screen),
        )
        self._fillers = Fillers(local.unplayable)
        self._run = lru_cache(256)(_run)

    def on_air(self, at: Instant) -> OnAir:
        """Return what every zone shows at *at*."""
        scene = self.contest.scene(at)
        zones = tuple(airing for place in scene.places() if (airing := self._airing(scene, place, at)))
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
        run, at = self._run(scene, place), seen.start
        while at < seen.end:
            stretch = run.stretch(at)
            yield stretch
            at = stretch.end

    def longest_slot(self) -> Millis:
        """Return the longest slot in anything that may win the screen."""
        items = (
            item for one in self.contest.candidates for place in one.places for item in place.eligible.listing.items()
        )
        return max((item.slot_ms for item in items), default=Millis(0))

    def _airing(self, scene: Scene, place: Place, at: Instant) -> Airing | None:
        """Return what one zone shows; None if its list is empty (R12)."""
        run = self._run(scene, place)
        slot = run.slot(at)
        if slot is None:
            return None
        end = self._play_ends(scene, place, slot, at)
        planned = Airing(
            zone=place.zone,
            box=place.box,
            playlist=slot.play.playlist,
            item=slot.play.item,
            start=slot.start,
            end=end,
            offset_ms=Millis(at - slot.start),
            page=None,
            until=end,
        )
        return _paged(self._filled(planned, run) if self._fillers.needed(slot.play.item) else planned)

    def _play_ends(self, scene: Scene, place: Place, slot: Slot, at: Instant) -> Instant:
        """Return where a play ends: with its slot, stretch or scene, unless the next scene goes on with it."""
        while True:
            end = self.contest.lasts(scene, at, min(slot.end, self._run(scene, place).stretch(at).end))
            if end == slot.end:
                return end
            scene, at = self.contest.scene(end), end
            same = (one for one in scene.places() if (one.zone, one.box) == (place.zone, place.box))
            following = next(same, None)
            if following is None or not slot.same_play(self._run(scene, following).slot(end)):
                return end
            place = following

    def _filled(self, planned: Airing, run: Run) -> Airing:
        """Fill a slot that cannot be shown, until a filter takes the filler away or gives a better one (R18)."""
        begin = Instant(planned.start + planned.offset_ms)
        fallback = self._fallback(planned.zone, planned.start)
        runs = ((run, begin), (fallback, planned.start)) if fallback else ((run, begin),)

        def filler(at: Instant) -> Item | None:
            """Return the next of the list, else of the fallback; with neither the last picture holds."""
            found = (self._fillers.of(source, since, at) for source, since in runs)
            return next((item for item in found if item), None)

        fills, until = filler(begin), begin
        while until < planned.end and filler(until) == fills:
            until = min(source.programme.next_change(until) for source, _ in runs)
        return replace(planned, until=min(until, planned.end), filler=fills, holds=fills is None)

    def _fallback(self, zone: str, at: Instant) -> Run | None:
        """Return the fallback's run in the zone of that name, else in its first; None if only the slate is left."""
        scene = self.contest.unmasked(at, Level.FALLBACK)
        if scene.winners == (self.contest.slate,):
            return None
        places = scene.winners[0].places
        return self._run(scene, next((place for place in places if place.zone == zone), places[0]))

    def _until(self, scene: Scene, zones: tuple[Airing, ...], at: Instant) -> Instant:
        """Return the next instant at which any part of the answer may differ."""
        runs = (self._run(scene, place) for place in scene.places())
        changes = (run.stretch(at).end for run in runs)
        known = min((airing.until for airing in zones), default=Instant(at + HORIZON))
        known = min(known, self.filters.mournings_change(at), *changes)
        return self.contest.lasts(scene, at, known)


def _run(scene: Scene, place: Place) -> Run:
    """Return how one zone of a scene plays: its list, or the round of a set's lists."""
    if len(scene.winners) > 1:
        return Run(EligibleRound([one.places[0].eligible for one in scene.winners]), scene.occurrence)
    return Run(place.eligible, scene.occurrence)


def _paged(airing: Airing) -> Airing:
    """Say which page is on, and change at its end; a filler with too few pages begins again (R16, R22)."""
    shown = airing.shown().content
    if airing.holds or not isinstance(shown, Pages):
        return airing
    turned = airing.offset_ms // shown.page_ms
    next_page = Instant(airing.start + (turned + 1) * shown.page_ms)
    until = min(airing.until, next_page) if shown.count > 1 else airing.until
    return replace(airing, page=turned % shown.count + 1, until=until)
