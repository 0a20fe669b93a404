"""One measurement: a subject loops clips for a number of hand-offs, and the wall is watched."""

import time
from pathlib import Path

import msgspec

from tests.benchmarks.handoff.clips import make_clips
from tests.benchmarks.handoff.load import cores, load
from tests.benchmarks.handoff.subjects import Size, bangtin, cvlc, missing, mpv, running
from tests.benchmarks.handoff.verdict import Verdict, verdict
from tests.benchmarks.handoff.wall import Strip, Wall, xvfb

RATE = 30
SUBJECTS = ("bangtin-vlc", "bangtin-qt", "mpv", "cvlc")


class Case(msgspec.Struct, frozen=True):
    """What is looped: *clips* clips of *frames* pictures at *size*."""

    size: Size
    clips: int = 3
    frames: int = 60

    def seconds(self, handoffs: int) -> float:
        """Return how long *handoffs* hand-offs take."""
        return (handoffs + 2) * self.frames / RATE


class Figures(msgspec.Struct, frozen=True):
    """One subject on one case."""

    subject: str
    size: Size
    verdict: Verdict
    first_number_s: float
    """From the start of the process to the first numbered picture on the wall."""
    cpu_cores: float
    rss_mb: float
    largest_rss_mb: float


def command_of(subject: str, clips: list[Path], size: Size) -> list[str]:
    """Return the command that makes *subject* loop *clips*."""
    match subject:
        case "mpv":
            return mpv(clips, size)
        case "cvlc":
            return cvlc(clips, size)
        case _:
            return bangtin(subject.removeprefix("bangtin-"), clips, size)


def measure(subject: str, case: Case, handoffs: int, clips_folder: Path) -> Figures:
    """Let *subject* loop the clips of *case* for *handoffs* hand-offs.

    Raises:
        TimeoutError: No numbered picture came.
        FileNotFoundError: The subject's program is not installed.
    """
    clips = make_clips(clips_folder, case.clips, case.size, case.frames)
    command = command_of(subject, clips, case.size)
    if gone := missing(command):
        raise FileNotFoundError(f"{gone} is not installed: see tests/benchmarks/debian-packages.txt")
    strip = Strip(0, 0, case.size[0])
    with xvfb(case.size) as display, running(command, display) as process:
        started = time.monotonic()
        wall = Wall(display)
        first = wall.wait_for_number(strip)
        time.sleep(2)  # the first round: caches fill, files are opened
        before = load(process.pid)
        [seen] = wall.watch([strip], case.seconds(handoffs))
        after = load(process.pid)
    used = cores(before, after)
    judged = verdict(seen, case.frames)
    return Figures(subject, case.size, judged, first - started, used, after.rss_mb, after.largest_rss_mb)
