"""Films: pages that sweep in, grow and rest. Only what moves is encoded; a second of rest is encoded once and repeated.

Every second is a closed group of pictures that begins with its own parameter sets, so a group may stand in the stream
as often as the page rests. That is what makes two minutes of film cost seconds of work.
"""

import math
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

from PySide6.QtGui import QColor, QImage, QPainter

from bangtin_samples import sound, texts
from bangtin_samples.errors import EncodingError
from bangtin_samples.layers import Moving, Scene, eased, still

RATE = 30
_SWEEP = 0.7
_HD = (1280, 576)
"""From this width, or above this height, films are BT.709, below BT.601: right also where tags are not read."""
_GROUP = b"\x00\x00\x00\x01\x67"
"""A sequence parameter set: the beginning of a group."""


def film(scenes: list[tuple[Scene, int]], path: Path, title: str, *, audible: bool = False) -> None:
    """Make the film of *scenes*, each for whole seconds, at *path*.

    Raises:
        EncodingError: ffmpeg is not there, or refuses.
    """
    with TemporaryDirectory() as folder:
        raw = Path(folder) / "moving.h264"
        size = scenes[0][0].size
        _encode(_frames(scenes), (size.width(), size.height()), raw)
        whole = Path(folder) / "whole.h264"
        whole.write_bytes(_repeated(raw.read_bytes(), scenes))
        _wrap(whole, path, title, sum(seconds for _, seconds in scenes), audible=audible)


def moving_seconds(scene: Scene, seconds: int) -> int:
    """Return how many whole seconds of a scene move."""
    return min(seconds - 1, math.ceil(scene.rests_at))


def _frames(scenes: list[tuple[Scene, int]]) -> Iterator[QImage]:
    """Give the frames that are encoded: of each scene what moves, and one second of rest."""
    before: QImage | None = None
    for scene, seconds in scenes:
        moving, rest = Moving(scene), still(scene)
        for at in range(moving_seconds(scene, seconds) * RATE):
            yield frame(moving, before, at / RATE)
        for _ in range(RATE):
            yield rest
        before = rest


def frame(moving: Moving, before: QImage | None, now: float) -> QImage:
    """Draw the film's frame at *now* seconds of a page, which sweeps in over the rest of the one *before* it."""
    size = moving.scene.size
    picture = QImage(size, QImage.Format.Format_RGB32)
    painter = QPainter(picture)
    moving.paint(painter, now)
    swept = eased(now, 0.0, _SWEEP)
    if before is not None and swept < 1:
        edge, bar = round(size.width() * swept), max(2, size.width() // 90)
        painter.drawImage(edge, 0, before, edge, 0, size.width() - edge, size.height())
        painter.fillRect(edge - bar, 0, bar, size.height(), QColor(moving.scene.edge))
    painter.end()
    return picture


def _encode(frames: Iterator[QImage], size: tuple[int, int], path: Path) -> None:
    matrix = "bt709" if size[0] >= _HD[0] or size[1] > _HD[1] else "smpte170m"
    command = [
        _ffmpeg(), "-v", "error", "-y", "-f", "rawvideo", "-pix_fmt", "bgr0", "-s", f"{size[0]}x{size[1]}",
        "-r", str(RATE), "-i", "-", "-vf", f"scale=out_color_matrix={matrix}:out_range=tv,format=yuv420p",
        "-c:v", "libx264", "-profile:v", "high", "-preset", "veryfast", "-crf", "17", "-tune", "animation",
        "-bf", "0", "-g", str(RATE), "-keyint_min", str(RATE), "-sc_threshold", "0",
        "-colorspace", matrix, "-color_primaries", "bt709", "-color_trc", "bt709", "-color_range", "tv",
        "-f", "h264", str(path),
    ]  # fmt: skip
    with subprocess.Popen(command, stdin=subprocess.PIPE, stderr=subprocess.PIPE) as running:  # noqa: S603  # our own words
        assert running.stdin is not None  # noqa: S101  # it was asked for
        try:
            for frame in frames:
                running.stdin.write(frame.constBits())
            running.stdin.close()
        except BrokenPipeError:
            pass  # its own words, below, say more
        said = running.stderr.read() if running.stderr else b""
    if running.returncode:
        raise EncodingError(f"ffmpeg refused the frames of {path.name}: {said.decode(errors='replace').strip()}")


def _repeated(stream: bytes, scenes: list[tuple[Scene, int]]) -> bytes:
    """Put the groups together, those of rest as often as the scene rests."""
    starts = list(_found(stream, _GROUP))
    groups = [stream[a:b] for a, b in zip(starts, [*starts[1:], len(stream)], strict=True)]
    wanted = sum(moving_seconds(scene, seconds) + 1 for scene, seconds in scenes)
    if len(groups) != wanted:
        raise EncodingError(f"the encoder made {len(groups)} groups of pictures where {wanted} were asked for")
    parts: list[bytes] = []
    for scene, seconds in scenes:
        moving = moving_seconds(scene, seconds)
        parts += [*groups[:moving], *[groups[moving]] * (seconds - moving)]
        groups = groups[moving + 1 :]
    return b"".join(parts)


def _found(stream: bytes, what: bytes) -> Iterator[int]:
    at = stream.find(what)
    while at >= 0:
        yield at
        at = stream.find(what, at + 1)


def _wrap(stream: Path, path: Path, title: str, seconds: int, *, audible: bool) -> None:
    command = [_ffmpeg(), "-v", "error", "-y", "-framerate", str(RATE), "-f", "h264", "-i", str(stream)]
    if audible:
        tune = stream.with_name("sound.wav")
        sound.write(tune, seconds)
        command += ["-i", str(tune), "-c:a", "aac", "-b:a", "96k", "-t", str(seconds)]
    exact = f"setts=pts=round(N/{RATE}/TB):dts=round(N/{RATE}/TB)"  # ffmpeg counts whole microseconds, which drift
    command += ["-c:v", "copy", "-bsf:v", exact, "-movflags", "+faststart"]
    command += ["-metadata", f"title={title}", "-metadata", f"comment={texts.MARK}"]
    command += ["-metadata:s:v:0", "language=vie", str(path)]
    done = subprocess.run(command, capture_output=True, check=False)  # noqa: S603  # our own words
    if done.returncode:
        raise EncodingError(f"ffmpeg could not write {path.name}: {done.stderr.decode(errors='replace').strip()}")


def _ffmpeg() -> str:
    found = shutil.which("ffmpeg")
    if not found:
        raise EncodingError("ffmpeg is not installed: install the Debian package ffmpeg")
    return found
