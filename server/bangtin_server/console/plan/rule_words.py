"""Rules of the calendar in words, and what a person types back into rules."""

import re
from collections.abc import Iterable, Iterator
from datetime import date

from django.http import HttpRequest

from bangtin_playlists import words
from bangtin_playlists.schedule import LunarDay, LunarSpan, Rule
from bangtin_server.console.language import say, tongue
from bangtin_server.scheduling.models import Calendar

_WEEK = 7
_LUNAR = re.compile(r"^(\d{1,2})/(\d{1,2})(?:\s*[-–]\s*(\d{1,2})/(\d{1,2}))?$")
_MOST_DAY, _MOST_MONTH = 30, 12


def spoken(request: HttpRequest, rule: Rule) -> str:
    """Return when a line is due, in one line."""
    return " · ".join(_parts(request, rule)) or say(request, "rule_always")


def _parts(request: HttpRequest, rule: Rule) -> Iterator[str]:
    if rule.weekdays and len(rule.weekdays) < _WEEK:
        yield _days(request, sorted(rule.weekdays))
    if rule.start and rule.end:
        until = f"{rule.end:%H:%M}" if rule.end > rule.start else say(request, "next_day", at=f"{rule.end:%H:%M}")
        yield f"{rule.start:%H:%M}–{until}"
    if rule.first and rule.first == rule.last:
        yield f"{rule.first:%d/%m/%Y}"
    elif rule.first or rule.last:
        first, last = (f"{one:%d/%m/%Y}" if one else "…" for one in (rule.first, rule.last))
        yield say(request, "rule_dates", first=first, last=last)
    if rule.lunar:
        yield say(request, "rule_lunar", spans=", ".join(map(span, rule.lunar)))
    if rule.holidays_of:
        yield say(request, "rule_holidays", calendars=_named(request, rule.holidays_of))
    if rule.not_holidays_of:
        yield say(request, "rule_no_holidays", calendars=_named(request, rule.not_holidays_of))
    if rule.except_days:
        yield say(request, "rule_except", days=days(rule.except_days))
    if rule.rrule:
        yield say(request, "rule_rrule", rrule=rule.rrule)


def _named(request: HttpRequest, codes: Iterable[str]) -> str:
    """Return calendars as people call them: those that every screen may use; a screen's own by their codes."""
    names: dict[str, str] | None = getattr(request, "_calendar_names", None)
    if names is None:
        rows = Calendar.objects.filter(home=None).exclude(name="")
        names = dict(rows.values_list("code", "name"))
        request._calendar_names = names  # type: ignore[attr-defined]  # noqa: SLF001 - read once a request
    return ", ".join(f"“{names[code]}”" if code in names else code for code in codes)


def _days(request: HttpRequest, numbers: list[int]) -> str:
    names = [words.name(f"weekday.{one}", tongue(request)) for one in numbers]
    run = numbers == list(range(numbers[0], numbers[0] + len(numbers))) and len(numbers) > 2  # noqa: PLR2004 - two are named
    named = f"{names[0]} – {names[-1]}" if run else ", ".join(names)
    return named[:1].upper() + named[1:]


def span(one: LunarSpan) -> str:
    """Return a lunar span as people type it."""
    first, last = (f"{day.day}/{day.month}" for day in (one.first, one.last))
    return first if first == last else f"{first} - {last}"


def days(given: tuple[date, ...]) -> str:
    """Return dates as people type them."""
    return ", ".join(f"{day:%d/%m/%Y}" for day in given)


def read_days(text: str) -> tuple[date, ...]:
    """Return the dates that somebody typed, parted by commas.

    Raises:
        ValueError: one of them is none.

    >>> read_days("2/9/2026, 03/09/2026")
    (datetime.date(2026, 9, 2), datetime.date(2026, 9, 3))
    """
    found = []
    for part in filter(None, (one.strip() for one in text.split(","))):
        day, month, year = part.split("/")
        found.append(date(int(year), int(month), int(day)))
    return tuple(sorted(set(found)))


def read_spans(text: str) -> tuple[LunarSpan, ...]:
    """Return the lunar spans that somebody typed, parted by commas: `23/12 - 6/1, 15/8`.

    Raises:
        ValueError: one of them is none.

    >>> [span(one) for one in read_spans("23/12 – 6/1, 15/8")]
    ['23/12 - 6/1', '15/8']
    """
    return tuple(_span(part) for part in filter(None, (one.strip() for one in text.split(","))))


def _span(text: str) -> LunarSpan:
    found = _LUNAR.match(text)
    if found is None:
        raise ValueError(text)
    first = _lunar(found[1], found[2])
    return LunarSpan(first, _lunar(found[3], found[4]) if found[3] else first)


def _lunar(day: str, month: str) -> LunarDay:
    made = LunarDay(int(month), int(day))
    if not (1 <= made.day <= _MOST_DAY and 1 <= made.month <= _MOST_MONTH):
        raise ValueError(f"{day}/{month}")
    return made
