"""An hour: memory, threads and descriptors over a thousand hand-offs, and the boundaries of S1 on the second.

The screen has two zones. `day` plays S1's morning around its change at 06:30, each item a numbered clip, with the
windows moved so that the change falls half-way through the hour; `loop` hands over every 3.6 s. The player runs on the
system's own clock, so that each change on the wall has an absolute second that it should have come on.
"""

import time
from datetime import UTC, datetime, timedelta
from itertools import pairwise
from pathlib import Path
from statistics import median

import msgspec

from tests.benchmarks.handoff.clips import make_clips
from tests.benchmarks.handoff.load import Load, Meter, cores, memory_slope
from tests.benchmarks.handoff.subjects import Size, bangtin, running
from tests.benchmarks.handoff.verdict import Verdict, plays, verdict
from tests.benchmarks.handoff.wall import Seen, Strip, Wall, xvfb

SCREEN: Size = (960, 540)
DAY: Size = (480, 540)
STRIPS = [Strip(0, 0, 480), Strip(480, 0, 480)]
FRAMES, SLOT_MS = 108, 3600
HOUR = 3600
CA = {"C1": 10, "C2": 10, "C3": 10, "C4": 15, "C5": 5, "C6": 10}
NGAY = {"N1": 90, "N2": 45, "N3": 60, "N4": 30, "N5": 15}
"""Seconds of each item (domain.md 4)."""


class SoakFigures(msgspec.Struct, frozen=True):
    """An hour of the screen."""

    loop: Verdict
    boundaries: int
    boundary_median_ms: float
    boundary_worst_ms: float
    """How far from its second an item of S1 changed; one frame is 33.3."""
    boundaries_off_by_more_than_a_frame: int
    memory_slope_mb_per_hour: float
    """Of the screen process, by the medians of the minutes after ten of warm-up."""
    memory_first_mb: float
    memory_last_mb: float
    threads: tuple[int, int]
    descriptors: tuple[int, int]
    cpu_cores: float


def write_programme(path: Path, clips: list[Path], change: datetime) -> Path:
    """Write S1's morning around *change*, its 06:30, with numbered clips in one zone, and a fast loop in the other."""
    numbered = dict(zip([*CA, *NGAY], clips, strict=False))
    listed = {
        name: "".join(f'    - {{id: {item}, video: "{numbered[item].name}", for: {s}s}}\n' for item, s in of.items())
        for name, of in (("ca", CA), ("ngay", NGAY))
    }
    loop = "".join(f'    - {{id: L{n}, video: "{clip.name}", for: {SLOT_MS}ms}}\n' for n, clip in enumerate(clips[-3:]))
    begin, end = (f"{change + timedelta(hours=hours):%H:%M}" for hours in (-1, 7))
    path.write_text(
        f"""screen: {{name: SOAK, size: [{SCREEN[0]}, {SCREEN[1]}], timezone: UTC}}
media: .
playlists:
  ca:
{listed["ca"]}  ngay:
{listed["ngay"]}  loop:
{loop}layouts:
  in-ca: {{zones: {{day: {{box: [0, 0, 480, 540], play: ca}}, {_LOOP}}}}}
  in-ngay: {{zones: {{day: {{box: [0, 0, 480, 540], play: ngay}}, {_LOOP}}}}}
schedule:
  - {{layout: in-ca, from: "{begin}", to: "{change:%H:%M}"}}
  - {{layout: in-ngay, from: "{change:%H:%M}", to: "{end}"}}
""",
        encoding="utf-8",
    )
    return path


_LOOP = "loop: {box: [480, 0, 480, 540], play: loop}"


def due(change: float, seconds: float) -> list[float]:
    """Return the instants at which items of S1 change, in Unix seconds, *seconds* around *change*."""
    found = []
    for begin, end, items in ((change - HOUR, change, CA), (change, change + seconds, NGAY)):
        at = begin
        while at < end:
            for length in items.values():
                found.append(at)
                at += length
    return found


def offsets(day: list[Seen], change: float, unix_zero: float) -> list[float]:
    """Return how far each change of item is from the second it was due on, in milliseconds, late is positive.

    Args:
        day: What was seen of S1's zone.
        change: S1's 06:30, in Unix seconds.
        unix_zero: The Unix time at which the monotonic clock was zero.
    """
    played = plays(day)
    changes = [after[0][0] + unix_zero for before, after in pairwise(played) if before[-1][1] != after[0][1]]
    planned = due(change, HOUR)
    return [(at - min(planned, key=lambda one: abs(at - one))) * 1000 for at in changes]


def measure(clips_folder: Path, seconds: int = HOUR) -> SoakFigures:
    """Let the screen play for *seconds* and watch the wall and the process."""
    clips = make_clips(clips_folder, 14, DAY, FRAMES)
    change = (datetime.now(UTC) + timedelta(seconds=seconds / 2)).replace(second=0, microsecond=0)
    command = bangtin("vlc", [write_programme(clips_folder / "soak.yaml", clips, change)], SCREEN)
    seen: list[list[Seen]] = [[], []]
    with xvfb(SCREEN) as display, running(command, display) as process, Meter(process.pid) as meter:
        wall = Wall(display)
        wall.wait_for_number(STRIPS[1])
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            for kept, found in zip(seen, wall.watch(STRIPS, 30, rate=250), strict=True):
                kept.extend(found[1:] if kept and kept[-1].number == found[0].number else found)
    return _figures(seen, meter.read, offsets(seen[0], change.timestamp(), time.time() - time.monotonic()))


def _figures(seen: list[list[Seen]], loads: list[Load], late_ms: list[float]) -> SoakFigures:
    off = [abs(each) for each in late_ms]
    warm = [each for each in loads if each.at - loads[0].at >= min(600, (loads[-1].at - loads[0].at) / 3)]
    return SoakFigures(
        loop=verdict(seen[1], FRAMES),
        boundaries=len(off),
        boundary_median_ms=median(late_ms),
        boundary_worst_ms=max(off),
        boundaries_off_by_more_than_a_frame=sum(each > 1000 / 30 for each in off),
        memory_slope_mb_per_hour=memory_slope(warm),
        memory_first_mb=median(each.largest_rss_mb for each in warm[:60]),
        memory_last_mb=median(each.largest_rss_mb for each in warm[-60:]),
        threads=(warm[0].threads, warm[-1].threads),
        descriptors=(warm[0].descriptors, warm[-1].descriptors),
        cpu_cores=cores(loads[0], loads[-1]),
    )
