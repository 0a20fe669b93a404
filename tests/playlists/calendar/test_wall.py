from datetime import UTC, date, datetime, timedelta
from zoneinfo import available_timezones

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bangtin_playlists.calendar.wall import DAY, WallClock, zone
from bangtin_playlists.errors import RuleError
from bangtin_playlists.instant import Instant, instant, moment, read_instant, written

ZONES = sorted(name for name in available_timezones() if name[0].isupper() and not name.startswith("System"))
MINUTE, WEEK = 60_000, 7 * DAY
DAYS = st.dates(date(1960, 1, 1), date(2037, 12, 31))


def local(name: str, day: date, hhmm: str) -> str:
    hour, minute = map(int, hhmm.split(":"))
    clock = WallClock(name)
    return written(clock.instant(day, (hour * 60 + minute) * MINUTE), clock.zone)


def test_ordinary_time_is_itself() -> None:
    assert local("Asia/Ho_Chi_Minh", date(2026, 4, 6), "05:30") == "2026-04-06T05:30:00+07:00"


def test_time_that_comes_twice_means_its_first_instant() -> None:
    assert local("Europe/Berlin", date(2026, 10, 25), "02:30") == "2026-10-25T02:30:00+02:00"


def test_skipped_time_means_the_moment_of_the_jump() -> None:
    for skipped in ("02:00", "02:30", "02:59", "03:00"):
        assert local("Europe/Berlin", date(2026, 3, 29), skipped) == "2026-03-29T03:00:00+02:00"


def test_day_that_an_island_skipped_has_no_length() -> None:
    apia = WallClock("Pacific/Apia")
    skipped = date(2011, 12, 30)
    assert apia.instant(skipped, 0) == apia.instant(skipped, DAY) == instant(datetime(2011, 12, 30, 10, tzinfo=UTC))
    assert apia.day(apia.instant(skipped, 0)) == date(2011, 12, 31)


def test_new_day_has_begun_although_the_clock_went_back_over_midnight() -> None:
    newfoundland = WallClock("America/St_Johns")  # until 2011 at 00:01
    midnight = newfoundland.instant(date(2010, 11, 7), 0)
    assert written(midnight, newfoundland.zone) == "2010-11-07T00:00:00-02:30"
    assert written(Instant(midnight + 2 * MINUTE), newfoundland.zone) == "2010-11-06T23:02:00-03:30"
    assert newfoundland.day(Instant(midnight + 2 * MINUTE)) == date(2010, 11, 7)


@pytest.mark.parametrize("name", ["Hanoi", "", "../tzdata", "Asia", "/etc/localtime", "Asia/Ho_Chi_Minh/"])
def test_name_that_is_no_zone_is_refused(name: str) -> None:
    with pytest.raises(RuleError, match="Asia/Ho_Chi_Minh"):
        zone(name)


@given(st.sampled_from(ZONES), DAYS, st.integers(0, 47), st.integers(1, 48))
def test_later_times_never_come_earlier(name: str, day: date, half_hour: int, length: int) -> None:
    clock = WallClock(name)
    begin, end = (clock.instant(day, halves * 30 * MINUTE) for halves in (half_hour, half_hour + length))
    assert begin <= end


@given(st.sampled_from(ZONES), DAYS)
def test_days_follow_each_other_without_gap(name: str, day: date) -> None:
    clock = WallClock(name)
    begin, end = clock.instant(day, 0), clock.instant(day + timedelta(days=1), 0)
    assert clock.instant(day, DAY) == end
    if begin < end:
        assert clock.day(begin) == clock.day(Instant(end - 1)) == day


@pytest.mark.parametrize("name", ZONES)
def test_every_odd_hour_until_2037_is_taken_at_the_jump_or_first(name: str) -> None:
    """Where the offset changes, the time halfway between both readings is skipped or comes twice."""
    clock = WallClock(name)
    start, end = read_instant("2025-01-01"), read_instant("2038-01-01")
    for week in range(start, end, WEEK):
        if _offset(clock, week) != _offset(clock, week + WEEK):
            _check_change(clock, Instant(week + WEEK))


def _check_change(clock: WallClock, found: Instant) -> None:
    low, high = int(found - WEEK), int(found)
    old, new = (_offset(clock, each) for each in (low, high))
    while high - low > 1:
        middle = (low + high) // 2
        low, high = (middle, high) if _offset(clock, middle) == old else (low, middle)
    between = high + (old + new) // 2
    days, since_midnight = divmod(between, DAY)
    got = clock.instant(date(1970, 1, 1) + timedelta(days=days), since_midnight)
    assert got == (high if new > old else high - (old - new) // 2)


def _offset(clock: WallClock, at: int) -> int:
    offset = moment(Instant(at), clock.zone).utcoffset()
    assert offset is not None
    return offset // timedelta(milliseconds=1)


@pytest.mark.parametrize(
    ("name", "day"),
    [
        ("Europe/Berlin", date(2026, 3, 29)),
        ("Europe/Berlin", date(2026, 10, 25)),
        ("Asia/Beirut", date(2026, 3, 29)),  # its midnight is skipped
        ("America/Havana", date(2025, 11, 2)),  # its midnight comes twice
        ("Australia/Lord_Howe", date(2026, 4, 5)),
        ("Pacific/Apia", date(2011, 12, 30)),  # the whole day is
    ],
)
def test_day_with_a_jump_is_not_straight(name: str, day: date) -> None:
    wall = WallClock(name)
    assert not wall.straight(day)
    later = day + timedelta(days=2)
    assert wall.straight(later)
    midnight = wall.instant(later, 0)
    assert all(wall.instant(later, part) == midnight + part for part in range(0, DAY, DAY // 48))


@given(st.sampled_from(ZONES), DAYS, st.integers(0, DAY - 1))
def test_face_of_a_straight_day_shows_how_much_of_it_is_gone(name: str, day: date, since_midnight: int) -> None:
    wall = WallClock(name)
    if wall.straight(day):
        assert wall.instant(day, since_midnight) == wall.instant(day, 0) + since_midnight
