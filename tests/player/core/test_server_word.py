import pytest

from bangtin_player.core.server_word import GOOD_FOR_S, LONGEST_EXCHANGE_S, bounded, heard
from bangtin_playlists.instant import Instant


def test_the_word_goes_on_with_the_steady_clock() -> None:
    word = heard(Instant(1_000_000), 10.0, 11.0)
    assert word is not None
    assert word.now(20.5) == 1_010_000
    assert word.now(10.5 + GOOD_FOR_S + 1) is None


def test_a_word_that_took_long_may_be_any_age() -> None:
    assert heard(Instant(0), 0.0, LONGEST_EXCHANGE_S + 0.1) is None


@pytest.mark.parametrize(("date", "said"), [(99, None), (100, 100), (200, 200), (201, None), (None, None)])
def test_a_date_counts_only_within_the_signed_span(date: int | None, said: int | None) -> None:
    assert bounded(None if date is None else Instant(date), Instant(100), Instant(200)) == said
