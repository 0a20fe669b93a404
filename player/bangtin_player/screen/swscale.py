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
ITU709, ITU601, ITU2020 = 1, 5, 9
"""Matrices, as libswscale counts them."""
_UNCHANGED = 1 << 16
_FULL_RANGE = 1
_HD_WIDTH, _HD_HEIGHT = 1280, 576


def matrix_of(size: Size, told: int = 0) -> int:
    """Return the matrix of a film of *size*: as *told*, else BT.709 for large ones and BT.601 for small."""
    hd = size[0] >= _HD_WIDTH or size[1] > _HD_HEIGHT
    return told or (ITU709 if hd else ITU601)


class Kind(NamedTuple):
    """What the values of a picture mean."""

    size: Size
    full_range: bool = False
    """Whether black is 0 rather than 16."""
    sample: int = 1
    """Bytes: 1, or 2 for films of 10 bit."""
    matrix: int = 0
    """By which luminance and colours were made; 0 if the film does not say."""


class Planes(NamedTuple):
    """A picture in memory: luminance at full size, colour at half (I420)."""

    addresses: tuple[int, int, int]
    strides: tuple[int, int, int]
    kind: Kind

    def part(self, x: int, y: int) -> tuple[int, int, int]:
        """Return where the picture begins when its first *x* columns and *y* rows are left out; both are even."""
        luma, blue, red = self.addresses
        colour_row, colour_column = y // 2, x // 2 * self.kind.sample
        return (
            luma + y * self.strides[0] + x * self.kind.sample,
            blue + colour_row * self.strides[1] + colour_column,
            red + colour_row * self.strides[2] + colour_column,
        )


class Scaler:
    """Draws pictures of one size and kind into one place of a BGRX image.

    Args:
        kind: Of the pictures.
        placing: Which part of them goes where.
        grey: Whether the colours are left out (mourning).

    Raises:
        EngineError: libswscale is missing or refuses.
    """

    def __init__(self, kind: Kind, placing: Placing, *, grey: bool = False) -> None:
        self.made_for = (kind, placing, grey)
        self._placing = placing
        self._library = _libraries()
        cut, target = placing
        source = self._library.i420 if kind.sample == 1 else self._library.i420_10
        self._context = self._library.scale.sws_getContext(
            cut.w, cut.h, source, target.w, target.h, self._library.bgrx, _BILINEAR, None, None, None
        )
        if not self._context:
            raise EngineError(f"libswscale cannot turn {cut.w}×{cut.h} into {target.w}×{target.h}")
        self._set_colours(kind, saturation=0 if grey else _UNCHANGED)

    def _set_colours(self, kind: Kind, saturation: int) -> None:
        table = self._library.scale.sws_getCoefficients(matrix_of(kind.size, kind.matrix))
        self._library.scale.sws_setColorspaceDetails(
            self._context, table, int(kind.full_range), table, _FULL_RANGE, 0, _UNCHANGED, saturation
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
