"""What libVLC does not tell of a film, asked of ffprobe: which colours it means, and what a transport stream holds."""

import subprocess
from concurrent.futures import ThreadPoolExecutor
from fractions import Fraction
from functools import lru_cache
from pathlib import Path
from typing import Final, NamedTuple

import msgspec

from bangtin_player.errors import EngineError
from bangtin_player.screen.frames import FilmShape
from bangtin_player.screen.swscale import ITU601, ITU709, ITU2020

_SECONDS = 4.0
_ENTRIES = "stream=width,height,sample_aspect_ratio,r_frame_rate,avg_frame_rate,color_space"
_COMMAND: Final = ("ffprobe", "-v", "error", "-protocol_whitelist", "file", "-select_streams", "v:0", "-of", "json")
_MATRICES = {"bt709": ITU709, "smpte170m": ITU601, "bt470bg": ITU601, "bt2020nc": ITU2020}
_SAME_RATE = 0.02
_REMEMBERED = 256
_asking = ThreadPoolExecutor(2, "ffprobe")


class Stream(NamedTuple):
    """The picture track of a film."""

    shape: FilmShape
    """As stored: a turn is not taken into account. The period is 0 if the frames are not even."""
    matrix: int
    """As libswscale counts them; 0 if the film does not say."""


class _Track(msgspec.Struct):
    width: int = 0
    height: int = 0
    sample_aspect_ratio: str = ""
    r_frame_rate: str = ""
    avg_frame_rate: str = ""
    color_space: str = ""


class _Answer(msgspec.Struct):
    streams: list[_Track]


class Inquiry:
    """Asks about one film while a decoder opens it: ffprobe takes 0.15 s, on a busy machine a second."""

    def __init__(self, path: str) -> None:
        self._answer = _asking.submit(stream, path)

    def matrix(self) -> int:
        """Return the matrix of the film's colours, 0 as long as it is not known."""
        known = self._answer.result() if self._answer.done() else None
        return known.matrix if known else 0

    def shape(self) -> FilmShape:
        """Wait for the film's shape.

        Raises:
            EngineError: it has no pictures.
        """
        known = self._answer.result()
        if known is None or not all(known.shape.size):
            raise EngineError("there is no film in it")
        return known.shape


def stream(path: str) -> Stream | None:
    """Return what is known of the film at *path*; None where ffprobe is missing or knows nothing. Takes 0.15 s once."""
    try:
        state = Path(path).stat()
    except OSError:
        return None
    return _stream(path, state.st_mtime_ns, state.st_size)


@lru_cache(_REMEMBERED)
def _stream(path: str, _changed: int, _size: int) -> Stream | None:
    command = [*_COMMAND, "-show_entries", _ENTRIES, path]
    try:
        said = subprocess.run(command, capture_output=True, timeout=_SECONDS, check=False).stdout  # noqa: S603 - our own words
        tracks = msgspec.json.decode(said, type=_Answer).streams
    except (OSError, subprocess.SubprocessError, msgspec.MsgspecError):
        return None
    return _read(tracks[0]) if tracks else None


def _read(track: _Track) -> Stream:
    pixel = _ratio(track.sample_aspect_ratio.replace(":", "/")) or 1.0
    rate, usual = _ratio(track.r_frame_rate), _ratio(track.avg_frame_rate)
    even = rate and abs(rate - usual) <= _SAME_RATE * rate
    shape = FilmShape((track.width, track.height), pixel, 1000 / rate if even else 0.0)
    return Stream(shape, _MATRICES.get(track.color_space, 0))


def _ratio(text: str) -> float:
    try:
        return float(Fraction(text))
    except (ValueError, ZeroDivisionError):
        return 0.0
