"""Two films and a ticker on one screen of 1280×640, beside two mpv windows without a ticker."""

import time
from contextlib import ExitStack
from pathlib import Path

import msgspec

from tests.benchmarks.handoff.clips import make_clips
from tests.benchmarks.handoff.load import Load, cores, load
from tests.benchmarks.handoff.part import Case
from tests.benchmarks.handoff.subjects import Size, bangtin, mpv, running
from tests.benchmarks.handoff.verdict import Verdict, verdict
from tests.benchmarks.handoff.wall import Strip, Wall, xvfb

SCREEN: Size = (1280, 640)
ZONE: Size = (640, 560)
STRIPS = [Strip(0, 0, 640), Strip(640, 0, 640)]
TICKER = "Bình dân học vụ số: học kỹ năng số mọi lúc, mọi nơi tại binhdanhocvuso.gov.vn"


class ZonesFigures(msgspec.Struct, frozen=True):
    """One subject with two films at once."""

    subject: str
    verdicts: tuple[Verdict, ...]
    """Of the left and the right zone."""
    cpu_cores: float
    rss_mb: float


def write_programme(path: Path, left: list[Path], right: list[Path], slot_ms: int) -> Path:
    """Write a programme that loops *left* and *right* side by side over a ticker."""
    lists = {"left": left, "right": right}
    items = {
        name: "".join(f'    - {{id: {name}{n}, video: "{clip.name}", for: {slot_ms}ms}}\n' for n, clip in enumerate(of))
        for name, of in lists.items()
    }
    path.write_text(
        f"""screen: {{name: BENCH, size: [{SCREEN[0]}, {SCREEN[1]}], timezone: Asia/Ho_Chi_Minh}}
media: .
playlists:
  left:
{items["left"]}  right:
{items["right"]}  line:
    - {{id: T, ticker: {{text: "{TICKER}", speed: 120}}, for: 60s}}
layouts:
  both:
    zones:
      left: {{box: [0, 0, {ZONE[0]}, {ZONE[1]}], play: left}}
      right: {{box: [{ZONE[0]}, 0, {ZONE[0]}, {ZONE[1]}], play: right}}
      line: {{box: [0, {ZONE[1]}, {SCREEN[0]}, {SCREEN[1] - ZONE[1]}], play: line}}
schedule:
  - {{layout: both}}
""",
        encoding="utf-8",
    )
    return path


def measure(subject: str, handoffs: int, clips_folder: Path) -> ZonesFigures:
    """Let *subject*, `bangtin-vlc`, `bangtin-qt` or `mpv`, play both zones for *handoffs* hand-offs each."""
    case = Case(ZONE)
    left = make_clips(clips_folder, case.clips, ZONE, case.frames)
    right = make_clips(clips_folder, case.clips, ZONE, case.frames, first=8)
    commands = [mpv(left, ZONE), mpv(right, ZONE, at=(ZONE[0], 0))]
    if subject != "mpv":
        programme = write_programme(clips_folder / "zones.yaml", left, right, case.frames * 1000 // 30)
        commands = [bangtin(subject.removeprefix("bangtin-"), [programme], SCREEN)]
    with ExitStack() as stack:
        display = stack.enter_context(xvfb(SCREEN))
        pids = [stack.enter_context(running(command, display)).pid for command in commands]
        wall = Wall(display)
        for strip in STRIPS:
            wall.wait_for_number(strip)
        time.sleep(2)
        before = [load(pid) for pid in pids]
        seen = wall.watch(STRIPS, case.seconds(handoffs), rate=250)
        after = [load(pid) for pid in pids]
    return _figures(subject, [verdict(each, case.frames) for each in seen], before, after)


def _figures(subject: str, verdicts: list[Verdict], before: list[Load], after: list[Load]) -> ZonesFigures:
    used = sum(map(cores, before, after))
    return ZonesFigures(subject, tuple(verdicts), used, sum(each.rss_mb for each in after))
