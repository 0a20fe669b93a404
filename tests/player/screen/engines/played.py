"""A film played through by an engine, and what came of it."""

import ctypes
import math
import time
from pathlib import Path
from typing import NamedTuple

from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot

from bangtin_player.core.fit import Size, place
from bangtin_player.screen.darkroom import Trays
from bangtin_player.screen.engines.port import Player, Reel
from bangtin_player.screen.engines.stream import stream
from bangtin_player.screen.frames import Frame
from tests.benchmarks.handoff.clips import STRIP_ROWS, read

_PATIENCE_S = 20.0
_PERIOD_MS = 1000 / 30
_IN_TIME_MS = 40.0
"""VLC shows its first frame at the earliest 10 ms after the start, and leaves it out if the second is due by then."""
_TRIES = 3


class Played(NamedTuple):
    reel: Reel
    moments: list[float]
    numbers: list[int | None]
    """Read from the frames, where they carry one."""
    began_ms: float
    """From the start to the first frame."""

    def head_lost(self, frames: int) -> int:
        """How many frames are missing that a machine with no time for VLC's beginning may have cost."""
        late = math.ceil((self.began_ms - _IN_TIME_MS) / _PERIOD_MS)
        return min(frames - len(self.moments), max(0, late + 1 if late > 0 else 0))


def play(player: Player, path: Path, qtbot: QtBot, start_ms: float = 0.0, most: int = 10_000) -> Played:
    """Play the film to its end, or until *most* frames came."""
    reel, end = player.open(str(path), start_ms), time.monotonic() + _PATIENCE_S
    moments, numbers = list[float](), list[int | None]()
    started = began = 0.0
    while time.monotonic() < end and len(moments) < most:
        over = reel.state in {"ended", "broken"}
        if reel.state == "poised" and not started:
            started = time.monotonic()
            player.start()
        qtbot.wait(2)
        if reel.arrived and not began:
            began = time.monotonic()
        while reel.frames:
            frame = reel.frames.popleft()
            moments.append(frame.moment)
            numbers.append(_number(frame))
            frame.release()
        if over:
            break
    player.stop()
    return Played(reel, moments, numbers, 1000 * (began - started))


def play_in_time(player: Player, path: Path, qtbot: QtBot, frames: int) -> Played:
    """Play the film until the machine let it begin in time, or it was whole all the same: three times at most."""
    played = play(player, path, qtbot)
    for _ in range(_TRIES - 1):
        if played.began_ms <= _IN_TIME_MS or len(played.moments) == frames:
            break
        played = play(player, path, qtbot)
    return played


def first_picture(player: Player, path: Path, qtbot: QtBot, zone: Size, *, grey: bool = False) -> QImage:
    """Return the film's first frame as it is drawn into a zone."""
    stream(str(path))  # once asked it is remembered; on a wall there are five seconds for it
    reel, end = player.open(str(path), 0.0), time.monotonic() + _PATIENCE_S
    started = False
    while not reel.frames and time.monotonic() < end:
        if reel.state == "poised" and not started:
            started = True
            player.start()
        qtbot.wait(2)
    shape, frame = reel.shape, reel.frames.popleft()
    assert shape
    placing = place(shape.size, zone, "contain", shape.pixel_shape)
    trays = Trays(zone)
    with frame.planes() as planes:
        picture = trays.draw(planes, placing, grey=grey) if planes else None
    picture = picture or trays.draw_by_qt(frame.video_frame(grey=grey), placing)
    frame.release()
    player.stop()
    trays.close()
    assert picture
    return picture


def _number(frame: Frame) -> int | None:
    with frame.planes() as planes:
        if planes is None or planes.kind.sample != 1:
            return None
        row = ctypes.string_at(planes.addresses[0] + STRIP_ROWS // 2 * planes.strides[0], planes.kind.size[0])
    found = read(row)
    return found.frame if found else None
