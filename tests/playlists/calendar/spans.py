"""Lunar spans in few words, and their days."""

from datetime import date, timedelta

from bangtin_playlists.calendar.lunar import in_span
from bangtin_playlists.schedule import LunarDay, LunarSpan


def span(first: tuple[int, int], last: tuple[int, int], leap: str = "no") -> LunarSpan:
    assert leap in {"no", "yes", "both"}
    return LunarSpan(LunarDay(*first), LunarDay(*last), leap)  # type: ignore[arg-type]  # asserted above


def days_in(rule: LunarSpan, year: int) -> list[date]:
    """Return the days of the solar *year* that lie in *rule*."""
    days = (date(year, 1, 1) + timedelta(days=at) for at in range(366))
    return [day for day in days if day.year == year and in_span(day, rule)]


def stretch(first: date, last: date) -> list[date]:
    return [first + timedelta(days=at) for at in range((last - first).days + 1)]
