"""How days and hours are written: dates, instants, weekdays, times of the day, lunar spans."""

import re
from calendar import monthrange
from datetime import date, datetime, time, timedelta
from typing import Annotated, Any

from pydantic import PlainValidator
from pydantic_core import PydanticCustomError

from bangtin_playlists.calendar.wall import WallClock
from bangtin_playlists.errors import InstantError
from bangtin_playlists.instant import Instant, instant
from bangtin_playlists.programme.fields import text, wrong
from bangtin_playlists.programme.spellings import date_like, time_like
from bangtin_playlists.schedule import LunarDay, LunarSpan

Moment = date | datetime
"""A date, or a date and time with or without an offset, as written."""

_WEEKDAYS = {
    name: number
    for number, spellings in enumerate(
        (
            "mon monday t2 2 hai|thứ hai|thứ 2",
            "tue tuesday t3 3 ba|thứ ba|thứ 3",
            "wed wednesday t4 4 tư|thứ tư|thứ 4",
            "thu thursday t5 5 năm|thứ năm|thứ 5",
            "fri friday t6 6 sáu|thứ sáu|thứ 6",
            "sat saturday t7 7 bảy|thứ bảy|thứ 7",
            "sun sunday cn|chủ nhật",
        ),
        start=1,
    )
    for part, spelled in enumerate(spellings.split("|"))
    for name in ([spelled] if part else spelled.split())
    if not name.isdigit()
}
_ALL_DAYS = {"daily", "hằng ngày", "hàng ngày"}
_TIME = re.compile(r"([01]?\d|2[0-4])(?:[:hg]([0-5]\d)(?::([0-5]\d))?|h)")
_VIETNAMESE_DATE = re.compile(r"(\d{1,2})/(\d{1,2})/(\d{4})")
_ISO_DATE = re.compile(r"(\d{4})-(\d\d)-(\d\d)(?!\d)")
_LUNAR = re.compile(r"(\d{1,2})/(\d{1,2})(?:\s*(?:-|–|đến)\s*(\d{1,2})/(\d{1,2}))?")
_YEARS = range(1900, 2200)


def weekdays(value: Any) -> tuple[int, ...]:  # noqa: ANN401 - what a person wrote can be anything
    """Read ISO weekdays from mon-sat, [mon, wed], t2-t7 or daily.

    >>> weekdays("mon-sat"), weekdays(["t2", "cn"]), weekdays("sat-mon")
    ((1, 2, 3, 4, 5, 6), (1, 7), (1, 6, 7))
    """
    parts = re.split(r"\s*,\s*", value.strip()) if isinstance(value, str) and value.strip() else value
    if not isinstance(parts, list):
        raise wrong("bad_days", value)
    if not parts:
        raise wrong("no_days", value)
    return tuple(sorted({day for part in parts for day in _day_range(part)}))


def _day_range(part: Any) -> tuple[int, ...]:  # noqa: ANN401 - as above
    if isinstance(part, str) and part.lower() in _ALL_DAYS:
        return tuple(range(1, 8))
    ends = re.split(r"\s*[-–]\s*", part.lower().strip()) if isinstance(part, str) else []
    if len(ends) not in (1, 2) or any(end not in _WEEKDAYS for end in ends):
        raise wrong("bad_days", part)
    first, last = _WEEKDAYS[ends[0]], _WEEKDAYS[ends[-1]]
    return tuple((first + step - 1) % 7 + 1 for step in range((last - first) % 7 + 1))


def weekday(value: Any) -> int:  # noqa: ANN401 - as above
    """Read one weekday."""
    found = weekdays(value)
    if len(found) != 1:
        raise wrong("bad_weekday", value)
    return found[0]


def time_of_day(value: Any) -> time:  # noqa: ANN401 - as above
    """Read a time of the day; 24:00 is the midnight that ends it.

    >>> time_of_day("5:30"), time_of_day("7h30"), time_of_day("24:00")
    (datetime.time(5, 30), datetime.time(7, 30), datetime.time(0, 0))
    """
    read = _TIME.fullmatch(value.strip()) if isinstance(value, str) else None
    if read is None:
        raise wrong("bad_time", value, near=time_like(value) if isinstance(value, str) else "")
    hour, minute, second = (int(part or 0) for part in read.groups())
    if hour == 24:  # noqa: PLR2004 - the hour that ends a day
        if minute or second:
            raise wrong("bad_time", value)
        hour = 0
    return time(hour, minute, second)


def day(value: Any) -> date:  # noqa: ANN401 - as above
    """Read a date: 2026-04-30, or 30/04/2026 as it is written in Vietnam."""
    found = moment(value)
    if isinstance(found, datetime):
        raise wrong("bad_date", value)
    return found


def moment(value: Any) -> Moment:  # noqa: ANN401 - as above
    """Read a date, or a date and time; a time without an offset is the screen's."""
    written = _VIETNAMESE_DATE.sub(_turned, text(value).strip(), count=1)
    try:
        found = date.fromisoformat(written) if len(written) <= len("2026-04-30") else datetime.fromisoformat(written)
    except ValueError as error:
        raise _no_moment(written, value) from error
    if found.year not in _YEARS:
        raise wrong("bad_date", value)
    return found


def _no_moment(written: str, value: str) -> PydanticCustomError:
    """Say what is wrong with a date or an instant that does not read."""
    if not (read := _ISO_DATE.match(written)) or not 1 <= int(read[2]) <= 12:  # noqa: PLR2004 - a year's months
        return wrong("bad_date" if len(written) <= len("2026-04-30") else "bad_moment", value, near=date_like(value))
    year, month, day_of_month = (int(part) for part in read.groups())
    last = monthrange(max(1, year), month)[1]
    if 1 <= day_of_month <= last:
        return wrong("bad_moment", value)
    return wrong("no_such_day", value, last=last, month=f"{month:02}/{year}")


def _turned(read: re.Match[str]) -> str:
    day_of_month, month, year = read.groups()
    return f"{year}-{month:0>2}-{day_of_month:0>2}"


def days(value: Any) -> tuple[date, ...]:  # noqa: ANN401 - as above
    """Read one date or a list of them."""
    found = value if isinstance(value, list) else [value]
    if not found:
        raise wrong("empty_list", value)
    return tuple(day(each) for each in found)


def lunar_spans(value: Any) -> tuple[LunarSpan, ...]:  # noqa: ANN401 - as above
    """Read lunar days as they are said, day before month: 23/12 - 7/1, 15/8, or a list of such."""
    found = value if isinstance(value, list) else [value]
    if not found:
        raise wrong("empty_list", value)
    return tuple(_lunar_span(each) for each in found)


def _lunar_span(value: Any) -> LunarSpan:  # noqa: ANN401 - as above
    read = _LUNAR.fullmatch(value.strip()) if isinstance(value, str) else None
    if read is None:
        raise wrong("bad_lunar", value)
    first_day, first_month, last_day, last_month = (int(part) if part else 0 for part in read.groups())
    first = LunarDay(first_month, first_day)
    last = LunarDay(last_month, last_day) if last_month else first
    if not all(1 <= end.day <= 30 and 1 <= end.month <= 12 for end in (first, last)):  # noqa: PLR2004 - a lunar year
        raise wrong("bad_lunar", value)
    return LunarSpan(first, last)


def begins(written: Moment, wall: WallClock) -> Instant:
    """Return the instant at which what was written begins: of a date, its midnight (R10)."""
    if not isinstance(written, datetime):
        return wall.instant(written, 0)
    if written.tzinfo:
        return instant(written)
    since_midnight = written - datetime.combine(written, time())
    return wall.instant(written.date(), since_midnight // timedelta(milliseconds=1))


def ends(written: Moment, wall: WallClock) -> Instant:
    """Return where what was written ends, excluded: a date is included to its end ("đến hết ngày")."""
    if isinstance(written, datetime):
        return begins(written, wall)
    return begins(written + timedelta(days=1), wall)


def read_moment(written: str, wall: WallClock) -> Instant:
    """Read an instant as people write it on a command line.

    Raises:
        InstantError: It is none.
    """
    try:
        return begins(moment(written), wall)
    except PydanticCustomError as error:
        raise InstantError(f"{written!r} is not a date and time such as 2026-04-06T06:00:37+07:00") from error


Weekdays = Annotated[tuple[int, ...], PlainValidator(weekdays)]
Weekday = Annotated[int, PlainValidator(weekday)]
TimeOfDay = Annotated[time, PlainValidator(time_of_day)]
Day = Annotated[date, PlainValidator(day)]
Days = Annotated[tuple[date, ...], PlainValidator(days)]
When = Annotated[date | datetime, PlainValidator(moment)]
LunarSpans = Annotated[tuple[LunarSpan, ...], PlainValidator(lunar_spans)]
