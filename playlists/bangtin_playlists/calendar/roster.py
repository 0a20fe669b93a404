"""Which of many rules take a day, as the bits of one integer (R9)."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from functools import lru_cache

from msgspec.structs import replace

from bangtin_playlists.calendar.bits import Steps
from bangtin_playlists.calendar.days import Almanac, Days
from bangtin_playlists.instant import ALWAYS, FOREVER
from bangtin_playlists.schedule import Rule

_A_WEEK = [date(2024, 1, 1) + timedelta(days=at) for at in range(7)]
"""From a Monday on; any week would do."""


class Roster:
    """The rules of one screen, by number, and the days that they take.

    Rules of weekdays alone, which most are, are asked once; of the others those that differ only in their bounds and
    times are asked together, once for each day.

    Args:
        rules: Bit *n* stands for the rule at place *n*.
        almanacs: The calendars that they name.
        first_takes_day: Of the rules that take a day only the first has it (operating hours, R11).
    """

    def __init__(self, rules: Sequence[Rule], almanacs: Mapping[str, Almanac], *, first_takes_day: bool) -> None:
        alike: defaultdict[Rule, int] = defaultdict(int)
        for n, rule in enumerate(rules):
            alike[_days_alone(rule)] |= 1 << n
        groups = {rule: (Days(rule, almanacs), mask) for rule, mask in alike.items()}
        weekly = [group for rule, group in groups.items() if _weekly(rule)]
        self._weekly = [sum(mask for days, mask in weekly if days.takes(day)) for day in _A_WEEK]
        others = [(rule, group) for rule, group in groups.items() if not _weekly(rule)]
        self._others = [[group for rule, group in others if _may_take(rule, day)] for day in _A_WEEK]
        self._bounds = Steps((*_bounds(rule), 1 << n) for n, rule in enumerate(rules))
        self._first_takes_day = first_takes_day
        self.takers = lru_cache(1024)(self._takers)

    def _takers(self, day: date) -> int:
        """Return the rules that take *day*."""
        allowed = self._bounds.at(day.toordinal())
        taken = self._weekly[day.weekday()] & allowed
        others = self._others[day.weekday()]
        taken |= sum(mask & allowed for days, mask in others if mask & allowed and days.takes(day))
        return taken & -taken if self._first_takes_day else taken


def _days_alone(rule: Rule) -> Rule:
    """Return the day rules of *rule*; a recurrence hangs on its first day too."""
    return replace(rule, first=rule.first if rule.rrule else None, last=None, start=None, end=None)


def _weekly(rule: Rule) -> bool:
    return rule == Rule(weekdays=rule.weekdays)


def _may_take(rule: Rule, day: date) -> bool:
    """Say whether *rule* may take a day of that weekday; in a calendar it may work as another."""
    return not rule.weekdays or bool(rule.holidays_of or rule.not_holidays_of) or day.isoweekday() in rule.weekdays


def _bounds(rule: Rule) -> tuple[int, int]:
    """Return the first day of *rule*, and the one after its last, as ordinals."""
    return (
        rule.first.toordinal() if rule.first else ALWAYS,
        rule.last.toordinal() + 1 if rule.last else FOREVER,
    )
