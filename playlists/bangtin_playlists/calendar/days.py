"""Which local days a rule takes: weekdays, recurrences, exceptions, calendars, lunar spans, bounds (R9)."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import NamedTuple, Self

from bangtin_playlists.calendar.lunar import in_span
from bangtin_playlists.calendar.recurrence import Recurrence
from bangtin_playlists.errors import NamingError
from bangtin_playlists.reasons import Reason
from bangtin_playlists.schedule import Calendar, Rule


class Almanac(NamedTuple):
    """One calendar, looked up by date."""

    holidays: frozenset[date]
    works_as: Mapping[date, int]

    @classmethod
    def of(cls, calendar: Calendar) -> Self:
        """Sort the rows of a calendar; of two rows that make one day work, the first holds."""
        works = {row.day: row.works_as for row in reversed(calendar.days) if row.works_as}
        return cls(frozenset(row.day for row in calendar.days if not row.works_as), works)


class Days:
    """The days of one rule. Every day rule that is given must hold."""

    def __init__(self, rule: Rule, almanacs: Mapping[str, Almanac]) -> None:
        self.rule = rule
        self._only = _named(rule.holidays_of, almanacs)
        self._never = _named(rule.not_holidays_of, almanacs)
        self._recurrence = Recurrence(rule.rrule, rule.first) if rule.rrule else None

    def takes(self, day: date) -> bool:
        """Say whether *day* qualifies."""
        return self.refusal(day) is None

    def refusal(self, day: date) -> Reason | None:
        """Return the first day rule or bound that refuses *day*, None if it qualifies."""
        return self._bound(day) or self._calendar(day) or self._cycle(day)

    def weekday(self, day: date) -> int:
        """Return the ISO weekday that *day* counts as: its own, unless a calendar that the rule names has another."""
        for almanac in (*self._only, *self._never):
            if day in almanac.works_as:
                return almanac.works_as[day]
        return day.isoweekday()

    def _bound(self, day: date) -> Reason | None:
        rule = self.rule
        if rule.first and day < rule.first:
            return Reason.BEFORE_FIRST
        if rule.last and day > rule.last:
            return Reason.AFTER_LAST
        return Reason.EXCEPTION if day in rule.except_days else None

    def _calendar(self, day: date) -> Reason | None:
        if self.rule.weekdays and self.weekday(day) not in self.rule.weekdays:
            return Reason.WEEKDAY
        if self._only and not any(day in almanac.holidays for almanac in self._only):
            return Reason.NOT_HOLIDAY
        return Reason.HOLIDAY if any(day in almanac.holidays for almanac in self._never) else None

    def _cycle(self, day: date) -> Reason | None:
        if self.rule.lunar and not any(in_span(day, span) for span in self.rule.lunar):
            return Reason.LUNAR
        return Reason.RECURRENCE if self._recurrence is not None and day not in self._recurrence else None


def _named(ids: Iterable[str], almanacs: Mapping[str, Almanac]) -> tuple[Almanac, ...]:
    """Look up calendars by name."""
    try:
        return tuple(almanacs[name] for name in ids)
    except KeyError as error:
        raise NamingError(
            f"there is no calendar {error}; name one of: {', '.join(almanacs) or 'none is defined'}"
        ) from error
