from bangtin_player.core.messages import Played
from bangtin_player.core.play import Play, reason_to_cut
from bangtin_player.core.shot import Shot, shot_of
from bangtin_playlists.instant import Instant, Millis
from bangtin_playlists.layout import Box
from bangtin_playlists.on_air import Airing, Darkness, OnAir
from bangtin_playlists.playlist import Card, Item

_START, _SLOT = Instant(100_000), 10_000


def _shot(filler: Item | None = None) -> Shot:
    item = Item("a", Card(title="x"), Millis(_SLOT))
    end = Instant(_START + _SLOT)
    airing = Airing("main", Box(0, 0, 9, 9), "p", item, _START, end, Millis(0), None, end, filler)
    return shot_of(airing, _seen(airing=airing))


def _seen(airing: Airing | None = None, *, level: int | None = 10, dark: Darkness = "", entry: str = "e") -> OnAir:
    zones = (airing,) if airing else ()
    return OnAir(_START, level, dark, entry, "#000000", zones, Instant(_START + _SLOT))


def _played(began: float, ended: float, filler: Item | None = None, why: str = "") -> Played:
    play = Play(_shot(filler), _START + began, began)
    play.why = why
    return play.close(_START + ended, ended, 7)


def test_a_play_from_its_first_to_its_last_instant_is_full() -> None:
    played = _played(20, 9_950)
    assert (played.full, played.why, played.shown_ms) == (True, "", 9_930)


def test_a_play_that_began_late_is_cut() -> None:
    assert _played(200, 10_000).why == "late"


def test_a_play_that_ended_early_says_why() -> None:
    assert _played(0, 4_000, why="hours").why == "hours"


def test_a_play_during_which_the_clock_was_set_is_cut() -> None:
    assert _played(0, 10_000, why="clock").why == "clock"


def test_a_slot_filled_by_another_item_was_not_played() -> None:
    played = _played(0, 10_000, filler=Item("b", Card(title="y"), Millis(1)))
    assert (played.full, played.why, played.filler) == (False, "unplayable", "b")


def test_the_hold_is_how_late_the_display_got_the_first_picture() -> None:
    play = Play(_shot(), float(_START), 0)
    play.on_wall(_START + 12.34)
    play.on_wall(_START + 45.0)
    assert play.close(float(_START + _SLOT), 10_000, 7).hold_ms == 12.3


def test_where_nothing_stood_nothing_was_held() -> None:
    play = Play(_shot(), float(_START), 0, follows=False)
    play.on_wall(_START + 12.34)
    assert play.close(float(_START + _SLOT), 10_000, 7).hold_ms is None


def test_reasons_to_cut() -> None:
    shot = _shot()
    reasons = [
        reason_to_cut(shot, _seen(level=None, dark="hours"), new_documents=False),
        reason_to_cut(shot, _seen(level=40, dark="blackout"), new_documents=False),
        reason_to_cut(shot, _seen(level=30, entry="raised"), new_documents=False),
        reason_to_cut(shot, _seen(), new_documents=True),
        reason_to_cut(shot, _seen(), new_documents=False),
    ]
    assert reasons == ["hours", "blackout", "pre-empted", "manifest", "filtered"]
