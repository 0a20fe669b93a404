"""Programmes drawn by lot: small, crowded, and around the days on which clocks and calendars are odd."""

from collections.abc import Sequence
from datetime import date, datetime, time
from hashlib import sha256
from random import Random
from typing import NamedTuple, TypeVar

from msgspec.structs import replace

from bangtin_playlists.instant import Instant, Millis
from bangtin_playlists.layout import Box, Layout, Screen, Zone
from bangtin_playlists.local import Assertion, Local
from bangtin_playlists.playlist import (
    Card,
    Content,
    Digest,
    Element,
    Image,
    Item,
    Nested,
    Pages,
    Playlist,
    Tags,
    Ticker,
    Video,
)
from bangtin_playlists.schedule import Calendar, CalendarDay, Entry, Hours, Level, LunarDay, LunarSpan, Rule
from bangtin_playlists.wire.manifest import Manifest
from bangtin_playlists.wire.orders import Blackout, Emergency, Mourning, Orders, Recall
from tests.playlists.oracle.days import DAY, moon, when

Drawn = TypeVar("Drawn")

SECOND = 1_000
MINUTE = 60 * SECOND
HOUR = 60 * MINUTE
SCREEN = "LED-01"
HANOI = "Asia/Ho_Chi_Minh"
ODD_DAYS = [  # domain.md 2.8: around Tết, in and before the leap month of 2025, a Sunday, holidays
    *((HANOI, day) for day in (date(2026, 2, 16), date(2027, 2, 5), date(2025, 7, 26), date(2025, 7, 24))),
    *((HANOI, day) for day in (date(2026, 4, 26), date(2026, 8, 31), date(2028, 1, 26))),
    # R10: hours that are skipped or doubled, also at midnight, by half an hour, and a whole day
    ("Europe/Berlin", date(2026, 3, 29)),
    ("Europe/Berlin", date(2026, 10, 25)),
    ("America/New_York", date(2026, 11, 1)),
    ("America/Havana", date(2026, 3, 8)),
    ("America/Havana", date(2025, 11, 2)),
    ("Asia/Beirut", date(2026, 3, 29)),
    ("Asia/Beirut", date(2026, 10, 25)),
    ("Australia/Lord_Howe", date(2026, 4, 5)),
    ("Australia/Lord_Howe", date(2026, 10, 4)),
    ("Pacific/Apia", date(2011, 12, 30)),
    ("Europe/Chisinau", date(2026, 3, 29)),
]
TIMES = [
    *(time(hour) for hour in (0, 1, 2, 3, 6, 8, 12, 18, 20, 22, 23)),
    *(time(0, 30), time(1, 30), time(2, 30), time(2, 15), time(5, 30), time(13, 30), time(23, 59, 55)),
]
LENGTHS = [5 * SECOND, 10 * SECOND, 15 * SECOND, 25 * SECOND, 60 * SECOND, 4 * MINUTE, 11 * MINUTE]
ODD_LENGTHS = [333, 1_001, 33_367, 90_090, 12_345]
RRULES = [
    *("FREQ=DAILY;INTERVAL=2", "FREQ=DAILY", "FREQ=WEEKLY;INTERVAL=2", "FREQ=MONTHLY;BYDAY=-1SU,1MO,2SU,-1FR"),
    *("FREQ=WEEKLY;BYDAY=SA,SU,MO", "FREQ=MONTHLY;BYMONTHDAY=1,8,25,29,-1", "FREQ=YEARLY;BYMONTH=2,3,7,10"),
]


class Case(NamedTuple):
    """One programme, and where to ask it."""

    manifest: Manifest
    orders: Orders
    local: Local
    first: int
    last: int
    day: date
    """The odd day, in the middle."""


class Draw:
    """A lottery; `grid` makes every length and instant a whole number of so many milliseconds."""

    def __init__(self, seed: str, grid: int = 1) -> None:
        self.random = Random(seed)  # a lottery that repeats itself, no secret
        self.grid = grid
        self.zone, self.day = self.pick(ODD_DAYS) if self.chance(0.75) else (HANOI, date(2026, 4, 6))
        self.first = when(datetime.combine(self.day - DAY, time(18)), self.zone)
        self.last = when(datetime.combine(self.day + DAY, time(6)), self.zone)
        self.items: list[Item] = []

    def chance(self, probability: float) -> bool:
        return self.random.random() < probability

    def pick(self, among: Sequence[Drawn]) -> Drawn:
        return self.random.choice(among)

    def some(self, among: Sequence[Drawn], least: int, most: int) -> list[Drawn]:
        return self.random.sample(among, min(len(among), self.random.randint(least, most)))

    def instant(self, first: int | None = None, last: int | None = None) -> Instant:
        drawn = self.random.randint(first or self.first, last or self.last)
        step = max(self.grid, self.pick([1, SECOND, MINUTE]))
        return Instant(drawn - drawn % step)

    def length(self) -> Millis:
        if self.grid > 1:
            return Millis(self.grid * self.random.randint(1, 18))
        return Millis(self.pick(ODD_LENGTHS if self.chance(0.25) else LENGTHS))

    # Lists

    def content(self, name: str, slot: Millis) -> tuple[Content, Millis]:
        """Draw what an item shows; pages want a whole number of pages."""
        medium = Digest(sha256(name.encode()).hexdigest())
        kind = self.pick(["video", "image", "image", "pages", "pages", "card", "ticker"])
        if kind == "video":
            return Video(medium, Millis(max(1, slot + self.pick([0, 0, 700, -700])))), slot
        if kind == "image":
            return Image(medium), slot
        if kind == "pages":
            pages = self.random.randint(2, 5)
            media = tuple(Digest(sha256(f"{name}/{page}".encode()).hexdigest()) for page in range(pages))
            return Pages(media if self.chance(0.5) else (medium,), pages, slot), Millis(slot * pages)
        return (Card(title=name) if kind == "card" else Ticker(text=name)), slot

    def item(self, name: str) -> Item:
        """Draw an item, now and then one that another list has, too."""
        if self.items and self.chance(0.12):
            return self.pick(self.items)
        content, slot = self.content(name, self.length())
        item = Item(
            id=name,
            content=content,
            slot_ms=slot,
            weight=self.random.randint(2, 4) if self.chance(0.25) else 1,
            valid_from=self.instant() if self.chance(0.08) else None,
            valid_to=self.instant() if self.chance(0.08) else None,
            tags=Tags(mourning_ok=self.chance(0.5)),
        )
        self.items.append(item)
        return item

    def playlist(self, name: str, inner: Sequence[str]) -> Playlist:
        """Draw a list of up to five elements; *inner* are those that may be inside it."""
        elements: list[Element] = []
        for number in range(0 if self.chance(0.07) else self.random.randint(1, 4)):
            if inner and self.chance(0.22):
                elements.append(Nested(self.pick(inner), self.pick([1, 1, 2, 3])))
            else:
                elements.append(self.item(f"{name}{number}"))
        return Playlist(name, tuple(elements), shuffle=self.chance(0.35))

    def playlists(self, names: str) -> tuple[Playlist, ...]:
        return tuple(self.playlist(name, names[number + 1 :]) for number, name in enumerate(names))

    def layout(self, name: str, lists: Sequence[str]) -> Layout:
        zones = [Zone(f"z{number}", Box(0, number, 64, 1), self.pick(lists)) for number in range(self.pick([2, 2, 3]))]
        return Layout(name, tuple(zones), background="#102030")

    # Rules

    def times(self) -> tuple[time, time]:
        """Draw hours that more often than not are long, and may cross midnight or be 24."""
        start = self.pick(TIMES)
        return start, start if self.chance(0.2) else self.pick(TIMES)

    def span(self) -> LunarSpan:
        """Draw a lunar span that begins or ends near the day."""
        month, number = moon(self.day)[:2]
        near = LunarDay(month, min(30, max(1, number + self.pick([-2, -1, 0, 0, 30]))))
        far = LunarDay(self.pick([month, month % 12 + 1]), self.pick([1, 7, 15, 30]))
        ends = self.pick([(near, far), (near, near), (far, near)])
        return LunarSpan(*ends, leap=self.pick(["no", "no", "yes", "both"]))

    def rule(self) -> Rule:
        """Draw which days and hours: each kind of day rule one time in six or so."""
        start, end = self.times() if self.chance(0.6) else (None, None)
        kind = self.random.randrange(12)
        today = self.day.isoweekday()
        weekdays = tuple(sorted({*self.some(range(1, 8), 1, 4), *([today] if self.chance(0.7) else [])}))
        return Rule(
            weekdays=weekdays if kind in {0, 1} else (),
            rrule=self.pick(RRULES) if kind in {2, 3} else "",
            holidays_of=("lễ",) if kind == 4 else (),
            not_holidays_of=(self.pick(["lễ", "bù", "bù"]),) if kind in {1, 5, 6} else (),
            lunar=(self.span(),) if kind in {7, 8} else (),
            except_days=(self.day + self.pick([-1, 0, 1]) * DAY,) if kind in {2, 9} else (),
            first=self.day - self.pick([0, 1, 2, 9]) * DAY if self.chance(0.3) else None,
            last=self.day + self.pick([-1, 0, 1, 5]) * DAY if self.chance(0.2) else None,
            start=start,
            end=end,
        )

    def calendars(self) -> tuple[Calendar, ...]:
        """Draw holidays, and days that work as another weekday."""
        holidays = [CalendarDay(self.day + number * DAY) for number in self.some([-1, 0, 1], 1, 2)]
        works = [
            CalendarDay(self.day + number * DAY, self.random.randint(1, 7)) for number in self.some([-1, 0, 1], 1, 2)
        ]
        return Calendar("lễ", tuple(holidays)), Calendar("bù", tuple(works))

    def entry(self, name: str, level: int, lists: Sequence[str], layouts: Sequence[str]) -> Entry:
        order = self.pick([0, 0, 1, -1])
        rule = Rule() if level == Level.FALLBACK and self.chance(0.3) else self.rule()
        if level > Level.NORMAL and not rule.first and not rule.has_day_rules() and rule.start is None:
            rule = replace(rule, first=self.day - 9 * DAY)  # a set since 2000 would be walked for long
        if layouts and self.chance(0.4):
            return Entry(name, layout=self.pick(layouts), level=level, order=order, rule=rule)
        return Entry(name, playlist=self.pick(lists), level=level, order=order, rule=rule)

    def schedule(self, lists: Sequence[str], layouts: Sequence[str]) -> tuple[Entry, ...]:
        levels = [level for level, usual in ((0, 0.75), (10, 0.95), (20, 0.72), (30, 0.1)) if self.chance(usual)]
        entries = []
        for level in levels:
            entries += [
                (level, self.pick(lists)) for _ in range(self.pick([3, 4, 5] if level == Level.PRIORITY else [1, 2, 3]))
            ]
        self.random.shuffle(entries)
        drawn = [self.entry(f"e{number}", level, lists, layouts) for number, (level, _) in enumerate(entries)]
        if self.chance(0.4):
            drawn.insert(0, Entry("cháy", playlist=self.pick(lists), level=Level.EMERGENCY, trigger="fire"))
        return tuple(drawn)

    def hours(self) -> tuple[Hours, ...]:
        """Draw rows; a last one takes most days."""
        if self.chance(0.55):
            return ()
        rows = [Hours(self.rule(), closed=self.chance(0.4)) for _ in range(self.pick([0, 1, 1, 2]))]
        return (*rows, Hours(Rule(start=self.pick(TIMES), end=self.pick(TIMES))))

    # Orders and the player

    def period(self, longest: int) -> tuple[Instant, Instant]:
        since = self.instant(self.first - 6 * HOUR, self.last)
        return since, Instant(max(since + self.grid, self.instant(since, since + longest)))

    def screens(self) -> tuple[str, ...]:
        return self.pick([(), (), (), (SCREEN, "TV-02"), ("TV-02",)])

    def emergency(self, name: str, lists: Sequence[str], layouts: Sequence[str]) -> Emergency:
        since, until = self.period(40 * HOUR)
        level = Level.PRIORITY if self.chance(0.12) else Level.EMERGENCY
        bare = not layouts or self.chance(0.75)
        entry = Entry(
            id=name,
            playlist=self.pick(lists) if bare else "",
            layout="" if bare else self.pick(layouts),
            level=level,
            order=self.pick([0, 0, 1, -1]),
            since=since,
            until=until,
        )
        return Emergency(entry, self.screens())

    def recall(self) -> Recall:
        item = self.pick(self.items)
        since = self.instant()
        if item.media() and self.chance(0.6):
            return Recall(since, medium=self.pick(item.media()))
        return Recall(since, item=item.id)

    def blackout(self, name: str) -> Blackout:
        since, until = self.period(30 * HOUR)
        end = None if self.chance(0.15) else until
        return Blackout(name, since, end, allow_emergency=self.chance(0.7), screens=self.screens())

    def orders(self, lists: Sequence[str], layouts: Sequence[str]) -> Orders:
        several = self.pick([0, 0, 0, 2, 3, 4, 4])
        blackouts = [self.blackout(f"b{n}") for n in range(self.pick([0, 0, 1, 1, 1, 2]))]
        raised = self.playlists("XY")
        ours = ["X", "Y", *lists]
        layout = self.layout("LX", ours)
        return Orders(
            emergencies=tuple(self.emergency(f"k{number}", ours, [*layouts, "LX"]) for number in range(several)),
            blackouts=tuple(blackouts),
            mournings=tuple(Mourning(*self.period(48 * HOUR), self.screens()) for _ in range(self.pick([0, 0, 1, 2]))),
            recalls=tuple(self.recall() for _ in range(self.pick([0, 1, 2, 3, 4]))) if self.items else (),
            playlists=raised,
            layouts=(layout,),
        )

    def local(self) -> Local:
        held = self.period(12 * HOUR)
        open_end = Assertion("fire", Instant(held[1] + self.grid * self.random.randint(1, 12 * HOUR // self.grid)))
        unplayable = {self.pick(item.media() or (item.id,)) for item in self.some(self.items, 1, 5)}
        return Local(
            clock_trusted=not self.chance(0.08),
            triggers=(Assertion("fire", *held), *([open_end] if self.chance(0.3) else [])),
            unplayable=frozenset(unplayable if self.chance(0.6) else ()),
        )


def case(seed: str, grid: int = 1) -> Case:
    """Draw one programme."""
    draw = Draw(seed, grid)
    names = "ABCDEFG"[: draw.random.randint(3, 7)]
    playlists = draw.playlists(names)
    layouts = tuple(draw.layout(f"L{number}", names) for number in range(draw.pick([0, 1, 2, 2])))
    layout_names = [layout.id for layout in layouts]
    manifest = Manifest(
        screen=Screen(SCREEN, 1024, 512, timezone=draw.zone),
        playlists=playlists,
        layouts=layouts,
        schedule=draw.schedule(names, layout_names),
        hours=draw.hours(),
        calendars=draw.calendars(),
    )
    orders = draw.orders(names, layout_names)
    return Case(manifest, orders, draw.local(), draw.first, draw.last, draw.day)


def instants(seed: str, drawn: Case, changes: Sequence[int], number: int) -> list[int]:
    """Draw where to ask: half the time at a change or a millisecond beside it."""
    random = Random(seed)  # as above
    asked = []
    for _ in range(number):
        if changes and random.random() < 0.5:
            asked.append(random.choice(changes) + random.choice([-1, 0, 0, 1, 700]))
        else:
            asked.append(random.randint(drawn.first, drawn.last))
    return asked
