"""Both engines on good, odd and broken files: every frame in its place, or a reason, and never a hang."""

import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from bangtin_player.screen.app import open_engine
from bangtin_player.screen.engines.port import Player, Reel
from tests.media import specimens

Make = Callable[[Path], Path]
_PATIENCE_S = 8.0
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


_MORE_TRIES = 4
"""VLC leaves frames out while other tests have the processor; one that it always leaves out is still missed."""


@pytest.fixture(params=["vlc", "qt"])
def player(request: pytest.FixtureRequest, qapp: object) -> Iterator[Player]:
    del qapp
    engine = open_engine(request.param)
    player = engine.player()
    yield player
    player.close()
    engine.close()


def _play(player: Player, path: Path, qtbot: QtBot) -> tuple[Reel, list[float]]:
    reel, moments, end = player.open(str(path), 0.0), list[float](), time.monotonic() + _PATIENCE_S
    while reel.state not in {"ended", "broken"} and time.monotonic() < end:
        if reel.state == "poised":
            player.start()
        qtbot.wait(5)
        moments += _taken(reel)
    moments += _taken(reel)
    player.stop()
    return reel, moments


def _taken(reel: Reel) -> list[float]:
    taken = []
    while reel.frames:
        frame = reel.frames.popleft()
        taken.append(frame.moment)
        frame.release()
    return taken


@pytest.mark.parametrize("make", _GOOD)
def test_every_frame_of_a_good_film_comes_with_its_moment(
    player: Player, make: Make, tmp_path: Path, qtbot: QtBot
) -> None:
    film = make(tmp_path)
    reel, moments = _play(player, film, qtbot)
    for _ in range(_MORE_TRIES):
        if len(moments) == specimens.FRAMES:
            break
        reel, moments = _play(player, film, qtbot)
    assert reel.state == "ended"
    assert len(moments) == specimens.FRAMES
    assert moments[-1] == pytest.approx(1000 * (specimens.FRAMES - 1) / 30, abs=2)


@pytest.mark.parametrize("make", _BROKEN)
def test_a_broken_film_is_broken_and_says_so(player: Player, make: Make, tmp_path: Path, qtbot: QtBot) -> None:
    reel, moments = _play(player, make(tmp_path), qtbot)
    assert (reel.state, moments) == ("broken", [])
    assert reel.why


def test_a_player_plays_on_after_a_broken_film(player: Player, tmp_path: Path, qtbot: QtBot) -> None:
    _play(player, specimens.noise(tmp_path), qtbot)
    _, moments = _play(player, specimens.good(tmp_path), qtbot)
    assert len(moments) == specimens.FRAMES


def test_a_turned_film_stands_upright(player: Player, tmp_path: Path, qtbot: QtBot) -> None:
    reel, _ = _play(player, specimens.rotated(tmp_path), qtbot)
    assert reel.shape
    assert reel.shape.size[0] < reel.shape.size[1]
