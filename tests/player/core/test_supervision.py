from bisect import bisect_left
from itertools import pairwise

import pytest

from bangtin_player.core import supervision
from bangtin_player.core.supervision import Fall, Life, caution, fallen, is_hung, progressed, remembered, wait_s

DAY_S = 24 * 3600.0


def run_for_a_day(life_s: float, *, fruitful: bool, explained: bool = False) -> list[float]:
    """Return the starts of a screen that falls *life_s* after each."""
    now, falls, starts = 0.0, tuple[Fall, ...](), list[float]()
    while now < DAY_S:
        now += life_s
        falls = remembered((*falls, Fall(now, fruitful, explained)), now)
        now += wait_s(falls)
        starts.append(now)
    return starts


def most_in_an_hour(starts: list[float]) -> int:
    return max(number - bisect_left(starts, at - 3600.0) + 1 for number, at in enumerate(starts))


@pytest.mark.parametrize("life_s", [0.0, 0.1, 1.0, 10.0])
def test_a_permanent_fault_is_started_at_most_six_times_in_any_hour(life_s: float) -> None:
    assert most_in_an_hour(run_for_a_day(life_s, fruitful=False)) <= 6


def test_a_permanent_fault_is_still_tried_every_quarter_of_an_hour() -> None:
    starts = run_for_a_day(0.1, fruitful=False)

    assert max(later - earlier for earlier, later in pairwise(starts)) < 16 * 60


def test_the_first_restarts_are_quick() -> None:
    assert wait_s((Fall(0.0, fruitful=False, explained=False),)) == 0.5


def test_a_fall_after_fruitful_work_is_always_started_over_at_once() -> None:
    falls = tuple(Fall(at * 100.0, fruitful=True, explained=False) for at in range(50))

    assert wait_s(falls) == 0.0


def test_a_fall_that_a_file_explains_is_started_over_at_once() -> None:
    falls = tuple(Fall(float(at), fruitful=False, explained=True) for at in range(5))

    assert wait_s(falls) == 0.0
    assert caution(falls) == "none"


def test_when_every_file_kills_it_is_the_decoder() -> None:
    falls = tuple(Fall(float(at), fruitful=False, explained=True) for at in range(8))

    assert wait_s(falls) == supervision.SLOW_S
    assert caution(falls) == "pictures only"


def test_three_fruitful_falls_in_ten_minutes_take_a_step_of_caution() -> None:
    falls = tuple(Fall(at, fruitful=True, explained=False) for at in (0.0, 250.0, 500.0))

    assert caution(falls[:2]) == "none"
    assert caution(falls) == "raster"


def test_three_fruitful_falls_in_a_day_do_not() -> None:
    assert caution(tuple(Fall(at, fruitful=True, explained=False) for at in (0.0, 700.0, 1400.0))) == "none"


def test_a_screen_that_never_comes_up_is_tried_with_ever_more_caution() -> None:
    falls = [Fall(float(at), fruitful=False, explained=False) for at in range(5)]

    cautions = [caution(falls[:count]) for count in range(1, 6)]
    assert cautions == ["none", "raster", "other engine", "pictures only", "pictures only"]


def test_caution_ends_after_a_day() -> None:
    falls = tuple(Fall(float(at), fruitful=False, explained=False) for at in range(5))

    assert remembered(falls, DAY_S + 10) == ()


def test_a_screen_is_hung_ten_seconds_after_its_last_progress() -> None:
    life = progressed(Life(0.0), ticks=7, now=100.0)

    assert not is_hung(life, 110.0)
    assert is_hung(life, 110.1)


def test_a_stage_that_does_not_tick_makes_no_progress() -> None:
    life = progressed(Life(0.0), ticks=7, now=100.0)

    assert is_hung(progressed(life, ticks=7, now=109.0), 110.1)


def test_a_start_may_take_longer_than_a_second_of_progress() -> None:
    assert not is_hung(Life(0.0), 29.0)
    assert is_hung(Life(0.0), 30.1)


def test_work_is_fruitful_after_twenty_seconds_of_progress() -> None:
    life = progressed(progressed(Life(0.0), 1, 5.0), 2, 25.0)

    assert fallen(life, 26.0, explained=False).fruitful
    assert not fallen(progressed(Life(0.0), 1, 5.0), 60.0, explained=False).fruitful
