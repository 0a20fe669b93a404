"""Decoded frames on their way from a decoder's thread to the wall, each with its moment in the film."""

import ctypes
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, NamedTuple, Protocol

from PySide6.QtCore import QSize
from PySide6.QtMultimedia import QVideoFrame, QVideoFrameFormat

from bangtin_player.core.fit import Size
from bangtin_player.screen.swscale import ITU601, ITU709, ITU2020, Kind, Planes, matrix_of

if TYPE_CHECKING:
    from collections import deque


_NO_COLOUR = 128
_COLOURS = {
    ITU709: QVideoFrameFormat.ColorSpace.ColorSpace_BT709,
    ITU601: QVideoFrameFormat.ColorSpace.ColorSpace_BT601,
    ITU2020: QVideoFrameFormat.ColorSpace.ColorSpace_BT2020,
}


def matrix_from(space: QVideoFrameFormat.ColorSpace) -> int:
    """Return libswscale's number of a matrix of Qt's, 0 for others."""
    return next((number for number, known in _COLOURS.items() if known == space), 0)


class Frame(Protocol):
    """One decoded picture, in whatever memory the decoder left it."""

    moment: float
    """In the film, in ms."""

    @contextmanager
    def planes(self) -> Iterator[Planes | None]:
        """Lend the picture's memory; None where it must be asked of Qt."""
        ...

    def video_frame(self, *, grey: bool = False) -> QVideoFrame:
        """Return the picture as Qt's scene graph takes it, *grey* for mourning."""
        ...

    def release(self) -> None:
        """Give the picture's memory back to its decoder."""
        ...


class FilmShape(NamedTuple):
    """What a decoder knows of a film once it is open."""

    size: Size
    """In pixels as they are shown, turned upright."""
    pixel_shape: float
    """How many times as wide as high a pixel is."""
    period_ms: float
    """Between frames; 0 if unknown."""


class Buffer:
    """Memory for one I420 picture."""

    def __init__(self, size: Size) -> None:
        width, height = size
        self.size = size
        self.pitch = _aligned(width)
        self.rows = _aligned(height)
        luma, colour = self.pitch * self.rows, self.pitch * self.rows // 4
        self._memory = ctypes.create_string_buffer(luma + 2 * colour)
        address = ctypes.addressof(self._memory)
        self.addresses = (address, address + luma, address + luma + colour)

    def equals(self, other: "Buffer") -> bool:
        """Say whether both hold the same picture."""
        return bool(_libc.memcmp(self.addresses[0], other.addresses[0], len(self._memory)) == 0)


def _aligned(length: int) -> int:
    """VLC wants pitches and rows in whole blocks of 32 pixels; colour has half of each."""
    return (length + 63) // 64 * 64


_libc = ctypes.CDLL(None)
_libc.memcmp.argtypes = [ctypes.c_void_p, ctypes.c_void_p, ctypes.c_size_t]


class BufferedFrame:
    """A frame in memory of ours.

    Args:
        buffer: The memory.
        moment: In the film, in ms.
        free: Where the buffer goes when the frame is released.
        matrix: Of its colours, 0 if unknown.
    """

    def __init__(self, buffer: Buffer, moment: float, free: "deque[Buffer]", matrix: int = 0) -> None:
        self.moment = moment
        self._buffer, self._free, self._matrix = buffer, free, matrix

    @contextmanager
    def planes(self) -> Iterator[Planes | None]:
        """Lend the buffer."""
        pitch = self._buffer.pitch
        kind = Kind(self._buffer.size, matrix=self._matrix)
        yield Planes(self._buffer.addresses, (pitch, pitch // 2, pitch // 2), kind)

    def video_frame(self, *, grey: bool = False) -> QVideoFrame:
        """Copy the buffer, plane by plane."""
        with self.planes() as planes:
            assert planes is not None  # noqa: S101 - our own memory is always lent
            return copied(planes, grey=grey)

    def release(self) -> None:
        """Let the decoder write here again."""
        self._free.append(self._buffer)


def copied(planes: Planes, *, grey: bool = False) -> QVideoFrame:
    """Return a copy of a picture of 8 bit for Qt; a *grey* one keeps its luminance only."""
    kind = planes.kind
    made = QVideoFrameFormat(QSize(*kind.size), QVideoFrameFormat.PixelFormat.Format_YUV420P)
    made.setColorSpace(_COLOURS[matrix_of(kind.size, kind.matrix)])
    ranges = QVideoFrameFormat.ColorRange
    made.setColorRange(ranges.ColorRange_Full if kind.full_range else ranges.ColorRange_Video)
    frame = QVideoFrame(made)
    frame.map(QVideoFrame.MapMode.WriteOnly)
    for plane, (address, pitch) in enumerate(zip(planes.addresses, planes.strides, strict=True)):
        if grey and plane:
            ctypes.memset(address_of(frame.bits(plane)), _NO_COLOUR, frame.mappedBytes(plane))
        else:
            _copy_rows(address, pitch, frame, plane)
    frame.unmap()
    return frame


def _copy_rows(address: int, pitch: int, frame: QVideoFrame, plane: int) -> None:
    target = address_of(frame.bits(plane))
    stride, length = frame.bytesPerLine(plane), frame.mappedBytes(plane)
    if stride == pitch:
        ctypes.memmove(target, address, length)
        return
    for row in range(length // stride):
        ctypes.memmove(target + row * stride, address + row * pitch, min(stride, pitch))


def address_of(memory: object) -> int:
    """Return where the bytes of a writable buffer, as Qt's `bits` gives them, begin."""
    return ctypes.addressof(ctypes.c_char.from_buffer(memory))  # type: ignore[arg-type]  # Qt's stubs say object
