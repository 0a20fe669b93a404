"""Which local days and instants a rule means, tried day by day (R9, R10, R11); domain.md 2.8 for the lunar ones."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from functools import cache
from importlib.resources import files
from typing import NamedTuple
from zoneinfo import ZoneInfo

from dateutil.rrule import rrulestr
from lunar_vn import solar_to_lunar

from bangtin_playlists.instant import Instant, instant
from bangtin_playlists.schedule import Calendar, LunarDay, LunarSpan, Rule

DAY = timedelta(days=1)
MIDNIGHT = time()
BEGINNING = date(2000, 1, 1)
LONGEST_YEAR = 390
"""More days than a lunar year has."""


class Interval(NamedTuple):
    """Half-open: *end* is no part of it (R9). None: without an end."""

    start: Instant
    end: Instant | None

    def covers(self, at: int) -> bool:
        return self.start <= at and (self.end is None or at < self.end)


@cache
def clock(zone: str) -> ZoneInfo:
    """Return a zone of the pinned tzdata, never of the machine, which may know other years' law (architecture.md 9)."""
    with (files("tzdata") / "zoneinfo" / zone).open("rb") as file:
        return ZoneInfo.from_file(file, zone)


@cache
def when(wall: datetime, zone: str) -> Instant:
    """Return the first instant at which the clocks of *zone* show *wall* (R10)."""
    local = clock(zone)
    about = wall.replace(tzinfo=UTC)
    offsets = {(about + timedelta(hours=hours)).astimezone(local).utcoffset() for hours in range(-40, 41)}
    guesses = [about - offset for offset in offsets if offset is not None]
    meant = [guess for guess in guesses if guess.astimezone(local).replace(tzinfo=None) == wall]
    if meant:
        return instant(min(meant))  # R10: a time that comes twice means its first instant
    minute = about.replace(second=0, microsecond=0) - timedelta(hours=40)
    while minute.astimezone(local).replace(tzinfo=None) < wall:
        minute += timedelta(minutes=1)
    return instant(minute)  # R10: one that is skipped means the moment of the jump


class Moon(NamedTuple):
    month: int
    day: int
    leap: bool
    doubled: bool
    """The month comes twice in its year."""
    last: bool
    """The last day of its month."""


@cache
def _lunar(day: date) -> tuple[int, int, int, bool]:
    found = solar_to_lunar(day)
    return found.year, found.month, found.day, found.leap


@cache
def moon(day: date) -> Moon:
    """Return the lunar date of *day*."""
    year, month, number, leap = _lunar(day)
    near = (_lunar(day + DAY * number) for number in range(-30, 31))
    doubled = leap or any(other[:2] == (year, month) and other[3] for other in near)
    return Moon(month, number, leap, doubled, _lunar(day + DAY)[2] == 1)


def _is_end(day: date, end: LunarDay, *, leap: bool) -> bool:
    at = moon(day)
    numbered = at.day == end.day or (end.day > at.day and at.last)  # day 30 of a month of 29 is its last day
    return at.month == end.month and at.leap == (leap and at.doubled) and numbered


@cache
def _spans(span: LunarSpan, year: int, *, leap: bool) -> tuple[tuple[date, date], ...]:
    """Walk from each first day to the next last day; `leap` moves an end into the leap month where there is one.

    A span whose first day is later in the year, as written, ends in the next one, though both ends may be one day here.
    """
    crosses = (span.first.month, span.first.day) > (span.last.month, span.last.day)
    found = []
    for number in range(-LONGEST_YEAR, 366):
        first = date(year, 1, 1) + number * DAY
        if _is_end(first, span.first, leap=leap):
            last = first + DAY if crosses else first
            while not _is_end(last, span.last, leap=leap):
                last += DAY
            if not leap or moon(first).leap or moon(last).leap:
                found.append((first, last))
    return tuple(found)


def in_lunar_span(day: date, span: LunarSpan) -> bool:
    """Say whether *day* lies in *span*, both ends included."""
    wanted = {"no": [False], "yes": [True], "both": [False, True]}[span.leap]
    return any(first <= day <= last for leap in wanted for first, last in _spans(span, day.year, leap=leap))


@cache
def _recurs(text: str, first: date, day: date) -> bool:
    begin = datetime.combine(first, MIDNIGHT)
    asked = datetime.combine(day, MIDNIGHT)
    return asked in rrulestr(text, dtstart=begin)


class Days:
    """The day rules of one manifest."""

    def __init__(self, zone: str, calendars: tuple[Calendar, ...]) -> None:
        self.zone = zone
        self.holidays = {(one.id, row.day) for one in calendars for row in one.days if not row.works_as}
        self.works_as = {(one.id, row.day): row.works_as for one in calendars for row in one.days if row.works_as}

    def weekday(self, rule: Rule, day: date) -> int:
        """A dated row of a calendar that the rule names may let a day work as another weekday (Horizon)."""
        named = rule.holidays_of + rule.not_holidays_of
        return next((self.works_as[one, day] for one in named if (one, day) in self.works_as), day.isoweekday())

    def takes(self, rule: Rule, day: date) -> bool:
        """Say whether *day* obeys every day rule and lies in the bounds (R9)."""
        return (
            (rule.first is None or rule.first <= day)
            and (rule.last is None or day <= rule.last)
            and (not rule.weekdays or self.weekday(rule, day) in rule.weekdays)
            and (not rule.rrule or _recurs(rule.rrule, rule.first or BEGINNING, day))
            and (not rule.holidays_of or any((one, day) in self.holidays for one in rule.holidays_of))
            and not any((one, day) in self.holidays for one in rule.not_holidays_of)
            and (not rule.lunar or any(in_lunar_span(day, span) for span in rule.lunar))
            and day not in rule.except_days
        )

    def hours(self, rule: Rule, day: date) -> Interval | None:
        """Return the hours that the rule means on a day that it takes, whole days without times (R9)."""
        start, end = rule.start or MIDNIGHT, rule.end or MIDNIGHT
        until = day + DAY if end <= start else day  # R9: `to` ≤ `from` means the next day
        first = when(datetime.combine(day, start), self.zone)
        last = when(datetime.combine(until, end), self.zone)
        return Interval(first, last) if first < last else None  # R10: the same instant is no occurrence

    def continuous(self, rule: Rule) -> Interval:
        """Return the one occurrence of a rule without day rules and times (R9)."""
        begin = when(datetime.combine(rule.first or BEGINNING, MIDNIGHT), self.zone)
        end = when(datetime.combine(rule.last + DAY, MIDNIGHT), self.zone) if rule.last else None
        return Interval(begin, end)

    def occurrences(self, rule: Rule, days: Iterator[date]) -> list[Interval]:
        """Return what *rule* yields on *days*."""
        if not rule.has_day_rules() and rule.start is None:
            return [self.continuous(rule)]
        found = (self.hours(rule, day) for day in days if self.takes(rule, day))
        return [interval for interval in found if interval]
