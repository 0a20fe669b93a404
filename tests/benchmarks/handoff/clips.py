"""Clips whose every frame carries its number as a black-and-white strip along the top.

The strip is `BLOCKS` equal blocks: white, black, 4 bits of the clip, 10 bits of the frame, a parity bit and white, so
that a half-drawn or foreign picture is told from a number.
"""

import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

STRIP_ROWS = 32
"""Height of the strip in pixels."""
CLIP_BITS, FRAME_BITS = 4, 10
BLOCKS = 2 + CLIP_BITS + FRAME_BITS + 2
WHITE, BLACK = 235, 16


class Number(NamedTuple):
    """Which frame of which clip, both from 0."""

    clip: int
    frame: int


def blocks(number: Number) -> list[bool]:
    """Return the strip of *number*, block by block, True for white."""
    bits = [number.clip >> n & 1 for n in range(CLIP_BITS)] + [number.frame >> n & 1 for n in range(FRAME_BITS)]
    return [True, False, *map(bool, bits), sum(bits) % 2 == 0, True]


def read(row: bytes) -> Number | None:
    """Read one row of grey pixels; None when it carries no whole number."""
    width = len(row)
    seen = [row[(2 * n + 1) * width // (2 * BLOCKS)] > (WHITE + BLACK) // 2 for n in range(BLOCKS)]
    bits, even, whole = seen[2:-2], seen[-2], seen[0] and not seen[1] and seen[-1]
    if not whole or even != (sum(bits) % 2 == 0):
        return None
    clip = sum(bit << n for n, bit in enumerate(bits[:CLIP_BITS]))
    return Number(clip, sum(bit << n for n, bit in enumerate(bits[CLIP_BITS:])))


def _row(number: Number, width: int) -> bytes:
    shown = blocks(number)
    return bytes(WHITE if shown[x * BLOCKS // width] else BLACK for x in range(width))


def _strips(clip: int, frames: int, width: int) -> Iterator[bytes]:
    for frame in range(frames):
        yield _row(Number(clip, frame), width) * STRIP_ROWS


def make_clip(path: Path, clip: int, size: tuple[int, int], frames: int, rate: int = 30) -> Path:
    """Make one clip of *size* pixels and *frames* pictures at *rate* a second, H.264, over a moving test card."""
    if path.exists():
        return path
    path.parent.mkdir(parents=True, exist_ok=True)
    width, height = size
    part = path.with_suffix(".part.mp4")
    command = ["ffmpeg", "-v", "error", "-y"]
    command += ["-f", "lavfi", "-i", f"testsrc2=size={width}x{height}:rate={rate}:duration={frames / rate + 1}"]
    command += ["-f", "rawvideo", "-pixel_format", "gray", "-video_size", f"{width}x{STRIP_ROWS}"]
    command += ["-framerate", str(rate), "-i", "pipe:0"]
    command += ["-filter_complex", "[0][1]overlay=0:0:shortest=1", "-frames:v", str(frames)]
    command += ["-c:v", "libx264", "-profile:v", "high", "-preset", "medium", "-crf", "20", "-g", str(rate)]
    command += ["-pix_fmt", "yuv420p", "-movflags", "+faststart", str(part)]
    subprocess.run(command, input=b"".join(_strips(clip, frames, width)), check=True, timeout=600)
    part.rename(path)
    return path


def make_clips(folder: Path, count: int, size: tuple[int, int], frames: int, first: int = 0) -> list[Path]:
    """Make *count* clips, numbered from *first*, or take the ones made before."""
    width, height = size
    names = [f"{width}x{height}-{frames}-clip{first + n}.mp4" for n in range(count)]
    return [make_clip(folder / name, first + n, size, frames) for n, name in enumerate(names)]
