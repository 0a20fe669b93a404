from bangtin_player.core.trial import trial
from bangtin_playlists.instant import Instant
from bangtin_playlists.layout import Output, Screen
from bangtin_playlists.playlist import Pattern
from bangtin_playlists.timeline import prepare
from bangtin_playlists.wire.documents import decode, encode
from bangtin_playlists.wire.manifest import Manifest

SCREEN = Screen("LED-DV-01", 1280, 640, output=Output(x=40, rotation=180), module=(64, 32))


def test_the_pattern_stands_on_the_whole_screen_at_any_hour() -> None:
    timeline = prepare(trial(SCREEN))

    for hour in range(0, 48, 7):
        [airing] = timeline.on_air(Instant(1_775_453_400_000 + hour * 3_600_000)).zones
        assert isinstance(airing.item.content, Pattern)
        assert (airing.box.w, airing.box.h) == (1280, 640)


def test_the_pattern_keeps_what_the_screen_says_of_its_output() -> None:
    assert trial(SCREEN).screen == SCREEN


def test_the_pattern_can_travel() -> None:
    assert decode(Manifest, encode(trial(SCREEN))) == trial(SCREEN)
