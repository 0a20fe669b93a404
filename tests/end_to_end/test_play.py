"""The real command on a virtual display: films are played, a killed screen is back, and people can end it."""

import json
import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from PIL import Image
from Xlib import XK, X, display
from Xlib.ext import xtest

SIZE = (320, 180)
WINDOW = "320x180+0+0"
COLOURS = {"red": (254, 0, 0), "blue": (0, 0, 254)}
MAKE = ("ffmpeg", "-v", "error", "-f", "lavfi", "-i")
needs_xvfb = pytest.mark.skipif(not shutil.which("Xvfb"), reason="Xvfb is not installed: run tests/run.sh")
pytestmark = needs_xvfb


@dataclass(frozen=True)
class Stand:
    """A display, and a folder with two films of a second each."""

    display: str
    folder: Path

    def start(self, *arguments: str | Path) -> subprocess.Popen[str]:
        command = Path(sys.executable).with_name("bangtin-player")
        return subprocess.Popen(
            [command, "play", *arguments, "--lang", "en"],
            cwd=self.folder,
            env={
                **os.environ,
                "DISPLAY": self.display,
                "QT_QPA_PLATFORM": "xcb",
                "XDG_STATE_HOME": str(self.folder / "state"),
                "XDG_CACHE_HOME": str(self.folder / "cache"),
            },
            stderr=subprocess.PIPE,
            text=True,
        )


@pytest.fixture(scope="module")
def stand(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Stand]:
    folder = tmp_path_factory.mktemp("stand")
    for name in COLOURS:
        subprocess.run(
            [*MAKE, f"color={name}:size=320x180:rate=30:duration=1", "-pix_fmt", "yuv420p", f"{folder / name}.mp4"],
            check=True,
            timeout=60,
        )
    hears, tells = os.pipe()
    server = subprocess.Popen(
        ["Xvfb", "-displayfd", str(tells), "-screen", "0", "320x180x24", "-nolisten", "tcp"],
        pass_fds=[tells],
        stderr=subprocess.DEVNULL,
    )
    os.close(tells)
    with os.fdopen(hears) as told:
        number = told.readline().strip()
    yield Stand(f":{number}", folder)
    server.terminate()
    server.wait(10)


def screen_of(agent: int) -> int:
    """Return the process id of the agent's screen, as soon as there is one."""
    for _ in range(100):
        children = Path(f"/proc/{agent}/task/{agent}/children").read_text().split()
        if children:
            return int(children[0])
        time.sleep(0.05)
    raise AssertionError("the agent started no screen")


def wait_for_picture(name: str) -> None:
    """Wait until a film stands in the middle of the display, however busy the machine is."""
    connection = display.Display(name)
    for _ in range(1200):
        seen = connection.screen().root.get_image(160, 90, 1, 1, X.ZPixmap, 0xFFFFFFFF).data
        if any(near((seen[2], seen[1], seen[0]), each) for each in COLOURS.values()):
            break
        time.sleep(0.05)
    else:
        raise AssertionError("no film came onto the display within a minute")
    connection.close()
    time.sleep(2)  # the agent is to hear of it too


def wait_for(path: Path) -> None:
    """Wait until a file is there, for at most a minute."""
    for _ in range(1200):
        if path.exists():
            return
        time.sleep(0.05)
    raise AssertionError(f"{path} was not made within a minute")


def near(seen: tuple[int, int, int], wanted: tuple[int, int, int]) -> bool:
    return all(abs(a - b) < 12 for a, b in zip(seen, wanted, strict=True))


def ended(run: subprocess.Popen[str]) -> str:
    """End a run as Ctrl-C does; return what it said."""
    run.send_signal(signal.SIGINT)
    return run.communicate(timeout=60)[1]


def press_escape(name: str) -> None:
    connection = display.Display(name)
    key = connection.keysym_to_keycode(XK.XK_Escape)
    xtest.fake_input(connection, X.KeyPress, key)
    xtest.fake_input(connection, X.KeyRelease, key)
    connection.sync()
    connection.close()


def test_a_killed_screen_is_back_and_its_picture_too(stand: Stand) -> None:
    report, picture = stand.folder / "report.json", stand.folder / "picture.png"
    run = stand.start(
        *("red.mp4", "blue.mp4", "--window", WINDOW, "--report", report),
        *("--photograph", picture, "--photograph-after", "10"),
    )
    wait_for_picture(stand.display)
    os.kill(screen_of(run.pid), signal.SIGKILL)
    wait_for(picture)
    said = ended(run)
    made = json.loads(report.read_text())

    assert run.returncode == 0, said
    assert made["restarts"] == ["killed by SIGKILL"]
    assert made["handoffs"]["count"] >= 3
    assert made["screens"]["files"]["quarantined"] == []
    with Image.open(picture) as image:
        assert image.size == SIZE
        red, green, blue = image.convert("RGB").resize((1, 1)).tobytes()
    assert any(near((red, green, blue), each) for each in COLOURS.values())


def test_escape_ends_a_windowed_run(stand: Stand) -> None:
    run = stand.start("red.mp4", "--window", WINDOW)
    wait_for_picture(stand.display)
    press_escape(stand.display)
    _, said = run.communicate(timeout=60)

    assert run.returncode == 0, said
    assert "Played" in said


def test_escape_ends_no_full_screen_but_ctrl_c_does(stand: Stand) -> None:
    run = stand.start("red.mp4", "blue.mp4")
    wait_for_picture(stand.display)
    press_escape(stand.display)
    time.sleep(2)
    assert run.poll() is None
    said = ended(run)

    assert run.returncode == 0, said


def test_a_screen_that_is_dark_has_not_played(stand: Stand) -> None:
    programme = stand.folder / "dark.yaml"
    programme.write_text(
        "screen: {name: WALL, size: 320x180}\nmedia: .\nhours: {from: '05:30', to: '22:30'}\n"
        "playlists:\n  ngay:\n    - {id: R, video: red.mp4}\nschedule:\n  - {id: day, play: ngay}\n"
    )
    run = stand.start(programme, "--window", WINDOW, "--at", "2026-04-06T23:00", "--seconds", "10")
    _, said = run.communicate(timeout=60)

    assert run.returncode == 1
    assert "dark" in said


def test_a_broken_file_is_named_and_the_others_play(stand: Stand) -> None:
    (stand.folder / "cut.mp4").write_bytes((stand.folder / "red.mp4").read_bytes()[:900])
    run = stand.start("cut.mp4", "blue.mp4", "--window", WINDOW)
    wait_for_picture(stand.display)
    said = ended(run)

    assert run.returncode == 0, said
    assert "cut.mp4" in said
