"""The Vietnamese lunar calendar beside domain.md 2.8; beside a second implementation in test_lunar_years."""

from datetime import date, timedelta

import pytest

from bangtin_playlists.calendar.lunar import (
    FIRST_DAY,
    LAST_DAY,
    LunarDate,
    in_span,
    leap_month,
    lunar_date,
    written_lunar,
)
from bangtin_playlists.errors import RuleError
from tests.playlists.calendar.spans import days_in, span

# domain.md 2.8: mùng 1 Tết, rằm tháng Giêng, Giỗ Tổ 10/3, Vu lan 15/7, Trung thu 15/8, and Ông Táo (23/12 of the
# lunar year before) of each solar year; then its leap month.
FEASTS = {(1, 1): 0, (1, 15): 1, (3, 10): 2, (7, 15): 3, (8, 15): 4, (12, 23): 5}
TABLE = {
    2025: ("29/01 12/02 07/04 06/09 06/10 22/01", 6),
    2026: ("17/02 03/03 26/04 27/08 25/09 10/02", 0),
    2027: ("06/02 20/02 16/04 16/08 15/09 30/01", 0),
    2028: ("26/01 09/02 04/04 03/09 03/10 19/01", 5),
    2029: ("13/02 27/02 23/04 24/08 22/09 06/02", 0),
    2030: ("02/02 16/02 12/04 13/08 12/09 26/01", 0),
    2031: ("23/01 06/02 01/04 01/09 01/10 16/01", 3),
}
WEEKDAYS_OF_TET = {2025: 3, 2026: 2, 2027: 6, 2028: 3, 2029: 2, 2030: 6, 2031: 4}
CASES = [
    (date(year, int(text[3:]), int(text[:2])), month, day, year - (month == 12))
    for year, (row, _) in TABLE.items()
    for (month, day), column in FEASTS.items()
    for text in (row.split()[column],)
]


@pytest.mark.parametrize(("day", "month", "lunar_day", "year"), CASES)
def test_feast_falls_on_its_day(day: date, month: int, lunar_day: int, year: int) -> None:
    assert lunar_date(day) == LunarDate(year, month, lunar_day)
    once = span((month, lunar_day), (month, lunar_day))
    assert [found for found in days_in(once, day.year) if found == day] == [day]


@pytest.mark.parametrize(("year", "weekday"), WEEKDAYS_OF_TET.items())
def test_tet_falls_on_its_weekday(year: int, weekday: int) -> None:
    assert [day.isoweekday() for day in days_in(span((1, 1), (1, 1)), year)] == [weekday]


@pytest.mark.parametrize("year", TABLE)
def test_year_has_its_leap_month(year: int) -> None:
    assert leap_month(year) == TABLE[year][1]


@pytest.mark.parametrize("year", TABLE)
def test_thirtieth_of_chap_means_new_years_eve(year: int) -> None:
    tet = date(year, *(int(part) for part in reversed(TABLE[year][0].split()[0].split("/"))))
    eve = tet - timedelta(days=1)
    assert lunar_date(eve) == LunarDate(year - 1, 12, 29)
    assert [day for day in days_in(span((12, 30), (12, 30)), year) if day < tet] == [eve]
    assert [day for day in days_in(span((12, 29), (12, 29)), year) if day < tet] == [eve]


def test_thirtieth_of_a_long_chap_is_not_its_twenty_ninth() -> None:
    assert lunar_date(date(2024, 2, 9)) == LunarDate(2023, 12, 30)
    assert days_in(span((12, 30), (12, 30)), 2024) == [date(2024, 2, 9)]
    assert days_in(span((12, 29), (12, 29)), 2024) == [date(2024, 2, 8)]


def test_tet_of_2030_is_a_day_before_chinas() -> None:
    assert lunar_date(date(2030, 2, 2)) == LunarDate(2030, 1, 1)
    assert lunar_date(date(2030, 2, 3)) == LunarDate(2030, 1, 2)


@pytest.mark.parametrize(("day", "month"), [(date(2054, 5, 7), 3), (date(2062, 4, 9), 2)])
def test_no_day_is_numbered_zero(day: date, month: int) -> None:
    lunar = lunar_date(day)
    assert lunar.day in {29, 30}
    assert lunar.month == month
    assert lunar_date(day + timedelta(days=1)).day == 1


@pytest.mark.parametrize(
    ("day", "vietnamese", "english"),
    [
        (date(2027, 2, 5), "29 tháng Chạp, Bính Ngọ", "Day 29 of lunar month 12, Bính Ngọ"),
        (date(2027, 2, 6), "Mùng 1 tháng Giêng, Đinh Mùi", "Day 1 of lunar month 1, Đinh Mùi"),
        (date(2025, 8, 8), "Rằm tháng Sáu nhuận, Ất Tỵ", "Day 15 of leap lunar month 6, Ất Tỵ"),
        (date(2026, 4, 6), "19 tháng Hai, Bính Ngọ", "Day 19 of lunar month 2, Bính Ngọ"),
        (date(2028, 1, 26), "Mùng 1 tháng Giêng, Mậu Thân", "Day 1 of lunar month 1, Mậu Thân"),
    ],
)
def test_lunar_day_is_written_for_the_clock(day: date, vietnamese: str, english: str) -> None:
    assert written_lunar(day) == vietnamese
    assert written_lunar(day, "en") == english


@pytest.mark.parametrize("day", [FIRST_DAY, LAST_DAY])
def test_calendar_reaches_its_bounds(day: date) -> None:
    assert 1 <= lunar_date(day).day <= 30
    assert in_span(day, span((12, 23), (1, 7))) is False
    assert in_span(day, span((1, 1), (12, 30), "both")) is True


@pytest.mark.parametrize("day", [FIRST_DAY - timedelta(days=1), LAST_DAY + timedelta(days=1), date.max])
def test_day_outside_the_calendar_is_refused(day: date) -> None:
    with pytest.raises(RuleError, match="from 1900-01-01 to 2100-12-31"):
        lunar_date(day)
