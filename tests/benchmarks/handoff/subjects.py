"""Who is measured: our player with each engine, and peers beside it, looping the same clips on the same wall."""

import os
import pwd
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

Size = tuple[int, int]


def bangtin(engine: str, files: list[Path], size: Size) -> list[str]:
    """Our player with clips or one programme, in a window without a frame at the corner of the wall."""
    window = f"{size[0]}x{size[1]}+0+0"
    command = [sys.executable, "-m", "bangtin_player", "play", "--engine", engine, "--window", window]
    return [*command, *map(str, files)]


def mpv(clips: list[Path], size: Size, at: tuple[int, int] = (0, 0)) -> list[str]:
    """The mpv of Debian, with the fastest path to X11 and the next clip fetched ahead."""
    command = ["mpv", "--no-config", "--really-quiet", "--loop-playlist=inf", "--prefetch-playlist=yes", "--vo=x11"]
    command += ["--no-audio", "--no-osc", "--no-border", "--no-input-default-bindings", "--hwdec=no"]
    command += ["--force-window-position=yes", f"--geometry={size[0]}x{size[1]}+{at[0]}+{at[1]}"]
    return [*command, *map(str, clips)]


def cvlc(clips: list[Path], size: Size) -> list[str]:
    """The VLC of Debian, as a program; it refuses to run as root, so it runs as nobody there."""
    command = ["cvlc", "--quiet", "--loop", "--no-audio", "--no-video-title-show", "--no-video-deco", "--no-osd"]
    command += ["--video-x=0", "--video-y=0", f"--width={size[0]}", f"--height={size[1]}"]
    as_nobody = ["setpriv", "--reuid=nobody", "--regid=nogroup", "--clear-groups"] if os.getuid() == 0 else []
    return [*as_nobody, *command, *map(str, clips)]


def missing(command: list[str]) -> str:
    """Return the program of *command* that this machine lacks, or nothing."""
    wanted = {"cvlc", "mpv"}.intersection(command)
    return next((program for program in wanted if not shutil.which(program)), "")


@contextmanager
def running(command: list[str], display: str) -> Iterator[subprocess.Popen[bytes]]:
    """Run *command* on *display* with a home of its own; end it and all its children."""
    with TemporaryDirectory() as home:
        if os.getuid() == 0 and "--reuid=nobody" in command:
            os.chown(home, pwd.getpwnam("nobody").pw_uid, -1)
        environment = os.environ | {
            "DISPLAY": display,
            "QT_QPA_PLATFORM": "xcb",
            "HOME": home,
            "XDG_RUNTIME_DIR": home,
            "PYTHONFAULTHANDLER": "1",
        }
        process = subprocess.Popen(command, env=environment, start_new_session=True, stdout=subprocess.DEVNULL)
        try:
            yield process
        finally:
            _end(process)


def _end(process: subprocess.Popen[bytes]) -> None:
    for way in (signal.SIGTERM, signal.SIGKILL):
        try:
            os.killpg(process.pid, way)
            process.wait(10)
        except ProcessLookupError:
            return
        except subprocess.TimeoutExpired:
            continue
