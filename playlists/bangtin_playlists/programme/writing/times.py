"""Lengths, times, days and instants in the forms that people write."""

from collections.abc import Callable, Iterator
from datetime import date, datetime, time, timedelta
from itertools import pairwise

from bangtin_playlists.calendar.wall import WallClock
from bangtin_playlists.errors import UnwritableError
from bangtin_playlists.instant import Instant, moment
from bangtin_playlists.programme.dates import Moment, begins, ends
from bangtin_playlists.programme.dates import moment as read_moment
from bangtin_playlists.programme.writing.script import Plain
from bangtin_playlists.schedule import CalendarDay, LunarDay, LunarSpan, Rule

_NAMES = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_WEEK = tuple(range(1, 8))
_RUN = 3
"""So many weekdays in a row are written as from and to."""
_LONGEST_RUN = 366
"""Days that one row of a calendar may span."""


def length(millis: int) -> str:
    """Write a length of time.

    >>> length(10_000), length(90_000), length(250), length(20_020), length(7_200_000)
    ('10s', '1m30s', '250ms', '20.02s', '2h')
    """
    if millis < 1000:  # noqa: PLR2004 - a second
        return f"{millis}ms"
    minutes, rest = divmod(millis, 60_000)
    hours, minutes = divmod(minutes, 60)
    seconds = f"{rest / 1000:.3f}".rstrip("0").rstrip(".")
    return "".join(f"{n}{unit}" for n, unit in ((hours, "h"), (minutes, "m"), (seconds, "s")) if n not in (0, "0"))


def clock(at: time) -> str:
    """Write a time of the day, seconds only where there are any."""
    if at.microsecond:
        raise UnwritableError(f"{at}: a time of the day has whole seconds")
    return f"{at:%H:%M:%S}" if at.second else f"{at:%H:%M}"


def day(on: date) -> str:
    """Write a date as it is written in Vietnam.

    >>> day(date(2026, 4, 30))
    '30/04/2026'
    """
    return f"{on.day:02}/{on.month:02}/{on.year:04}"


def weekdays(numbers: tuple[int, ...]) -> Plain:
    """Write weekdays.

    >>> weekdays((1, 2, 3, 4, 5, 6)), weekdays((1, 4)), weekdays(tuple(range(1, 8))), weekdays((7,))
    ('mon-sat', ['mon', 'thu'], 'daily', 'sun')
    """
    if tuple(sorted(set(numbers))) == _WEEK:
        return "daily"
    parts: list[Plain] = list(_runs(sorted(set(numbers))))
    return parts[0] if len(parts) == 1 else parts


def _runs(numbers: list[int]) -> Iterator[str]:
    breaks = [0, *(at for at, (one, next_) in enumerate(pairwise(numbers), 1) if next_ > one + 1), len(numbers)]
    for start, end in pairwise(breaks):
        names = [_NAMES[number - 1] for number in numbers[start:end]]
        yield from [f"{names[0]}-{names[-1]}"] if len(names) >= _RUN else names


def since(at: Instant, wall: WallClock) -> str:
    """Write where something begins: a date where that is its midnight."""
    return _written(at, wall, moment(at, wall.zone).date(), begins)


def until(at: Instant, wall: WallClock) -> str:
    """Write where something ends, excluded: the day before where that is midnight ("đến hết ngày")."""
    return _written(at, wall, moment(at, wall.zone).date() - timedelta(days=1), ends)


def _written(at: Instant, wall: WallClock, whole: date, read: Callable[[Moment, WallClock], Instant]) -> str:
    """Return the shortest form that reads as *at*."""
    local: datetime = moment(at, wall.zone)
    clocks = (f"{local:%H:%M}", f"{local:%H:%M:%S}", local.isoformat(timespec="milliseconds")[11:])
    for form in (day(whole), *(f"{day(local.date())} {each}" for each in clocks)):
        if read(read_moment(form), wall) == at:
            return form
    raise UnwritableError(f"{local.isoformat()} cannot be written as a date and time")


def rule(when: Rule) -> dict[str, Plain]:
    """Write which days and which hours."""
    made: dict[str, Plain] = {}
    if when.weekdays:
        made["days"] = weekdays(when.weekdays)
    for key, names in (("on", when.holidays_of), ("not_on", when.not_holidays_of)):
        if names:
            made[key] = several(names)
    if when.lunar:
        made |= _lunar(when.lunar)
    if when.rrule:
        made["rrule"] = when.rrule
    if when.except_days:
        made["except"] = several(tuple(map(day, when.except_days)))
    made |= {key: day(on) for key, on in (("first", when.first), ("last", when.last)) if on}
    if when.start is not None and when.end is not None:
        made |= {"from": clock(when.start), "to": clock(when.end) if when.end != time() else "24:00"}
    return made


def several(names: tuple[str, ...]) -> Plain:
    """Write one name bare, more of them as a list."""
    return names[0] if len(names) == 1 else list(names)


def _lunar(spans: tuple[LunarSpan, ...]) -> dict[str, Plain]:
    leaps = {span.leap for span in spans}
    if len(leaps) > 1:
        raise UnwritableError("one line of the schedule has lunar days of both kinds of months; make it two lines")
    made: dict[str, Plain] = {"lunar": several(tuple(map(_span, spans)))}
    leap = leaps.pop()
    return made if leap == "no" else made | {"leap": leap}


def _span(span: LunarSpan) -> str:
    return _moon(span.first) if span.first == span.last else f"{_moon(span.first)} - {_moon(span.last)}"


def _moon(on: LunarDay) -> str:
    return f"{on.day}/{on.month}"


def calendar(days: tuple[CalendarDay, ...]) -> list[Plain]:
    """Write the rows of a calendar; days in a row that mean the same become one row."""
    rows: list[list[CalendarDay]] = []
    for each in days:
        if rows and len(rows[-1]) < _LONGEST_RUN and _follows(each, rows[-1][-1]):
            rows[-1].append(each)
        else:
            rows.append([each])
    return [_row(row) for row in rows]


def _follows(one: CalendarDay, other: CalendarDay) -> bool:
    same = (one.works_as, one.name) == (other.works_as, other.name)
    return same and one.day - other.day == timedelta(days=1)


def _row(days: list[CalendarDay]) -> dict[str, Plain]:
    first, last = days[0], days[-1]
    made: dict[str, Plain] = {"day": day(first.day)} if first is last else {"from": day(first.day), "to": day(last.day)}
    if first.works_as:
        made["works_as"] = _NAMES[first.works_as - 1]
    return made | ({"name": first.name} if first.name else {})
