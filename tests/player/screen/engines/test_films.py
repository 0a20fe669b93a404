"""Both engines on good, odd and broken files: every frame in its place, or a reason, and never a hang."""

from collections.abc import Callable
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from bangtin_player.screen.engines.port import Player
from tests.benchmarks.handoff.clips import make_clip
from tests.media import specimens
from tests.player.screen.engines.played import play, play_in_time

Make = Callable[[Path], Path]
_GOOD = [
    specimens.good,
    specimens.ntsc,
    specimens.sounding,
    specimens.ten_bit,
    specimens.odd_sized,
    specimens.anamorphic,
]
_BROKEN = [specimens.zero_byte, specimens.noise, specimens.index_zeroed, specimens.data_noise, specimens.sound_only]

pytestmark = pytest.mark.qt_log_level_fail("CRITICAL")
"""Qt warns of the broken files that are given to it here."""


@pytest.mark.parametrize("make", _GOOD)
def test_every_frame_of_a_good_film_comes_with_its_moment(
    player: Player, make: Make, tmp_path: Path, qtbot: QtBot
) -> None:
    played = play_in_time(player, make(tmp_path), qtbot, specimens.FRAMES)
    came, whole = len(played.moments) + played.reel.lost, specimens.FRAMES
    assert played.reel.state == "ended"
    assert came + played.head_lost(whole) == whole
    assert played.moments[-1] == pytest.approx(1000 * (came - 1) / 30, abs=2)


@pytest.mark.parametrize("length", [19, 25, 31, 38])
def test_the_last_frame_comes_whatever_the_length(player: Player, length: int, tmp_path: Path, qtbot: QtBot) -> None:
    """VLC alone lost it at 8 of 23 lengths."""
    film = make_clip(tmp_path / "numbered.mp4", 3, specimens.SIZE, length)
    played = play_in_time(player, film, qtbot, length)
    numbers = list(range(played.head_lost(length), length))
    assert played.numbers == numbers or played.reel.lost
    assert played.numbers[-1] == length - 1


@pytest.mark.parametrize("make", _BROKEN)
def test_a_broken_film_is_broken_and_says_so(player: Player, make: Make, tmp_path: Path, qtbot: QtBot) -> None:
    played = play(player, make(tmp_path), qtbot)
    assert (played.reel.state, played.moments) == ("broken", [])
    assert played.reel.why


def test_a_player_plays_on_after_a_broken_film(player: Player, tmp_path: Path, qtbot: QtBot) -> None:
    play(player, specimens.noise(tmp_path), qtbot)
    assert play(player, specimens.good(tmp_path), qtbot).moments


def test_a_turned_film_stands_upright(player: Player, tmp_path: Path, qtbot: QtBot) -> None:
    shape = play(player, specimens.rotated(tmp_path), qtbot).reel.shape
    assert shape
    assert shape.size[0] < shape.size[1]
