"""Engines show what lies on the disk. What a film says to lie elsewhere they fetch from nowhere."""

import time
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from bangtin_player.screen.engines.port import Player
from bangtin_player.screen.engines.vlc_library import open_library
from tests.media import reaching
from tests.player.screen.engines.played import play


@pytest.mark.parametrize("name", ["elsewhere", "reference"])
def test_a_film_that_says_that_it_lies_elsewhere_is_fetched_from_nowhere(
    player: Player, name: str, tmp_path: Path, qtbot: QtBot
) -> None:
    with reaching.inside() as inside:
        path = tmp_path / "film.mov"
        path.write_bytes(reaching.films(tmp_path, inside.address)[name])
        play(player, path, qtbot)
        assert inside.calls == 0


def test_libvlc_would_be_caught_fetching_a_list_which_is_why_none_reaches_it(tmp_path: Path) -> None:
    """`bangtin_media.kind` knows no such kind: the centre and `play` refuse it (tests/server/library)."""
    library = open_library()
    with reaching.inside() as inside:
        path = tmp_path / "list"
        path.write_bytes(reaching.playlists(inside.address)["hls"])
        caller = library.media_player_new()
        caller.set_media(library.media_new_path(str(path)))
        caller.play()
        end = time.monotonic() + 20
        while not inside.calls and time.monotonic() < end:
            time.sleep(0.05)
        caller.stop()
        caller.release()
        assert inside.calls
    library.release()
