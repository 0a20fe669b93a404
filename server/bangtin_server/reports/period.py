"""Reporting periods as the authority counts them (domain.md 2.7): from the 15th to the 14th."""

from datetime import date
from typing import NamedTuple


class Period(NamedTuple):
    """From a day to a day, both included."""

    first: date
    last: date

    def __str__(self) -> str:
        """Return it as a report's heading has it."""
        return f"từ ngày {_written(self.first)} đến ngày {_written(self.last)}"


def month(year: int, number: int) -> Period:
    """Return the period of a month.

    >>> str(month(2026, 4))
    'từ ngày 15/3/2026 đến ngày 14/4/2026'
    """
    return _up_to(year, number, 1)


def quarter(year: int, number: int) -> Period:
    """Return the period of a quarter, 1 to 4."""
    return _up_to(year, number * 3, 3)


def half(year: int, number: int) -> Period:
    """Return the period of half a year, 1 or 2."""
    return _up_to(year, number * 6, 6)


def whole_year(year: int) -> Period:
    """Return the period of a year.

    >>> whole_year(2026)
    Period(first=datetime.date(2025, 12, 15), last=datetime.date(2026, 12, 14))
    """
    return _up_to(year, 12, 12)


def calendar_month(year: int, number: int) -> Period:
    """Return a month from its first day to its last: some recipients ask for it."""
    following = date(year + number // 12, number % 12 + 1, 1)
    return Period(date(year, number, 1), date.fromordinal(following.toordinal() - 1))


def _up_to(year: int, number: int, months: int) -> Period:
    """Return the *months* that end on the 14th of a month."""
    before, index = divmod(year * 12 + number - 1 - months, 12)
    return Period(date(before, index + 1, 15), date(year, number, 14))


def _written(day: date) -> str:
    """Write a day as NĐ 30/2020 has it: a leading zero for days under 10 and for January and February only."""
    return f"{day.day:02}/{day.month:02}/{day.year}" if day.month <= 2 else f"{day.day:02}/{day.month}/{day.year}"  # noqa: PLR2004 - February
