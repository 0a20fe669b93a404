from datetime import date, time

import pytest

from bangtin_playlists.calendar.coverage import Coverage
from bangtin_playlists.calendar.days import Almanac, Days
from bangtin_playlists.calendar.occurrences import Times, bounds, times
from bangtin_playlists.calendar.wall import WallClock
from bangtin_playlists.errors import NamingError, RuleError
from bangtin_playlists.instant import FOREVER, Instant, written
from bangtin_playlists.reasons import Reason
from bangtin_playlists.schedule import Calendar, CalendarDay, LunarDay, LunarSpan, Rule
from tests.playlists.builders import FRI, HANOI, MON, SAT, SUN, at, hours

WALL = WallClock("Asia/Ho_Chi_Minh")
BERLIN = WallClock("Europe/Berlin")
NEW_YEAR = Calendar(
    "nghi",
    (
        CalendarDay(date(2026, 8, 31), name="Nghỉ lễ"),
        CalendarDay(date(2026, 8, 22), works_as=MON, name="Làm bù"),
        CalendarDay(date(2026, 8, 22), works_as=FRI),
    ),
)
ALMANACS = {"nghi": Almanac.of(NEW_YEAR)}


def occurrence(rule: Rule, when: Instant, wall: WallClock = WALL) -> tuple[str, str] | None:
    coverage = Coverage([rule], wall, ALMANACS)
    if not coverage.at(when):
        return None
    found = coverage.occurrence(0, when)
    return written(found.start, wall.zone)[:16], written(found.end, wall.zone)[
        :16
    ] if found.end < FOREVER else "for ever"


def test_saturday_night_runs_whole_into_sunday() -> None:
    rule = hours("22:00", "06:00", SAT)
    whole = ("2026-04-04T22:00", "2026-04-05T06:00")
    assert occurrence(rule, at("2026-04-04T22:00")) == whole
    assert occurrence(rule, at("2026-04-05T05:59:59.999")) == whole
    assert occurrence(rule, at("2026-04-05T06:00")) is None
    assert occurrence(rule, at("2026-04-04T05:00")) is None


def test_bounds_test_the_day_as_written_only() -> None:
    rule = hours("22:00", "06:00", first=date(2026, 4, 4), last=date(2026, 4, 4))
    assert occurrence(rule, at("2026-04-04T03:00")) is None
    assert occurrence(rule, at("2026-04-05T03:00")) == ("2026-04-04T22:00", "2026-04-05T06:00")
    assert occurrence(rule, at("2026-04-05T22:00")) is None


def test_equal_texts_are_24_hours_and_each_day_anchors_anew() -> None:
    rule = hours("06:00", "06:00")
    assert occurrence(rule, at("2026-04-05T05:59")) == ("2026-04-04T06:00", "2026-04-05T06:00")
    assert occurrence(rule, at("2026-04-05T06:00")) == ("2026-04-05T06:00", "2026-04-06T06:00")


def test_day_rules_alone_mean_the_whole_day() -> None:
    assert occurrence(Rule(weekdays=(MON,)), at("2026-04-06T13:00")) == ("2026-04-06T00:00", "2026-04-07T00:00")
    assert occurrence(Rule(weekdays=(MON,)), at("2026-04-07T00:00")) is None


def test_neither_times_nor_day_rules_is_one_occurrence_that_midnight_does_not_cut() -> None:
    assert occurrence(Rule(), at("2026-04-06T13:00")) == ("2000-01-01T00:00", "for ever")
    bounded = Rule(first=date(2026, 4, 1), last=date(2026, 4, 6))
    assert occurrence(bounded, at("2026-04-06T23:59")) == ("2026-04-01T00:00", "2026-04-07T00:00")
    assert occurrence(bounded, at("2026-04-07T00:00")) is None
    assert occurrence(Rule(), at("1999-12-31T23:59")) is None


def test_last_day_before_the_first_is_never() -> None:
    assert (
        occurrence(hours("06:00", "08:00", first=date(2026, 4, 7), last=date(2026, 4, 5)), at("2026-04-06T07:00"))
        is None
    )
    assert occurrence(Rule(first=date(2026, 4, 8), last=date(2026, 4, 5)), at("2026-04-06T07:00")) is None


def test_time_that_comes_twice_is_played_from_the_first_to_the_last() -> None:
    rule = hours("02:30", "03:00")
    first_pass = BERLIN.instant(date(2026, 10, 25), 9_000_000)
    half_an_hour = 1_800_000
    assert occurrence(rule, Instant(first_pass - 1), BERLIN) is None
    for later in range(3):
        assert occurrence(rule, Instant(first_pass + later * half_an_hour), BERLIN) == (
            "2026-10-25T02:30",
            "2026-10-25T03:00",
        )
    assert occurrence(rule, Instant(first_pass + 3 * half_an_hour), BERLIN) is None


def test_times_that_are_all_skipped_are_no_occurrence() -> None:
    jump = BERLIN.instant(date(2026, 3, 29), 7_200_000)
    assert occurrence(hours("02:10", "02:50"), jump, BERLIN) is None
    assert occurrence(hours("01:30", "02:50"), Instant(jump - 1), BERLIN) == ("2026-03-29T01:30", "2026-03-29T03:00")
    assert occurrence(hours("02:10", "04:00"), jump, BERLIN) == ("2026-03-29T03:00", "2026-03-29T04:00")


def test_one_time_without_the_other_is_refused() -> None:
    with pytest.raises(RuleError, match="from and to"):
        times(Rule(start=time(6)))


def test_times_are_read_to_the_millisecond() -> None:
    assert times(Rule(start=time(0, 0, 1, 2999), end=time(0, 1))) == Times(1002, 60_000)


def test_unbounded_rule_begins_in_2000() -> None:
    assert written(bounds(Rule(), WALL).start, HANOI) == "2000-01-01T00:00:00+07:00"


def refusal(rule: Rule, day: str) -> Reason | None:
    return Days(rule, ALMANACS).refusal(date.fromisoformat(day))


def test_every_day_rule_that_is_given_must_hold() -> None:
    rule = Rule(weekdays=(FRI,), rrule="FREQ=MONTHLY;BYMONTHDAY=13", except_days=(date(2026, 11, 13),))
    assert refusal(rule, "2026-03-13") is None
    assert refusal(rule, "2026-02-13") is None
    assert refusal(rule, "2026-03-20") == Reason.RECURRENCE
    assert refusal(rule, "2026-04-13") == Reason.WEEKDAY
    assert refusal(rule, "2026-11-13") == Reason.EXCEPTION


def test_bounds_include_both_days() -> None:
    rule = Rule(first=date(2026, 4, 1), last=date(2026, 4, 3))
    assert [refusal(rule, f"2026-04-0{day}") for day in (1, 3, 4)] == [None, None, Reason.AFTER_LAST]
    assert refusal(rule, "2026-03-31") == Reason.BEFORE_FIRST


def test_holidays_are_those_of_the_calendars_named() -> None:
    assert refusal(Rule(holidays_of=("nghi",)), "2026-08-31") is None
    assert refusal(Rule(holidays_of=("nghi",)), "2026-08-30") == Reason.NOT_HOLIDAY
    assert refusal(Rule(not_holidays_of=("nghi",)), "2026-08-31") == Reason.HOLIDAY
    assert refusal(Rule(not_holidays_of=("nghi",)), "2026-08-30") is None


def test_day_that_works_as_another_weekday_counts_so_where_the_calendar_is_named() -> None:
    saturday = "2026-08-22"
    assert refusal(Rule(weekdays=(MON,), not_holidays_of=("nghi",)), saturday) is None
    assert refusal(Rule(weekdays=(SAT,), not_holidays_of=("nghi",)), saturday) == Reason.WEEKDAY
    assert refusal(Rule(weekdays=(SAT,)), saturday) is None
    assert refusal(Rule(weekdays=(FRI,), not_holidays_of=("nghi",)), saturday) == Reason.WEEKDAY


def test_lunar_spans_take_their_days() -> None:
    tet = Rule(lunar=(LunarSpan(LunarDay(12, 23), LunarDay(1, 7)),))
    assert [refusal(tet, day) for day in ("2027-01-30", "2027-02-12")] == [None, None]
    assert [refusal(tet, day) for day in ("2027-01-29", "2027-02-13")] == [Reason.LUNAR, Reason.LUNAR]


def test_calendar_that_is_not_there_is_refused() -> None:
    with pytest.raises(NamingError, match="nghi"):
        Days(Rule(holidays_of=("tet",)), ALMANACS)
    with pytest.raises(NamingError, match="none"):
        Days(Rule(not_holidays_of=("tet",)), {})


def test_exception_alone_makes_days_of_an_entry() -> None:
    rule = Rule(except_days=(date(2026, 4, 5),))
    assert occurrence(rule, at("2026-04-06T12:00")) == ("2026-04-06T00:00", "2026-04-07T00:00")
    assert occurrence(rule, at("2026-04-05T12:00")) is None


def test_sunday_is_the_seventh_day() -> None:
    assert occurrence(Rule(weekdays=(SUN,)), at("2026-04-05T12:00")) == ("2026-04-05T00:00", "2026-04-06T00:00")
