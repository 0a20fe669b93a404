"""Schedules: which playlist or layout is on when, by level, and the hours outside which the screen is dark."""

from datetime import date, time
from enum import IntEnum
from typing import Literal

import msgspec

from bangtin_playlists.instant import Instant


class Level(IntEnum):
    """Who beats whom, as the law of public boards names it (TT 39/2020; R11)."""

    FALLBACK = 0
    NORMAL = 10
    PRIORITY = 20
    EMERGENCY = 30
    BLACKOUT = 40


class LunarDay(msgspec.Struct, frozen=True, omit_defaults=True):
    """A day of the Vietnamese lunar year; a day 30 in a month of 29 means its last day."""

    month: int
    day: int


class LunarSpan(msgspec.Struct, frozen=True, omit_defaults=True):
    """From a lunar day to a lunar day, both included; may cross the lunar new year."""

    first: LunarDay
    last: LunarDay
    leap: Literal["no", "yes", "both"] = "no"
    """Whether the ordinary month, its leap month or both are meant."""


class CalendarDay(msgspec.Struct, frozen=True, omit_defaults=True):
    """A dated row: a holiday, or a day that works as some other weekday."""

    day: date
    works_as: int = 0
    """ISO weekday 1 to 7 that this day counts as; 0 marks a holiday."""
    name: str = ""


class Calendar(msgspec.Struct, frozen=True, omit_defaults=True):
    """Dated rows under a name; carried inside the manifest."""

    id: str
    days: tuple[CalendarDay, ...]


class Rule(msgspec.Struct, frozen=True, omit_defaults=True):
    """Which local days qualify, within which bounds, and which hours of them (R9).

    Every day rule that is given must hold. `first` and `last` only bound.
    """

    weekdays: tuple[int, ...] = ()
    """ISO weekdays; empty is every day."""
    rrule: str = ""
    """RFC 5545; starts on `first`, else on 2000-01-01."""
    holidays_of: tuple[str, ...] = ()
    """Only days that one of these calendars marks as a holiday."""
    not_holidays_of: tuple[str, ...] = ()
    """No day that one of these calendars marks as a holiday."""
    lunar: tuple[LunarSpan, ...] = ()
    """Only days inside one of these spans."""
    except_days: tuple[date, ...] = ()
    first: date | None = None
    last: date | None = None
    start: time | None = None
    end: time | None = None
    """Both or neither; `end` ≤ `start` means the next day."""

    def has_day_rules(self) -> bool:
        """Say whether any rule picks days, bounds and times aside."""
        return bool(
            self.weekdays or self.rrule or self.holidays_of or self.not_holidays_of or self.lunar or self.except_days
        )


class Entry(msgspec.Struct, frozen=True, omit_defaults=True):
    """One line of the schedule: plays a bare playlist or a layout, exactly one of them."""

    id: str
    playlist: str = ""
    layout: str = ""
    level: int = Level.NORMAL
    order: int = 0
    """Smaller is earlier; equal orders stay as listed."""
    rule: Rule = Rule()
    since: Instant | None = None
    until: Instant | None = None
    """Instants, for what is raised rather than planned: emergencies of the orders (R23)."""
    trigger: str = ""
    """On only while the player asserts the local trigger of this name, at level 30."""


class Hours(msgspec.Struct, frozen=True, omit_defaults=True):
    """A row of the operating hours; for each local day the first row that takes the day decides (R11)."""

    rule: Rule
    closed: bool = False
    """Takes the day and leaves it dark."""
