"""One machine, two outputs, a screen for each: what befalls one does not touch the other (architecture.md 1.5)."""

import json
import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from PIL import Image
from Xlib import X
from Xlib.display import Display

from tests.benchmarks.handoff.wall import xvfb

OUTPUT = (320, 180)
COLOURS = {"TRAI": (200, 0, 0), "PHAI": (0, 0, 200)}
PROGRAMME = """screen: {{name: S-{name}, size: 320x180, output: {{size: {size}, at: [0, 0]}}}}
media: .
playlists: {{ngay: [{{id: A, image: {name}.png, for: 10s}}]}}
schedule: [{{play: ngay}}]
"""

needs_xrandr = pytest.mark.skipif(not shutil.which("xrandr"), reason="xrandr is not installed: run tests/run.sh")


class Desk:
    """A display that is two outputs side by side; open until `close`, since X forgets outputs with its last client."""

    def __init__(self, name: str) -> None:
        self._display = Display(name)
        self._root = self._display.screen().root
        for place, (output, source) in enumerate(zip(COLOURS, ("screen", "none"), strict=True)):
            area = f"{OUTPUT[0]}/80x{OUTPUT[1]}/45+{place * OUTPUT[0]}+0"
            made = ["xrandr", "--display", name, "--setmonitor", output, area, source]
            subprocess.run(made, check=True, stdout=subprocess.DEVNULL, timeout=30)

    def close(self) -> None:
        self._display.close()

    def seen(self, output: str) -> tuple[int, ...]:
        """Return the colour in the middle of *output*."""
        x = list(COLOURS).index(output) * OUTPUT[0] + OUTPUT[0] // 2
        raw = self._root.get_image(x, OUTPUT[1] // 2, 1, 1, X.ZPixmap, 0xFFFFFFFF)
        return tuple(Image.frombytes("RGB", (1, 1), raw.data, "raw", "BGRX").tobytes())


def near(seen: tuple[int, ...], wanted: tuple[int, ...]) -> bool:
    return all(abs(one - other) < 8 for one, other in zip(seen, wanted, strict=True))


def wait_for(desk: Desk, output: str, colour: tuple[int, ...], seconds: float = 60.0) -> None:
    end = time.monotonic() + seconds
    while not near(desk.seen(output), colour):
        assert time.monotonic() < end, f"{output} shows {desk.seen(output)}, not {colour}"
        time.sleep(0.02)


@contextmanager
def playing(folder: Path, display: str, right: str) -> Iterator[subprocess.Popen[bytes]]:
    """Run a player with both screens; the programme of the right one wants an output of the size *right*."""
    for name, size in zip(COLOURS, ("320x180", right), strict=True):
        Image.new("RGB", OUTPUT, COLOURS[name]).save(folder / f"{name}.png")
        (folder / f"{name}.yaml").write_text(PROGRAMME.format(name=name, size=size))
    rows = "".join(f"  - {{programme: {name}.yaml, output: {name}}}\n" for name in COLOURS)
    (folder / "player.yaml").write_text(f"state: {folder / 'state'}\nscreens:\n{rows}")
    command = [sys.executable, "-m", "bangtin_player", "play", "--settings", "player.yaml", "--report", "report.json"]
    environment = {**os.environ, "DISPLAY": display, "QT_QPA_PLATFORM": "xcb", "XDG_CACHE_HOME": str(folder / "cache")}
    process = subprocess.Popen(command, cwd=folder, env=environment)
    try:
        yield process
    finally:
        process.terminate()
        process.wait(30)


@pytest.fixture
def desk_name() -> Iterator[str]:
    with xvfb((2 * OUTPUT[0], OUTPUT[1])) as name:
        yield name


@needs_xrandr
def test_each_output_has_its_own_screen_and_one_that_falls_leaves_the_other_alone(
    tmp_path: Path, desk_name: str
) -> None:
    desk = Desk(desk_name)
    try:
        with playing(tmp_path, desk_name, right="1920x1080") as agent:
            for output, colour in COLOURS.items():
                wait_for(desk, output, colour)
            children = Path(f"/proc/{agent.pid}/task/{agent.pid}/children").read_text().split()
            left = next(int(pid) for pid in children if b"TRAI" in Path(f"/proc/{pid}/cmdline").read_bytes())
            os.kill(left, signal.SIGKILL)
            end = time.monotonic() + 3
            while time.monotonic() < end:
                assert near(desk.seen("PHAI"), COLOURS["PHAI"])
                time.sleep(0.01)
            wait_for(desk, "TRAI", COLOURS["TRAI"])
    finally:
        desk.close()
    report = json.loads((tmp_path / "report.json").read_text())["screens"]

    assert [len(report[f"S-{name}"]["restarts"]) for name in COLOURS] == [1, 0]
    assert report["S-TRAI"]["troubles"] == []
    assert [each["detail"] for each in report["S-PHAI"]["troubles"]] == ["320×180, programme: 1920×1080"]
