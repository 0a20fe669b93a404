import pytest

from tests.benchmarks.handoff.load import Load, memory_slope


def _an_hour(base: float, growth: float, swing: float, every_s: float) -> list[Load]:
    """Readings of a process that grows by *growth* an hour, and takes *swing* more for 0.4 s of every 3.6."""
    moments = [n * every_s for n in range(int(3600 / every_s))]
    return [Load(at, 0.0, 0.0, base + growth * at / 3600 + (swing if at % 3.6 < 0.4 else 0.0), 1, 1) for at in moments]


@pytest.mark.parametrize("growth", [-3.0, 0.0, 0.8, 12.0])
def test_the_slope_is_the_growth_whatever_hand_offs_take_for_a_moment(growth: float) -> None:
    assert memory_slope(_an_hour(217.0, growth, 13.0, 0.97)) == pytest.approx(growth, abs=0.1)


def test_less_than_two_minutes_have_no_slope() -> None:
    assert memory_slope(_an_hour(217.0, 5.0, 0.0, 0.97)[:30]) == 0.0
