"""The lottery that draws programmes: chances, lengths, instants around a day on which clocks or calendars are odd."""

from collections.abc import Sequence
from datetime import date, datetime, time
from random import Random
from typing import TypeVar

from bangtin_playlists.instant import Instant, Millis
from tests.playlists.oracle.days import DAY, when

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


class Lottery:
    """Draws by a seed, around an odd day; every length and instant is a whole number of `grid` milliseconds."""

    def __init__(self, seed: str, grid: int = 1) -> None:
        self.random = Random(seed)  # a lottery that repeats itself, no secret
        self.grid = grid
        self.zone, self.day = self.pick(ODD_DAYS) if self.chance(0.75) else (HANOI, date(2026, 4, 6))
        self.first = when(datetime.combine(self.day - DAY, time(18)), self.zone)
        self.last = when(datetime.combine(self.day + DAY, time(6)), self.zone)

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

    def period(self, longest: int) -> tuple[Instant, Instant]:
        since = self.instant(self.first - 6 * HOUR, self.last)
        return since, Instant(max(since + self.grid, self.instant(since, since + longest)))

    def screens(self) -> tuple[str, ...]:
        return self.pick([(), (), (), (SCREEN, "TV-02"), ("TV-02",)])
