"""From a lunar day to a lunar day: leap months, short months, the new year (docs/lunar-calendar.md)."""

from datetime import date

import pytest

from bangtin_playlists.calendar.lunar import LunarDate, in_span, lunar_date
from bangtin_playlists.errors import RuleError
from tests.playlists.calendar.spans import days_in, span, stretch


@pytest.mark.parametrize(
    ("year", "month", "ordinary", "leap"),
    [
        (2025, 6, date(2025, 7, 9), date(2025, 8, 8)),
        (2028, 5, date(2028, 6, 7), date(2028, 7, 7)),
        (2031, 3, date(2031, 4, 6), date(2031, 5, 5)),
    ],
)
def test_day_of_a_doubled_month_obeys_leap(year: int, month: int, ordinary: date, leap: date) -> None:
    day = lunar_date(ordinary).day
    assert lunar_date(leap) == LunarDate(year, month, day, leap=True)
    ends = (month, day), (month, day)
    assert days_in(span(*ends, "no"), year) == [ordinary]
    assert days_in(span(*ends, "yes"), year) == [leap]
    assert days_in(span(*ends, "both"), year) == [ordinary, leap]


def test_leap_rule_yields_nothing_in_a_year_without_that_leap_month() -> None:
    assert days_in(span((6, 15), (6, 15), "yes"), 2026) == []
    assert len(days_in(span((6, 15), (6, 15), "both"), 2026)) == 1
    assert days_in(span((5, 15), (5, 15), "yes"), 2025) == []


def test_span_over_a_leap_month_has_no_hole() -> None:
    assert days_in(span((5, 20), (7, 10)), 2025) == stretch(date(2025, 6, 15), date(2025, 9, 1))


def test_leap_end_moves_the_end_and_nothing_else() -> None:
    assert lunar_date(date(2025, 8, 3)) == LunarDate(2025, 6, 10, leap=True)
    assert days_in(span((5, 20), (6, 10), "yes"), 2025) == stretch(date(2025, 6, 15), date(2025, 8, 3))
    assert days_in(span((5, 20), (6, 10), "no"), 2025) == stretch(date(2025, 6, 15), date(2025, 7, 4))


def test_leap_span_over_new_year_starts_or_ends_in_its_leap_month() -> None:
    into_2028 = span((12, 20), (5, 10), "yes")
    assert lunar_date(date(2028, 7, 2)) == LunarDate(2028, 5, 10, leap=True)
    assert days_in(into_2028, 2028) == stretch(date(2028, 1, 16), date(2028, 7, 2))
    from_2025 = span((6, 20), (1, 3), "yes")
    assert lunar_date(date(2025, 8, 13)) == LunarDate(2025, 6, 20, leap=True)
    assert days_in(from_2025, 2025) == stretch(date(2025, 8, 13), date(2025, 12, 31))
    assert days_in(from_2025, 2026) == stretch(date(2026, 1, 1), date(2026, 2, 19))


@pytest.mark.parametrize(
    ("first", "last"),
    [
        (date(2027, 1, 30), date(2027, 2, 12)),
        (date(2028, 1, 19), date(2028, 2, 1)),
        (date(2030, 1, 26), date(2030, 2, 8)),
    ],
)
def test_from_23_chap_to_the_end_of_mung_7(first: date, last: date) -> None:
    assert days_in(span((12, 23), (1, 7)), first.year) == stretch(first, last)


@pytest.mark.parametrize("year", [2024, 2025, 2026, 2027, 2028])
@pytest.mark.parametrize("leap", ["no", "both"])
@pytest.mark.parametrize("month", [6, 12])
def test_from_day_30_to_day_29_is_every_day_whether_the_month_has_29_or_30(year: int, leap: str, month: int) -> None:
    length = 366 if year % 4 == 0 else 365
    assert len(days_in(span((month, 30), (month, 29), leap), year)) == length


def test_from_day_29_to_day_30_is_one_day_where_the_month_has_29() -> None:
    assert [day for day in days_in(span((12, 29), (12, 30)), 2027) if day.month < 3] == [date(2027, 2, 5)]
    assert days_in(span((12, 29), (12, 30)), 2024) == [date(2024, 2, 8), date(2024, 2, 9)]


def test_leap_span_from_day_30_to_day_29_runs_from_one_year_into_the_next() -> None:
    assert lunar_date(date(2025, 8, 22)) == LunarDate(2025, 6, 29, leap=True)
    assert lunar_date(date(2025, 8, 23)).day == 1
    around_2025 = span((6, 30), (6, 29), "yes")
    assert len(days_in(around_2025, 2025)) == 365
    assert days_in(around_2025, 2026) == stretch(date(2026, 1, 1), date(2026, 8, 11))
    assert lunar_date(date(2026, 8, 11)) == LunarDate(2026, 6, 29)


@pytest.mark.parametrize("end", [(0, 1), (13, 1), (1, 0), (1, 31)])
def test_end_that_no_month_has_is_refused(end: tuple[int, int]) -> None:
    with pytest.raises(RuleError, match="does not exist"):
        in_span(date(2026, 4, 6), span(end, (1, 7)))
    with pytest.raises(RuleError, match="does not exist"):
        in_span(date(2026, 4, 6), span((12, 23), end))
