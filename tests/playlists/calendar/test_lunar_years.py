"""Each day from 1900 to 2100 beside a second implementation, every disagreement explained (docs/lunar-calendar.md)."""

from bisect import bisect_right
from datetime import date
from functools import cache
from typing import NamedTuple

import pytest

from bangtin_playlists.calendar.lunar import FIRST_DAY, LAST_DAY, LunarDate, leap_month, lunar_date
from tests.playlists.calendar import moon_and_sun
from tests.playlists.calendar.moon_and_sun import Month


class Disagreement(NamedTuple):
    """A run of days that the two number differently, and the event next to midnight that they place differently."""

    first: date
    last: date
    event: str
    minutes: float
    """From the nearest midnight in Hanoi, by the better astronomy; negative is before it."""


DISAGREEMENTS = [
    Disagreement(date(1938, 8, 25), date(1938, 10, 22), "term", 0.01),
    Disagreement(date(1944, 6, 20), date(1944, 7, 19), "new moon", -0.41),
    Disagreement(date(1967, 7, 7), date(1967, 8, 5), "new moon", -0.03),
    Disagreement(date(2072, 12, 9), date(2073, 1, 7), "new moon", -1.20),
    Disagreement(date(2077, 11, 15), date(2077, 12, 14), "new moon", -0.16),
]


@cache
def table() -> list[Month]:
    return list(moon_and_sun.months(FIRST_DAY.year - 2, LAST_DAY.year + 1))


def second_opinion(day: date) -> LunarDate:
    month = table()[bisect_right(table(), day.toordinal(), key=lambda month: month.first) - 1]
    return LunarDate(month.year, month.month, day.toordinal() - month.first + 1, month.leap)


def runs_of_disagreement() -> list[tuple[date, date]]:
    runs: list[tuple[date, date]] = []
    for ordinal in range(FIRST_DAY.toordinal(), LAST_DAY.toordinal() + 1):
        day = date.fromordinal(ordinal)
        if lunar_date(day) == second_opinion(day):
            continue
        follows = bool(runs) and runs[-1][1].toordinal() == ordinal - 1
        runs[-1:] = [(runs[-1][0], day)] if follows else [*runs[-1:], (day, day)]
    return runs


def test_every_day_agrees_save_the_runs_that_are_explained() -> None:
    assert runs_of_disagreement() == [(run.first, run.last) for run in DISAGREEMENTS]


@pytest.mark.parametrize("run", [run for run in DISAGREEMENTS if run.event == "new moon"])
def test_disagreement_comes_from_a_new_moon_next_to_midnight(run: Disagreement) -> None:
    ordinal = run.first.toordinal()
    k = next(k for k in range(-1250, 1260) if moon_and_sun.local_day(moon_and_sun.new_moon(k)) == ordinal)
    assert moon_and_sun.minutes_from_midnight(moon_and_sun.new_moon(k)) == pytest.approx(run.minutes, abs=0.01)
    assert lunar_date(run.first).day == 30, "lunar-vn begins the month a day later"


def test_disagreement_of_1938_comes_from_the_equinox_next_to_midnight() -> None:
    (run,) = (run for run in DISAGREEMENTS if run.event == "term")
    begins_a_month = date(1938, 9, 24).toordinal()
    assert moon_and_sun.distance_to_term(begins_a_month) == pytest.approx(run.minutes, abs=0.01)
    assert {leap_month(1938), next(month.month for month in table() if month.year == 1938 and month.leap)} == {7, 8}


def test_nothing_disagrees_while_screens_of_today_can_live() -> None:
    assert not [run for run in DISAGREEMENTS if run.last >= date(1968, 1, 1) and run.first < date(2072, 1, 1)]


def test_months_of_the_second_opinion_follow_each_other() -> None:
    lengths = {after.first - before.first for before, after in zip(table(), table()[1:], strict=False)}
    assert lengths == {29, 30}
    assert len({month[:3] for month in table()}) == len(table())
