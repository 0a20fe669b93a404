"""One file on the way to its documents."""

from dataclasses import dataclass

from bangtin_playlists.instant import Instant
from bangtin_playlists.layout import Layout, Screen
from bangtin_playlists.playlist import Digest, Item, Playlist
from bangtin_playlists.programme.calendars import calendars
from bangtin_playlists.programme.dates import begins
from bangtin_playlists.programme.entries import Shown, hours, judge_overlaps, schedule
from bangtin_playlists.programme.files import Files
from bangtin_playlists.programme.findings import Findings
from bangtin_playlists.programme.items import Bench
from bangtin_playlists.programme.lists import playlists, reachable
from bangtin_playlists.programme.mistake import Mistake, in_order
from bangtin_playlists.programme.orders_sheet import Desk, blackouts, emergencies, mournings, recalls
from bangtin_playlists.programme.pieces.sheets import OrdersSheet, ProgrammeSheet
from bangtin_playlists.programme.rules import Names, dayparts
from bangtin_playlists.programme.screens import DEFAULT_ZONE, layouts, screen, wall_of
from bangtin_playlists.programme.shelf import Shelf
from bangtin_playlists.programme.tree import Raw, Tree
from bangtin_playlists.programme.validation import validated
from bangtin_playlists.schedule import Entry
from bangtin_playlists.wire.manifest import Manifest
from bangtin_playlists.wire.orders import NO_ORDERS, Orders


@dataclass(frozen=True)
class Reading:
    """What a file says. With mistakes there is no manifest and no order: nothing is applied by halves."""

    manifest: Manifest | None
    orders: Orders
    mistakes: tuple[Mistake, ...] = ()
    warnings: tuple[Mistake, ...] = ()
    absent: frozenset[Digest] = frozenset()
    """Stand-ins for files whose whole folder is absent: a plan is possible, a picture is not."""


class OrdersReading:
    """A file of orders."""

    kind: type[OrdersSheet] = OrdersSheet

    def __init__(self, tree: Tree, shelf: Shelf, for_screen: Screen | None = None, *, forgiving: bool = False) -> None:
        self._of_text = tuple(tree.mistakes)
        """What is wrong with the text itself; what else is wrong at those places only follows from it."""
        self.findings = Findings(tree, list(tree.mistakes), list(tree.warnings))
        self.raw = tree.data if isinstance(tree.data, dict) else {}
        self.sheet = validated(self.kind, {} if tree.data is None else tree.data, (), self.findings)
        self.screen = for_screen
        self.wall = wall_of(for_screen.timezone if for_screen else DEFAULT_ZONE)
        folder = self.raw.get("media")
        self.files = Files(shelf, folder if isinstance(folder, str) else ".", self.findings, forgiving=forgiving)

    def read(self) -> Reading:
        """Read the file."""
        return self.result(None, self.orders(self.playlists(), self.layouts()))

    def result(self, manifest: Manifest | None, orders: Orders) -> Reading:
        """Put together what was read, with mistakes only these."""
        spoiled = {each.place for each in self._of_text}
        mistakes = in_order((*self._of_text, *(each for each in self.findings.mistakes if each.place not in spoiled)))
        if mistakes:
            manifest, orders = None, NO_ORDERS
        return Reading(manifest, orders, mistakes, in_order(self.findings.warnings), frozenset(self.files.absent))

    def mapping(self, key: str) -> dict[str, Raw]:
        """Return a section of names, empty where it is something else (which the sheet's model has noted)."""
        found = self.raw.get(key)
        return found if isinstance(found, dict) else {}

    def rows(self, key: str) -> list[Raw]:
        """Return a section of rows; where one row may stand alone, a mapping is one."""
        found = self.raw.get(key)
        if isinstance(found, dict) and key in {"hours", "mourning"}:
            return [found]
        return found if isinstance(found, list) else []

    def playlists(self) -> tuple[Playlist, ...]:
        """Make the playlists, with the files that they need."""
        for at, name in enumerate(self.sheet.fonts if self.sheet else ()):
            self.files.get(name, ("font",), ("fonts", at))
        return playlists(self.mapping("playlists"), Bench(self.findings, self.files, self.wall))

    def layouts(self) -> tuple[Layout, ...]:
        """Make the layouts."""
        size = (self.screen.width, self.screen.height) if self.screen else None
        return layouts(self.mapping("layouts"), self.mapping("playlists"), size, self.findings)

    def shown(self) -> Shown:
        """Return the names of what can be put on."""
        return Shown(self.mapping("playlists"), self.mapping("layouts"))

    def orders(self, lists: tuple[Playlist, ...], plans: tuple[Layout, ...]) -> Orders:
        """Make the orders, with only the lists, layouts and files that they show."""
        desk = Desk(self.findings, self.files, self.wall, self.shown())
        raised = emergencies(self.rows("emergencies"), desk)
        wanted = {each.entry.layout for each in raised}
        kept_layouts = tuple(each for each in plans if each.id in wanted)
        starts = {each.entry.playlist for each in raised} | {
            zone.playlist for each in kept_layouts for zone in each.zones
        }
        names = reachable(starts, lists)
        kept = tuple(each for each in lists if each.id in names)
        digests = {
            digest for each in kept for item in each.elements if isinstance(item, Item) for digest in item.media()
        }
        sheet = self.sheet or OrdersSheet()
        return Orders(
            site=sheet.site,
            version=sheet.version,
            issued=begins(sheet.issued, self.wall) if sheet.issued else Instant(0),
            emergencies=raised,
            blackouts=blackouts(self.rows("blackouts"), desk),
            mournings=mournings(self.rows("mourning"), desk),
            recalls=recalls(self.rows("recalls"), desk),
            playlists=kept,
            layouts=kept_layouts,
            media=tuple(each for each in self.files.media() if each.digest in digests),
        )


class ProgrammeReading(OrdersReading):
    """A programme, which may hold orders too."""

    kind = ProgrammeSheet

    def read(self) -> Reading:
        """Read the file."""
        self.screen = screen(self.raw.get("screen"), self.findings)
        if self.screen:
            self.wall = wall_of(self.screen.timezone)
        lists, plans = self.playlists(), self.layouts()
        known = Names(dayparts(self.mapping("dayparts"), self.findings), frozenset(self.mapping("calendars")))
        days = calendars(self.mapping("calendars"), self.findings)
        lines = schedule(self.rows("schedule"), self.shown(), known, self.findings)
        open_hours = hours(self.rows("hours"), known, self.findings)
        orders = self.orders(lists, plans)
        if self.screen is None:
            return self.result(None, orders)
        if not self.findings.mistakes:
            self._judge_use(lists, lines, orders)
        manifest = Manifest(
            screen=self.screen,
            playlists=lists,
            layouts=plans,
            schedule=lines,
            hours=open_hours,
            calendars=days,
            media=self.files.media(),
        )
        return self.result(manifest, orders)

    def _judge_use(self, lists: tuple[Playlist, ...], lines: tuple[Entry, ...], orders: Orders) -> None:
        """Warn of lines that hide others, and of what is written and never used."""
        judge_overlaps(lines, self.findings)
        if not lines:
            self.findings.odd("no_schedule", ())
        entries = (*lines, *(each.entry for each in orders.emergencies))
        zones = (zone for each in self.mapping("layouts").values() for zone in _values(each, "zones"))
        starts = {entry.playlist for entry in entries} | {play for zone in zones if (play := zone.get("play"))}
        rows = [row for key in ("schedule", "hours") for row in self.rows(key) if isinstance(row, dict)]
        self._unused("playlists", reachable({str(each) for each in starts}, lists))
        self._unused("layouts", {entry.layout for entry in entries})
        self._unused("dayparts", {str(row.get("daypart")) for row in rows})
        self._unused(
            "calendars", {str(name) for row in rows for key in ("on", "not_on") for name in _listed(row.get(key))}
        )

    def _unused(self, key: str, used: set[str]) -> None:
        for name in self.mapping(key).keys() - used:
            self.findings.odd("unused", (key, name), at_key=True, found=name)


def _values(raw: Raw, key: str) -> list[dict[str, Raw]]:
    inside = raw.get(key) if isinstance(raw, dict) else None
    return [each for each in inside.values() if isinstance(each, dict)] if isinstance(inside, dict) else []


def _listed(raw: Raw) -> list[Raw]:
    return raw if isinstance(raw, list) else [raw]
