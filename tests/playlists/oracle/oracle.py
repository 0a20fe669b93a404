"""What is on, told from the rules of timeline.md alone: slow, plain, and a stranger to the code that it judges.

Nothing is looked up in tables made before. At an instant every entry is asked whether one of its occurrences is on; the
lists of the winner are walked from their anchor, change by change and play by play.
"""

from datetime import date

from bangtin_playlists.layout import MAIN
from bangtin_playlists.local import NOTHING_LOCAL, Local
from bangtin_playlists.playlist import Item
from bangtin_playlists.schedule import Level
from bangtin_playlists.wire.manifest import Manifest
from bangtin_playlists.wire.orders import NO_ORDERS, Orders
from tests.playlists.oracle.days import Days, clock
from tests.playlists.oracle.lists import Filters, Lists, Slot
from tests.playlists.oracle.shows import BLACKOUT, CLOSED, NOTHING, SLATE, Scene, Show, paged
from tests.playlists.oracle.standing import Candidate, Standing
from tests.playlists.oracle.undated import undated_manifest, undated_orders

HORIZON = 2 * 24 * 60 * 60 * 1000
"""How far the end of the slate is looked for."""


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
        self.blackouts = [one for one in orders.blackouts if self._for_us(one.screens)]
        mournings = [one for one in orders.mournings if self._for_us(one.screens)]
        playlists = {playlist.id: playlist for playlist in manifest.playlists + orders.playlists}
        self.lists = Lists(playlists, Filters(orders.recalls, mournings))
        raised = [one.entry for one in orders.emergencies if self._for_us(one.screens)]
        layouts = {layout.id: layout for layout in manifest.layouts + orders.layouts}
        entries = [*manifest.schedule, *raised]
        self.standing = Standing(entries, layouts, self.lists, self.days, local.triggers)

    def _for_us(self, screens: tuple[str, ...]) -> bool:
        return not screens or self.screen.name in screens

    def open(self, at: int) -> bool:
        """Say whether the operating hours hold *at* open (R11)."""
        return not self.hours or any(self._open_on(day, at) for day in self.standing.around(at))

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
        candidates = self.standing.candidates(level, at)
        if not candidates:
            return None
        first = candidates[0]
        if first.entry.layout or level not in {Level.PRIORITY, Level.EMERGENCY}:
            return self.alone(first, at)
        together = self.standing.together(level, at)  # R13: those with layouts wait
        if len(together) == 1:
            return self.alone(first, at)
        names = tuple(one.entry.playlist for one in together)
        show = self.show(MAIN, names, level, self.standing.together_since(level, at), at)
        return Scene(level, NOTHING, first.entry.id, {MAIN: show} if show else {}, len(together))

    def alone(self, winner: Candidate, at: int) -> Scene:
        """Return a single winner with all its zones, from its own anchor (R12, R13)."""
        level = winner.entry.level
        zones = {
            zone: self.show(zone, (name,), level, winner.begun, at) for zone, name in self.standing.zones(winner.entry)
        }
        shown = {zone: show for zone, show in zones.items() if show}
        return Scene(level, NOTHING, winner.entry.id, shown, 1)

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
        fallback = next(iter(self.standing.candidates(Level.FALLBACK, begun)), None)
        if fallback is None:
            return None
        lists = dict(self.standing.zones(fallback.entry))
        name = lists.get(zone) or next(iter(lists.values()))
        slot = self.lists.on((name,), Level.FALLBACK, fallback.begun, begun)
        if slot is None or self.fits(slot.item, Level.FALLBACK, at):
            return slot.item if slot else None
        return self.filler(slot, Level.FALLBACK, at, together=False)

    # When something may change

    def changes(self, after: int, at: int) -> list[int]:
        """Return every instant after *after* and up to *at* at which anything may change."""
        bounds = {bound for one in self.blackouts for bound in (one.since, one.until) if bound is not None}
        days = self.standing.between(after, at)
        hours = (self.days.hours(row.rule, day) for row in self.hours for day in days)
        bounds |= {bound for one in hours if one for bound in one if bound}
        return sorted({bound for bound in bounds if after < bound <= at} | self.standing.changes(after, at))

    def until(self, zone: str, at: int) -> int:
        """Return the next change of item or page in a zone (R22)."""
        now = self.scene(at).zones[zone]
        end = min(now.end, now.page_end, at + HORIZON)
        return next((one for one in self.changes(at, end - 1) if not now.same(self.scene(one).zones.get(zone))), end)
