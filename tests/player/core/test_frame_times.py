import pytest
from hypothesis import given
from hypothesis import strategies as st

from bangtin_player.core.frame_times import FrameTimes

_PERIOD = 1000 / 30


def _moments(arrivals: list[float], period: float = _PERIOD, start: float = 0.0) -> list[float | None]:
    times = FrameTimes(start, period)
    return [times.moment(at) for at in arrivals]


def test_frames_on_time_are_a_period_apart() -> None:
    assert _moments([10, 43.5, 76.6, 110]) == pytest.approx([0, _PERIOD, 2 * _PERIOD, 3 * _PERIOD])


def test_a_film_that_is_joined_begins_where_it_was_joined() -> None:
    assert _moments([500, 533], start=7_000) == pytest.approx([7_000, 7_000 + _PERIOD])


def test_a_frame_shown_again_is_not_another_frame() -> None:
    times = FrameTimes(0, 100)
    assert times.moment(0) == 0
    assert times.may_be_repeat(57)
    assert times.moment(57, repeat=True) is None
    assert not times.may_be_repeat(100)
    assert times.moment(100) == 100
    assert times.count == 2


def test_a_stall_moves_no_frame() -> None:
    on_time = [10 + _PERIOD * n for n in range(60)]
    stalled = [max(at, 1_200.0 + n / 10) if 30 <= n < 36 else at for n, at in enumerate(on_time)]
    assert _moments(stalled) == pytest.approx([_PERIOD * n for n in range(60)])


def test_a_frame_that_never_came_is_noticed_within_four() -> None:
    arrivals = [10 + _PERIOD * n for n in range(60) if n != 30]
    assert _moments(arrivals)[-1] == pytest.approx(_PERIOD * 59)
    assert _moments(arrivals)[34:] == pytest.approx([_PERIOD * n for n in range(35, 60)])


def test_another_rate_than_was_told_is_believed() -> None:
    arrivals = [10 + 100.0 * n for n in range(20)]
    assert _moments(arrivals, period=64)[-1] == pytest.approx(1_900)


def test_without_a_rate_arrivals_tell() -> None:
    assert _moments([5, 25, 125, 145], period=0) == [0, 20, 120, 140]


@given(st.lists(st.floats(0, 60), min_size=5, max_size=90))
def test_delays_of_less_than_two_frames_move_nothing(delays: list[float]) -> None:
    arrivals, last = [], 0.0
    for number, delay in enumerate([0.0, *delays]):
        last = max(last + 1, 10 + number * _PERIOD + (delay if number % 3 == 0 else 0))
        arrivals.append(last)
    assert _moments(arrivals) == pytest.approx([_PERIOD * number for number in range(len(arrivals))])


@given(st.lists(st.floats(0, 2_000), min_size=1, max_size=60), st.sampled_from([0.0, 20.0, 41.7]))
def test_moments_never_go_far_back(gaps: list[float], period: float) -> None:
    arrivals = [sum(gaps[: number + 1]) for number in range(len(gaps))]
    moments = [moment for moment in _moments(arrivals, period) if moment is not None]
    assert len(moments) == len(arrivals)
    assert moments[0] == 0
    assert max(moments) <= sum(gaps) + len(gaps) * max(period, 1) * 2
