"""Lines of the schedule that are on at the same time at the same level and order: the first listed plays (R11).

Judged on the face of the week, minute by minute, with bounds and calendars; lunar days and recurrences may fall
anywhere. Only the levels at which one entry takes the screen: at 20 and 30 bare playlists interleave.
"""

from collections.abc import Iterator, Sequence
from datetime import date, time
from typing import NamedTuple

from bangtin_playlists.schedule import Entry, Level, Rule

_DAY = 24 * 60
_WEEK = 7 * _DAY
_ALL = (1 << _WEEK) - 1


class _Span(NamedTuple):
    """When an entry may be on: a bit for each minute of the week, within dates."""

    at: int
    entry: Entry
    week: int
    first: date
    last: date


def overlaps(schedule: Sequence[Entry]) -> Iterator[tuple[int, int]]:
    """Yield the places of a line and of the first listed one that hides some of it, for want of an order."""
    groups: dict[tuple[int, int], list[_Span]] = {}
    covered: dict[tuple[int, int], int] = {}
    for at, entry in enumerate(schedule):
        if entry.level not in {Level.FALLBACK, Level.NORMAL} or entry.trigger:
            continue
        key, span = (entry.level, entry.order), _span(at, entry)
        earlier = groups.setdefault(key, [])
        if covered.get(key, 0) & span.week:
            hiding = next((each for each in earlier if _meet(each, span)), None)
            if hiding:
                yield at, hiding.at
        earlier.append(span)
        covered[key] = covered.get(key, 0) | span.week


def _span(at: int, entry: Entry) -> _Span:
    rule = entry.rule
    return _Span(at, entry, week_of(rule), rule.first or date.min, rule.last or date.max)


def _meet(one: _Span, other: _Span) -> bool:
    if not one.week & other.week or one.last < other.first or other.last < one.first:
        return False
    return not (_apart(one.entry.rule, other.entry.rule) or _apart(other.entry.rule, one.entry.rule))


def _apart(one: Rule, other: Rule) -> bool:
    """Say whether the days that one takes of its calendars are those that the other leaves out."""
    return bool(one.holidays_of) and set(one.holidays_of) <= set(other.not_holidays_of)


def week_of(rule: Rule) -> int:
    """Return a bit for each minute of the week, from Monday 00:00, in which a rule may be on; at least one.

    >>> week_of(Rule(weekdays=(1,), start=time(0, 0), end=time(0, 3)))
    7
    """
    weekdays = rule.weekdays or range(1, 8)
    if rule.start is None or rule.end is None:
        return sum(((1 << _DAY) - 1) << (day - 1) * _DAY for day in weekdays)
    start, end = _minute(rule.start), _minute(rule.end)
    length = end - start if end > start else end + _DAY - start
    bits = ((1 << length) - 1) << start
    week = 0
    for day in weekdays:
        shifted = bits << (day - 1) * _DAY
        week |= shifted & _ALL | shifted >> _WEEK
    return week


def _minute(at: time) -> int:
    return at.hour * 60 + at.minute
