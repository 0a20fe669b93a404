"""Decoded frames on their way from a decoder's thread to the wall, each with its moment in the film."""

import ctypes
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, NamedTuple, Protocol

from PySide6.QtCore import QSize
from PySide6.QtMultimedia import QVideoFrame, QVideoFrameFormat

from bangtin_player.core.fit import Size
from bangtin_player.screen.swscale import Planes

if TYPE_CHECKING:
    from collections import deque


class Frame(Protocol):
    """One decoded picture, in whatever memory the decoder left it."""

    moment: float
    """In the film, in ms."""

    @contextmanager
    def planes(self) -> Iterator[Planes | None]:
        """Lend the picture's memory; None where it must be asked of Qt."""
        ...

    def video_frame(self) -> QVideoFrame:
        """Return the picture as Qt's scene graph takes it."""
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
    """A frame in memory of ours."""

    def __init__(self, buffer: Buffer, moment: float, free: "deque[Buffer]") -> None:
        self.moment = moment
        self._buffer = buffer
        self._free = free

    @contextmanager
    def planes(self) -> Iterator[Planes | None]:
        """Lend the buffer."""
        pitch = self._buffer.pitch
        yield Planes(self._buffer.addresses, (pitch, pitch // 2, pitch // 2), self._buffer.size)

    def video_frame(self) -> QVideoFrame:
        """Copy the buffer, plane by plane."""
        width, height = self._buffer.size
        frame = QVideoFrame(QVideoFrameFormat(QSize(width, height), QVideoFrameFormat.PixelFormat.Format_YUV420P))
        frame.map(QVideoFrame.MapMode.WriteOnly)
        for plane, address in enumerate(self._buffer.addresses):
            pitch = self._buffer.pitch >> bool(plane)
            _copy_rows(address, pitch, frame, plane)
        frame.unmap()
        return frame

    def release(self) -> None:
        """Let the decoder write here again."""
        self._free.append(self._buffer)


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
