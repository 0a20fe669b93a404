"""Coverage beside the rules taken one by one, day by day."""

from datetime import UTC, date, datetime, time, timedelta

from hypothesis import given
from hypothesis import strategies as st

from bangtin_playlists.calendar.coverage import Coverage
from bangtin_playlists.calendar.days import Days
from bangtin_playlists.calendar.occurrences import UNENDING, Occurrence, bounds, of_day, times, united
from bangtin_playlists.calendar.wall import DAY, WallClock
from bangtin_playlists.instant import Instant, instant
from bangtin_playlists.schedule import Rule

ZONES = ["Asia/Ho_Chi_Minh", "Europe/Berlin", "America/St_Johns", "Australia/Lord_Howe", "Pacific/Apia", "Africa/Cairo"]
START, SPAN = instant(datetime(2011, 10, 1, tzinfo=UTC)), 120 * DAY
TIMES = st.none() | st.tuples(*[st.integers(0, 47).map(lambda half: time(half // 2, half % 2 * 30))] * 2)
DATES = st.none() | st.dates(date(2011, 9, 25), date(2012, 2, 5))
INSTANTS = st.integers(0, SPAN).map(lambda ms: Instant(START + ms))


@st.composite
def rules(draw: st.DrawFn) -> Rule:
    hours = draw(TIMES)
    return Rule(
        weekdays=tuple(sorted(draw(st.sets(st.integers(1, 7), max_size=5)))),
        rrule=draw(st.sampled_from(["", "", "", "FREQ=DAILY;INTERVAL=3"])),
        first=draw(DATES),
        last=draw(DATES),
        start=hours[0] if hours else None,
        end=hours[1] if hours else None,
    )


@st.composite
def windows(draw: st.DrawFn) -> tuple[Occurrence, ...]:
    if draw(st.booleans()):
        return (UNENDING,)
    ends = draw(st.lists(st.tuples(INSTANTS, INSTANTS), max_size=3))
    return tuple(Occurrence(*pair) for pair in ends)


def by_hand(rule: Rule, window: tuple[Occurrence, ...], wall: WallClock) -> list[Occurrence]:
    """Return every occurrence of half a year, by going through its days."""
    hours = times(rule)
    if hours is None:
        whole = [bounds(rule, wall)]
    else:
        days = (date(2011, 9, 1) + timedelta(days=n) for n in range(180))
        whole = [of_day(hours, day, wall) for day in days if Days(rule, {}).takes(day)]
    held = united(window)
    clipped = (one.clipped(each) for one in whole for each in held)
    return [one for one in clipped if one.start < one.end]


CASES = st.lists(st.tuples(rules(), windows()), min_size=1, max_size=6)


@given(st.sampled_from(ZONES), CASES, st.lists(INSTANTS, min_size=1, max_size=8))
def test_coverage_agrees_with_each_rule_by_itself(
    name: str, cases: list[tuple[Rule, tuple[Occurrence, ...]]], instants: list[Instant]
) -> None:
    wall = WallClock(name)
    coverage = Coverage([rule for rule, _ in cases], wall, {}, [window for _, window in cases])
    for number, (rule, window) in enumerate(cases):
        occurrences = by_hand(rule, window, wall)
        edges = [edge for one in occurrences for edge in one if START <= edge <= START + SPAN]
        for at in {*instants, *edges[:6], *(Instant(edge - 1) for edge in edges[:6])}:
            covering = [one for one in occurrences if one.covers(at)]
            assert bool(coverage.at(at) >> number & 1) == bool(covering)
            assert len(covering) <= 1
            assert not covering or coverage.occurrence(number, at) == covering[0]


@given(st.sampled_from(ZONES), CASES, INSTANTS, st.integers(0, 63))
def test_changes_bound_the_stretch_in_which_nothing_changes(
    name: str, cases: list[tuple[Rule, tuple[Occurrence, ...]]], at: Instant, mask: int
) -> None:
    wall = WallClock(name)
    coverage = Coverage([rule for rule, _ in cases], wall, {}, [window for _, window in cases])
    begin = coverage.last_change(at, mask, Instant(at - 9 * DAY))
    end = coverage.next_change(at, mask, Instant(at + 9 * DAY))
    assert at - 9 * DAY <= begin <= at < end <= at + 9 * DAY
    here = coverage.at(at) & mask
    occurrences = [one for n, case in enumerate(cases) if mask >> n & 1 for one in by_hand(*case, wall)]
    edges = {Instant(edge) for one in occurrences for edge in one if begin <= edge < end}
    assert {coverage.at(each) & mask for each in {begin, Instant(end - 1), *edges}} == {here}


@given(rules(), INSTANTS)
def test_change_that_is_told_is_a_change(rule: Rule, at: Instant) -> None:
    coverage = Coverage([rule], WallClock("Asia/Ho_Chi_Minh"), {})
    limit = Instant(at + 9 * DAY)
    end = coverage.next_change(at, 1, limit)
    assert end == limit or coverage.at(end) != coverage.at(at)
    begin = coverage.last_change(at, 1, Instant(at - 9 * DAY))
    assert begin == at - 9 * DAY or coverage.at(Instant(begin - 1)) != coverage.at(at)
