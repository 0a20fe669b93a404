"""The Vietnamese lunar calendar, as Hanoi counts it at UTC+7 (domain.md 2.8).

The astronomy is the library's (`lunar-vn`); which days a rule means is decided here, and nobody else sees the library.
`docs/lunar-calendar.md` says how far the two can be trusted.
"""

from datetime import date, timedelta
from functools import lru_cache
from typing import Literal

import msgspec
from lunar_vn import SUPPORTED_YEAR_RANGE, convert_solar_to_lunar

from bangtin_playlists.errors import RuleError
from bangtin_playlists.schedule import LunarDay, LunarSpan

FIRST_DAY = date(SUPPORTED_YEAR_RANGE[0], 1, 1)
LAST_DAY = date(SUPPORTED_YEAR_RANGE[1], 12, 31)

_STEMS = ("Giáp", "Ất", "Bính", "Đinh", "Mậu", "Kỷ", "Canh", "Tân", "Nhâm", "Quý")
_BRANCHES = ("Tý", "Sửu", "Dần", "Mão", "Thìn", "Tỵ", "Ngọ", "Mùi", "Thân", "Dậu", "Tuất", "Hợi")
_MONTHS = ("Giêng", "Hai", "Ba", "Tư", "Năm", "Sáu", "Bảy", "Tám", "Chín", "Mười", "Mười Một", "Chạp")
_LAST_OF_FIRST_TEN = 10
_FULL_MOON = 15
_SHORT_MONTH, _LONG_MONTH = 29, 30

_Place = tuple[int, bool, int]
"""A day's place in its lunar year: month, whether the leap one, day. Places sort as the days follow each other."""


class LunarDate(msgspec.Struct, frozen=True):
    """A day of the Vietnamese lunar calendar, with the names that people use for its parts.

    Args:
        year: The solar year in which this lunar year begins: Đinh Mùi is 2027.
        month: 1 (tháng Giêng) to 12 (tháng Chạp).
        day: 1 to 30.
        leap: Whether this is the second, leap (nhuận) month of its number.
    """

    year: int
    month: int
    day: int
    leap: bool = False

    @property
    def year_name(self) -> str:
        """The stem and branch (can chi) of the year.

        >>> LunarDate(2027, 1, 1).year_name
        'Đinh Mùi'
        """
        return f"{_STEMS[(self.year - 4) % 10]} {_BRANCHES[(self.year - 4) % 12]}"

    @property
    def month_name(self) -> str:
        """The month in words.

        >>> LunarDate(2025, 6, 15, leap=True).month_name
        'tháng Sáu nhuận'
        """
        return f"tháng {_MONTHS[self.month - 1]}{' nhuận' if self.leap else ''}"

    @property
    def day_name(self) -> str:
        """The day as it is said: mùng 1 to mùng 10, rằm for the fifteenth, else the number.

        >>> [LunarDate(2027, 1, day).day_name for day in (1, 15, 29)]
        ['mùng 1', 'rằm', '29']
        """
        if self.day <= _LAST_OF_FIRST_TEN:
            return f"mùng {self.day}"
        return "rằm" if self.day == _FULL_MOON else str(self.day)


@lru_cache(maxsize=4096)
def lunar_date(day: date) -> LunarDate:
    """Say which lunar day the solar *day* is.

    Raises:
        RuleError: *day* is not within 1900-01-01 to 2100-12-31.

    >>> lunar_date(date(2030, 2, 2))
    LunarDate(year=2030, month=1, day=1, leap=False)
    """
    if not FIRST_DAY <= day <= LAST_DAY:
        raise RuleError(f"no lunar date is known for {day}: the lunar calendar reaches from {FIRST_DAY} to {LAST_DAY}")
    found = convert_solar_to_lunar(day.day, day.month, day.year)
    return LunarDate(found.year, found.month, found.day, found.leap)


def in_span(day: date, span: LunarSpan) -> bool:
    """Say whether the solar *day* lies in *span*, both of its ends included (REQ-23).

    A day 30 means the last day of its month. A span whose first day comes after its last in the year crosses the
    lunar new year. `leap` says what an end means in a year that has its month twice: the ordinary month ("no"), the
    leap month ("yes"; a year in which neither end has one then yields nothing), or each of them in turn ("both"). Days
    between the ends belong to the span, those of a leap month too.

    Raises:
        RuleError: *day* is outside the calendar, or an end of *span* is no day of a lunar month.

    >>> tet = LunarSpan(first=LunarDay(month=12, day=23), last=LunarDay(month=1, day=7))
    >>> [in_span(date(2027, 2, day), tet) for day in (5, 12, 13)]
    [True, True, False]
    """
    _check(span.first)
    _check(span.last)
    if span.leap == "both":
        return _covers(day, span, leap=False) or _covers(day, span, leap=True)
    return _covers(day, span, leap=span.leap == "yes")


def leap_month(year: int) -> int:
    """Return which month the lunar *year* has twice, 0 if none; years outside the calendar have none.

    >>> [leap_month(year) for year in (2025, 2026, 2028)]
    [6, 0, 5]
    """
    return _leap_months().get(year, 0)


def written_lunar(day: date, language: Literal["vi", "en"] = "vi") -> str:
    """Write the lunar date of the solar *day* in one line, as the clock card shows it (S7).

    Raises:
        RuleError: *day* is outside the calendar.

    >>> written_lunar(date(2027, 2, 6))
    'Mùng 1 tháng Giêng, Đinh Mùi'
    >>> written_lunar(date(2027, 2, 5), "en")
    'Day 29 of lunar month 12, Bính Ngọ'
    """
    lunar = lunar_date(day)
    if language == "en":
        return f"Day {lunar.day} of {'leap ' if lunar.leap else ''}lunar month {lunar.month}, {lunar.year_name}"
    spoken = f"{lunar.day_name} {lunar.month_name}, {lunar.year_name}"
    return spoken[0].upper() + spoken[1:]


def _check(end: LunarDay) -> None:
    if not (1 <= end.month <= len(_MONTHS) and 1 <= end.day <= _LONG_MONTH):
        raise RuleError(f"day {end.day} of lunar month {end.month} does not exist: months are 1 to 12, days 1 to 30")


def _covers(day: date, span: LunarSpan, *, leap: bool) -> bool:
    """Say whether *day* lies in the span whose ends are ordinary days, or with *leap* days of leap months."""
    lunar = lunar_date(day)
    begun = _begun(lunar, day, span.first, leap=leap)
    ended = (lunar.month, lunar.leap, lunar.day) > _place(span.last, lunar.year, leap=leap)
    crosses = (span.first.month, span.first.day) > (span.last.month, span.last.day)
    if not crosses:
        return begun and not ended and _meant(span, lunar.year, lunar.year, leap=leap)
    return (begun and _meant(span, lunar.year, lunar.year + 1, leap=leap)) or (
        not ended and _meant(span, lunar.year - 1, lunar.year, leap=leap)
    )


def _begun(lunar: LunarDate, day: date, first: LunarDay, *, leap: bool) -> bool:
    """Say whether the span's first day of this lunar year is here or past; the last day of a month is also its 30th."""
    is_last = lunar.day == _SHORT_MONTH and lunar_date(day + timedelta(days=1)).day == 1
    return (lunar.month, lunar.leap, _LONG_MONTH if is_last else lunar.day) >= _place(first, lunar.year, leap=leap)


def _place(end: LunarDay, year: int, *, leap: bool) -> _Place:
    return end.month, leap and leap_month(year) == end.month, end.day


def _meant(span: LunarSpan, first_year: int, last_year: int, *, leap: bool) -> bool:
    """Say whether the span between these lunar years exists: with *leap* one of its ends must be in a leap month."""
    return not leap or leap_month(first_year) == span.first.month or leap_month(last_year) == span.last.month


@lru_cache(maxsize=1)
def _leap_months() -> dict[int, int]:
    """Return the leap month of each lunar year that has one; a leap month of 29 days cannot slip between samples."""
    length = (LAST_DAY - FIRST_DAY).days
    samples = (lunar_date(FIRST_DAY + timedelta(days=at)) for at in range(0, length, _SHORT_MONTH))
    return {lunar.year: lunar.month for lunar in samples if lunar.leap}
