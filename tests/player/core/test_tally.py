from statistics import median

from hypothesis import given
from hypothesis import strategies as st

from bangtin_player.core.tally import Tally
from tests.player.plays import a_play


def tallied(holds: list[float]) -> Tally:
    tally = Tally()
    tally.add(a_play(hold_ms=None))  # nothing stood before it
    for hold in holds:
        tally.add(a_play(hold_ms=hold))
    return tally


def test_a_play_before_which_nothing_stood_is_no_hand_off() -> None:
    assert tallied([]).handoffs().count == 0


def test_hand_offs_over_two_and_three_frames_are_counted() -> None:
    handoffs = tallied([1.0, 67.0, 67.1, 100.0, 100.1, 5_000.0]).handoffs()

    assert (handoffs.over_67_ms, handoffs.over_100_ms, handoffs.worst_hold_ms) == (4, 2, 5_000.0)


@given(st.lists(st.integers(0, 2_000).map(lambda tenths: tenths / 10), min_size=1))
def test_the_median_is_the_lower_one(holds: list[float]) -> None:
    handoffs = tallied(holds).handoffs()

    assert handoffs.median_hold_ms is not None
    assert handoffs.median_hold_ms <= median(holds) + 0.05
    assert handoffs.median_hold_ms in [round(hold, 1) for hold in holds]


def test_cut_plays_are_counted_by_their_reason() -> None:
    tally = Tally()
    for why in ("hours", "filtered", "hours"):
        tally.add(a_play(full=False, why=why))
    tally.add(a_play(filler="N2"))

    item = tally.plays["N1"]
    assert (item.full, item.cut, item.filled, item.why) == (1, 3, 1, {"hours": 2, "filtered": 1})


def test_the_slate_is_no_content() -> None:
    tally = Tally()
    tally.add(a_play(item="slate", digest=""))

    assert tally.shown_ms == 0
