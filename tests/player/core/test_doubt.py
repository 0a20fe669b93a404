from bangtin_player.core.doubt import Doubts

_MINUTE = 60_000


def test_what_failed_rests_for_a_minute() -> None:
    doubts = Doubts()
    doubts.add("film", 0)
    assert doubts.unplayable(_MINUTE - 1) == {"film"}
    assert doubts.unplayable(_MINUTE) == frozenset()


def test_what_fails_again_rests_longer_up_to_an_hour() -> None:
    doubts = Doubts()
    for _ in range(5):
        doubts.add("film", 0)
    assert doubts.unplayable(59 * _MINUTE) == {"film"}
    assert doubts.unplayable(60 * _MINUTE) == frozenset()


def test_what_was_shown_is_trusted_again() -> None:
    doubts = Doubts()
    doubts.add("film", 0)
    doubts.trust("film")
    doubts.add("film", 0)
    assert doubts.unplayable(_MINUTE) == frozenset()
