from hypothesis import given
from hypothesis import strategies as st

from bangtin_player.core.patience import LATEST, LONGEST_S, SPREAD, punctual_wait, regular_wait, wait_after_failures

CHANCES = st.floats(0, 1)


@given(failures=st.integers(1, 10_000), chance=CHANCES)
def test_no_wait_is_longer_than_the_longest_and_none_is_nothing(failures: int, chance: float) -> None:
    assert 1.0 <= wait_after_failures(failures, chance) <= LONGEST_S


@given(failures=st.integers(1, 100), chance=CHANCES)
def test_another_failure_never_makes_it_more_hasty(failures: int, chance: float) -> None:
    assert wait_after_failures(failures + 1, chance) >= wait_after_failures(failures, chance)


@given(failures=st.integers(1, 100))
def test_players_that_failed_together_spread_over_half_of_the_wait(failures: int) -> None:
    assert wait_after_failures(failures, 1.0) == 2 * wait_after_failures(failures, 0.0)


def test_a_month_of_failures_is_asked_out_within_minutes() -> None:
    assert wait_after_failures(30 * 24 * 60, 1.0) == LONGEST_S


@given(every=st.floats(1, 10_000), chance=CHANCES)
def test_regular_rounds_stay_near_their_time(every: float, chance: float) -> None:
    assert abs(regular_wait(every, chance) - every) <= every * SPREAD + 1e-6


@given(every=st.floats(1, 10_000), chance=CHANCES)
def test_a_round_that_is_promised_leaves_time_to_keep_the_promise(every: float, chance: float) -> None:
    assert every / 2 <= punctual_wait(every, chance) <= every * LATEST + 1e-6
