"""A film that is begun in its middle, as after a restart (R20), and the shape of a stream that tells little."""

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from bangtin_player.screen.engines.port import Player
from tests.benchmarks.handoff.clips import make_clip
from tests.media import specimens
from tests.player.screen.engines.played import play

_RATE, _FRAMES = 15, 150
_PERIOD_MS = 1000 / _RATE

pytestmark = pytest.mark.qt_log_level_fail("CRITICAL")


@pytest.mark.parametrize("start_ms", [2_500.0, 7_210.0])
def test_a_joined_film_is_where_it_says(player: Player, start_ms: float, tmp_path: Path, qtbot: QtBot) -> None:
    """To the frame, or one more on VLC where frames are stored out of order."""
    film = make_clip(tmp_path / "long.mp4", 2, specimens.SIZE, _FRAMES, _RATE)
    played = play(player, film, qtbot, start_ms, most=8)
    assert abs(played.moments[0] - start_ms) <= 2 * _PERIOD_MS
    for moment, number in zip(played.moments, played.numbers, strict=True):
        assert number is not None
        assert abs(number - moment / _PERIOD_MS) <= 1.1


def test_a_transport_stream_has_its_size_and_its_pace(player: Player, tmp_path: Path, qtbot: QtBot) -> None:
    film = specimens.transport(tmp_path)
    played = play(player, film, qtbot)
    assert played.reel.shape
    assert played.reel.shape.size == specimens.SIZE
    paces = [later - sooner for sooner, later in zip(played.moments, played.moments[1:], strict=False)]
    assert paces == pytest.approx([1000 / 30] * len(paces), abs=1)


def test_a_program_stream_is_a_film_too(player: Player, tmp_path: Path, qtbot: QtBot) -> None:
    """VLC's own parser finds nothing in it."""
    played = play(player, specimens.film(tmp_path / "stream.mpg", "-c:v", "mpeg2video"), qtbot)
    assert played.reel.shape
    assert played.reel.shape.size == specimens.SIZE
    assert len(played.moments) > specimens.FRAMES / 2


def test_nothing_of_the_film_before_is_taken_for_the_next(player: Player, tmp_path: Path, qtbot: QtBot) -> None:
    """Qt delivered a frame more of a film that was stopped for another."""
    film = make_clip(tmp_path / "long.mp4", 2, specimens.SIZE, _FRAMES, _RATE)
    for _ in range(4):
        reel = player.open(str(film), 0.0)
        qtbot.waitUntil(lambda reel=reel: reel.state == "poised", timeout=20_000)  # type: ignore[misc]  # a default binds it
        player.start()
        qtbot.waitUntil(lambda reel=reel: reel.arrived > 2, timeout=20_000)  # type: ignore[misc]  # the same
        turned = play(player, specimens.specimen("rotated", tmp_path), qtbot, most=1).reel.shape
        assert turned
        assert turned.size == specimens.SIZE[::-1]
