"""Days in words: the solar and the lunar date, long and short."""

from datetime import date

from bangtin_playlists.calendar.lunar import lunar_date, written_lunar
from bangtin_playlists.errors import RuleError

_WEEKDAYS = ("Thứ Hai", "Thứ Ba", "Thứ Tư", "Thứ Năm", "Thứ Sáu", "Thứ Bảy", "Chủ nhật")


def solar(day: date) -> str:
    """Write the solar date in words.

    >>> solar(date(2026, 4, 6))
    'Thứ Hai, ngày 6 tháng 4 năm 2026'
    """
    return f"{_WEEKDAYS[day.weekday()]}, ngày {day.day} tháng {day.month} năm {day.year}"


def solar_short(day: date) -> str:
    """Write the weekday and the solar date in figures.

    >>> solar_short(date(2026, 4, 6))
    'Thứ Hai, 6/4/2026'
    """
    return f"{_WEEKDAYS[day.weekday()]}, {day.day}/{day.month}/{day.year}"


def figures(day: date) -> str:
    """Write the solar date in as many figures on every day.

    >>> figures(date(2026, 4, 6))
    '06/04/2026'
    """
    return f"{day:%d/%m/%Y}"


def lunar(day: date) -> str:
    """Write the lunar date; nothing outside the years that the calendar knows."""
    try:
        return written_lunar(day)
    except RuleError:
        return ""


def lunar_short(day: date) -> str:
    """Write the lunar date in figures, as wall calendars do; nothing outside the calendar.

    >>> lunar_short(date(2026, 4, 6)), lunar_short(date(2025, 8, 1))
    ('19/2 âm', '8/6 nhuận')
    """
    try:
        found = lunar_date(day)
    except RuleError:
        return ""
    return f"{found.day}/{found.month} {'nhuận' if found.leap else 'âm'}"
