"""The real screen dies or hangs in every way that we know, on a display of its own, while a film plays.

What stands on the wall is read back: the last picture from the fall until the new screen's window is up, and films
again after that. The bounds are wide, for busy machines.
"""

import os
import resource
import signal
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from bangtin_player.core.supervision import SILENCE_S
from tests.benchmarks.handoff.clips import make_clips
from tests.benchmarks.handoff.subjects import running
from tests.benchmarks.handoff.wall import Strip, Wall, xvfb

SIZE = (320, 180)
STRIP = Strip(0, 0, SIZE[0])
FRAMES = 90
BACK_S = 60.0
"""For a fallen screen to show films again: one to two seconds on an idle machine, twenty on one that drowns in work."""


def screen_of(agent: int) -> int:
    return int(Path(f"/proc/{agent}/task/{agent}/children").read_text().split()[0])


@contextmanager
def films_on_a_wall(folder: Path) -> Iterator[tuple[Wall, int]]:
    """Play two films full-screen; yield the wall and the process of its screen once frames follow each other."""
    clips = make_clips(folder, 2, SIZE, FRAMES)
    with xvfb(SIZE) as name, running([sys.executable, "-m", "bangtin_player", "play", *map(str, clips)], name) as agent:
        wall = Wall(name)
        try:
            wall.wait_for_number(STRIP)
            assert len(wall.watch([STRIP], 2)[0]) > 10, "no film plays"
            yield wall, screen_of(agent.pid)
        finally:
            wall.close()


def picture_after_the_end(wall: Wall, pid: int, seconds: float) -> bool:
    """Wait for the end of *pid*; say whether its picture stands on the wall right after that."""
    end = time.monotonic() + seconds
    while Path(f"/proc/{pid}/fd/0").exists():
        assert time.monotonic() < end, "the screen was not ended"
        time.sleep(0.002)
    time.sleep(0.02)  # the server hears of it, and paints
    return wall.look(STRIP).number is not None


def wait_for_films(wall: Wall, seconds: float) -> None:
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if len({seen.number for seen in wall.watch([STRIP], 0.5)[0] if seen.number}) > 3:
            return
    raise AssertionError(f"no films on the wall {seconds} s after the fall")


def exhaust_memory(pid: int) -> None:
    resource.prlimit(pid, resource.RLIMIT_AS, (1 << 20, 1 << 20))


def struck(number: signal.Signals) -> Callable[[int], None]:
    return lambda pid: os.kill(pid, number)


@pytest.mark.parametrize(
    ("strike", "ends_within"),
    [
        pytest.param(struck(signal.SIGSEGV), 5, id="segmentation fault"),
        pytest.param(struck(signal.SIGABRT), 5, id="abort"),
        pytest.param(exhaust_memory, 15, id="memory exhausted"),
        pytest.param(struck(signal.SIGSTOP), SILENCE_S + 5, id="hung"),
    ],
)
def test_the_last_picture_stands_until_films_are_back(
    tmp_path: Path, strike: Callable[[int], None], ends_within: float
) -> None:
    with films_on_a_wall(tmp_path) as (wall, pid):
        strike(pid)
        assert picture_after_the_end(wall, pid, ends_within), "the wall went dark with its screen"
        wait_for_films(wall, BACK_S)
