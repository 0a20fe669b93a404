from hypothesis import given
from hypothesis import strategies as st

from bangtin_player.core.allowance import DAY_MINUTES, Allowance, pause_s, rate_at

MINUTES = st.integers(0, DAY_MINUTES - 1)


@given(since=MINUTES, until=MINUTES, minute=MINUTES)
def test_a_span_and_its_rest_share_the_day(since: int, until: int, minute: int) -> None:
    if since != until:
        assert Allowance(since, until).holds(minute) != Allowance(until, since).holds(minute)


def test_the_first_allowance_that_holds_decides_and_else_the_usual() -> None:
    night, evening = Allowance(22 * 60, 5 * 60, None), Allowance(18 * 60, 23 * 60, 500)
    assert rate_at(22 * 60 + 30, 0, (night, evening)) is None
    assert rate_at(19 * 60, 0, (night, evening)) == 500
    assert rate_at(12 * 60, 0, (night, evening)) == 0


@given(pieces=st.lists(st.integers(1, 1 << 20), min_size=1), rate=st.integers(1_000, 10_000_000))
def test_whoever_pauses_as_told_never_goes_beyond_the_rate(pieces: list[int], rate: int) -> None:
    elapsed, taken = 0.0, 0
    for piece in pieces:
        taken += piece
        elapsed += pause_s(taken, elapsed, rate)
        assert taken <= rate * elapsed * 1.000001
