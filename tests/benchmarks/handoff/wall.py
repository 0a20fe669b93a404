"""A virtual wall: Xvfb, and what stands on it, read back some hundred times a second."""

import os
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import NamedTuple

from Xlib import X
from Xlib.display import Display

from tests.benchmarks.handoff.clips import STRIP_ROWS, Number, read


class Seen(NamedTuple):
    """What was on the wall from `at` on, in seconds of the monotonic clock; None where no number could be read."""

    at: float
    number: Number | None
    black: bool = False


class Strip(NamedTuple):
    """Where a strip stands on the wall, in pixels."""

    x: int
    y: int
    width: int


@contextmanager
def xvfb(size: tuple[int, int]) -> Iterator[str]:
    """Start a display of *size*; yield its name, such as `:7`."""
    reading, writing = os.pipe()
    width, height = size
    command = ["Xvfb", "-displayfd", str(writing), "-screen", "0", f"{width}x{height}x24", "-nolisten", "tcp"]
    server = subprocess.Popen(command, pass_fds=[writing], stderr=subprocess.DEVNULL)
    os.close(writing)
    try:
        with os.fdopen(reading) as told:
            number = told.readline().strip()
        if not number:
            raise RuntimeError("Xvfb did not start: is the Debian package xvfb installed?")
        yield f":{number}"
    finally:
        server.terminate()
        server.wait()


class Wall:
    """A display whose strips are watched."""

    def __init__(self, display: str) -> None:
        self._display = Display(display)
        self._root = self._display.screen().root

    def close(self) -> None:
        """Leave the display; before it ends, or its socket is left open."""
        self._display.close()

    def row(self, strip: Strip) -> bytes:
        """Return the grey values of the strip's middle row."""
        picture = self._root.get_image(strip.x, strip.y + STRIP_ROWS // 2, strip.width, 1, X.ZPixmap, 0xFFFFFFFF)
        return bytes(picture.data[1::4])  # 32 bits a pixel, BGRX: green stands for grey

    def look(self, strip: Strip) -> Seen:
        """Look once."""
        at = time.monotonic()
        row = self.row(strip)
        return Seen(at, read(row), black=max(row) == 0)

    def watch(self, strips: list[Strip], seconds: float, rate: float = 400) -> list[list[Seen]]:
        """Watch for *seconds*, *rate* looks a second at each strip; keep only the changes."""
        changes: list[list[Seen]] = [[] for _ in strips]
        end = time.monotonic() + seconds
        due = time.monotonic()
        while due < end:
            for kept, strip in zip(changes, strips, strict=True):
                seen = self.look(strip)
                if not kept or (seen.number, seen.black) != (kept[-1].number, kept[-1].black):
                    kept.append(seen)
            due = max(due + 1 / rate, time.monotonic())
            time.sleep(max(0, due - time.monotonic()))
        return changes

    def wait_for_number(self, strip: Strip, seconds: float = 20) -> float:
        """Wait until a number stands on the wall; return the instant, in seconds of the monotonic clock."""
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            seen = self.look(strip)
            if seen.number is not None:
                return seen.at
            time.sleep(0.002)
        raise TimeoutError(f"no numbered picture within {seconds} s")
