from hypothesis import given
from hypothesis import strategies as st

from bangtin_player.core.lead import Lead


def test_a_slow_start_makes_the_next_one_earlier() -> None:
    lead = Lead(guess_ms=100)
    before = lead.ms()
    lead.learn(300)
    assert lead.ms() == 300 > before


def test_some_frames_are_kept_in_reserve() -> None:
    assert Lead(guess_ms=100).ms(period_ms=40) == 180


def test_what_was_long_ago_is_forgotten() -> None:
    lead = Lead()
    lead.learn(500)
    for _ in range(20):
        lead.learn(90)
    assert lead.ms() == 90


@given(st.lists(st.floats(0, 10_000)), st.floats(0, 1_000))
def test_a_start_is_never_later_than_80_ms_nor_earlier_than_600(waits: list[float], period: float) -> None:
    lead = Lead()
    for wait in waits:
        lead.learn(wait)
    assert 80 <= lead.ms(period) <= 600
