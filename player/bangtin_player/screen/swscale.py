"""Decoded pictures into pixels that Qt draws, by libswscale.

VLC's own way to RGB took 18 ms for a picture of 1920×1080, Qt's is as slow, libswscale's 0.5 ms. It comes with VLC and
FFmpeg, and drops the interpreter's lock while it works.
"""

import ctypes
import ctypes.util
from functools import cache
from typing import NamedTuple

from bangtin_player.core.fit import Placing, Size
from bangtin_player.errors import EngineError

_BILINEAR = 2
_ITU709, _ITU601 = 1, 5
_UNCHANGED = 1 << 16
_FULL_RANGE = 1
_HD_WIDTH, _HD_HEIGHT = 1280, 576


class Planes(NamedTuple):
    """A picture in memory: luminance at full size, colour at half (I420)."""

    addresses: tuple[int, int, int]
    strides: tuple[int, int, int]
    size: Size
    full_range: bool = False
    sample: int = 1
    """Bytes: 1, or 2 for films of 10 bit."""

    def part(self, x: int, y: int) -> tuple[int, int, int]:
        """Return where the picture begins when its first *x* columns and *y* rows are left out; both are even."""
        luma, blue, red = self.addresses
        colour_row, colour_column = y // 2, x // 2 * self.sample
        return (
            luma + y * self.strides[0] + x * self.sample,
            blue + colour_row * self.strides[1] + colour_column,
            red + colour_row * self.strides[2] + colour_column,
        )


class Scaler:
    """Draws pictures of one size and kind into one place of a BGRX image.

    Args:
        source: Of the pictures, in pixels, and whether their values use the full range.
        placing: Which part of them goes where.
        full_range: Whether black is 0 rather than 16.
        sample: Bytes of a sample: 1, or 2 for 10 bit.

    Raises:
        EngineError: libswscale is missing or refuses.
    """

    def __init__(self, source: Size, placing: Placing, *, full_range: bool = False, sample: int = 1) -> None:
        self.made_for = (source, placing, full_range, sample)
        self._placing = placing
        self._library = _libraries()
        cut, target = placing
        kinds = self._library.i420 if sample == 1 else self._library.i420_10, self._library.bgrx
        self._context = self._library.scale.sws_getContext(
            cut.w, cut.h, kinds[0], target.w, target.h, kinds[1], _BILINEAR, None, None, None
        )
        if not self._context:
            raise EngineError(f"libswscale cannot turn {cut.w}×{cut.h} into {target.w}×{target.h}")
        self._set_colours(source, full_range=full_range)

    def _set_colours(self, source: Size, *, full_range: bool) -> None:
        """Large pictures are BT.709, small ones BT.601, as every player takes a film that does not say."""
        hd = source[0] >= _HD_WIDTH or source[1] > _HD_HEIGHT
        table = self._library.scale.sws_getCoefficients(_ITU709 if hd else _ITU601)
        self._library.scale.sws_setColorspaceDetails(
            self._context, table, int(full_range), table, _FULL_RANGE, 0, _UNCHANGED, _UNCHANGED
        )

    def draw(self, planes: Planes, address: int, stride: int) -> None:
        """Draw *planes* into the image at *address*, whose rows are *stride* bytes apart."""
        cut, target = self._placing
        source = (ctypes.c_void_p * 4)(*planes.part(cut.x, cut.y), None)
        source_strides = (ctypes.c_int * 4)(*planes.strides, 0)
        sink = (ctypes.c_void_p * 4)(address + target.y * stride + target.x * 4, None, None, None)
        sink_strides = (ctypes.c_int * 4)(stride, 0, 0, 0)
        self._library.scale.sws_scale(self._context, source, source_strides, 0, cut.h, sink, sink_strides)

    def close(self) -> None:
        """Give the scaler's memory back."""
        self._library.scale.sws_freeContext(self._context)
        self._context = None


class _Libraries(NamedTuple):
    scale: ctypes.CDLL
    i420: int
    i420_10: int
    bgrx: int


@cache
def _libraries() -> _Libraries:
    scale, util = _library("swscale"), _library("avutil")
    util.av_get_pix_fmt.argtypes = [ctypes.c_char_p]
    number, pointer = ctypes.c_int, ctypes.c_void_p
    scale.sws_getContext.restype = pointer
    scale.sws_getContext.argtypes = [*[number] * 7, *[pointer] * 3]
    scale.sws_getCoefficients.restype = pointer
    scale.sws_getCoefficients.argtypes = [number]
    scale.sws_setColorspaceDetails.argtypes = [pointer, pointer, number, pointer, *[number] * 4]
    scale.sws_scale.argtypes = [pointer, pointer, pointer, number, number, pointer, pointer]
    scale.sws_freeContext.argtypes = [pointer]
    scale.sws_freeContext.restype = None
    kinds = (util.av_get_pix_fmt(name) for name in (b"yuv420p", b"yuv420p10le", b"bgr0"))
    return _Libraries(scale, *kinds)


def _library(name: str) -> ctypes.CDLL:
    path = ctypes.util.find_library(name)
    if path is None:
        raise EngineError(f"lib{name} is missing: install the Debian package ffmpeg")
    return ctypes.CDLL(path)
