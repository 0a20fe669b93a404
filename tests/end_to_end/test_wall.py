"""The whole player on a display of its own, judged by what stands on it: which frames, in which order, never black.

No figure is asked for here that a busy machine could miss; holds are measured in tests/benchmarks.
"""

import sys
from collections.abc import Sequence
from pathlib import Path

import pytest

from tests.benchmarks.handoff.clips import make_clips
from tests.benchmarks.handoff.subjects import running
from tests.benchmarks.handoff.verdict import plays, verdict
from tests.benchmarks.handoff.wall import Seen, Strip, Wall, xvfb
from tests.media import specimens

_SIZE = (480, 270)
_FRAMES = 24


def _watched(files: Sequence[Path], engine: str, seconds: float) -> list[Seen]:
    window = f"{_SIZE[0]}x{_SIZE[1]}+0+0"
    command = [sys.executable, "-m", "bangtin_player", "play", "--engine", engine, "--window", window]
    with xvfb((640, 480)) as display, running([*command, *map(str, files)], display):
        wall, strip = Wall(display), Strip(0, 0, _SIZE[0])
        try:
            wall.wait_for_number(strip, 60)
            return wall.watch([strip], seconds)[0]
        finally:
            wall.close()


@pytest.mark.parametrize("engine", ["vlc", "qt"])
def test_clips_follow_each_other_in_order_and_never_in_black(tmp_path: Path, engine: str) -> None:
    seen = _watched(make_clips(tmp_path, 3, _SIZE, _FRAMES), engine, 10)
    judged = verdict(seen, _FRAMES)
    assert judged.handoffs >= 6
    assert (judged.wrong_order, judged.black_ms) == (0, 0)
    assert judged.missed_share < 0.2
    assert {play[0][1] for play in plays(seen)} == {0, 1, 2}


def test_a_broken_clip_is_filled_and_never_black(tmp_path: Path) -> None:
    first, second = make_clips(tmp_path, 2, _SIZE, _FRAMES)
    seen = _watched([first, specimens.data_noise(tmp_path), second], "vlc", 10)
    assert verdict(seen, _FRAMES).black_ms == 0
    assert {play[0][1] for play in plays(seen)} == {0, 1}
    assert len(plays(seen)) >= 4
