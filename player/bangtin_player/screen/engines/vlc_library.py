"""libVLC as it is told to be, and what python-vlc gets wrong about it."""

import ctypes
import time
from collections.abc import Callable
from typing import Any, NamedTuple, Protocol

import vlc

from bangtin_player.errors import EngineError
from bangtin_player.screen.frames import Buffer, FilmShape

_OPTIONS = (
    "--quiet",
    "--no-osd",
    "--no-spu",
    "--no-stats",
    "--no-video-title-show",
    "--no-xlib",
    "--no-lua",
    "--no-metadata-network-access",
    "--no-drop-late-frames",  # a late frame is still one that the wall must show
    "--no-skip-frames",
)
_VIDEO_TRACK = 1
_TURNED = {vlc.VideoOrient.left_top, vlc.VideoOrient.left_bottom, vlc.VideoOrient.right_top}
_TURNED |= {vlc.VideoOrient.right_bottom}
_PARSED = {vlc.MediaParsedStatus.done}
_UNDECIDED = 0


def open_library() -> vlc.Instance:
    """Open libVLC.

    Raises:
        EngineError: it is not installed, or does not start.
    """
    library = vlc.Instance(list(_OPTIONS))
    if library is None:
        raise EngineError("libVLC does not start: install the Debian packages libvlc5 and vlc-plugin-base")
    return library


def media_shape(media: vlc.Media, seconds: float) -> FilmShape | None:
    """Read the head of a file; wait for it no longer than *seconds*. None where libVLC says no size: MPEG streams."""
    media.parse_with_options(vlc.MediaParseFlag.local, int(seconds * 1000))
    end = time.monotonic() + seconds
    while media.get_parsed_status().value == _UNDECIDED and time.monotonic() < end:
        time.sleep(0.002)
    shape = _video_shape(media)
    return shape if shape and all(shape.size) else None


def _video_shape(media: vlc.Media) -> FilmShape | None:
    """Read the first video track; python-vlc knows neither that the track's part is a union nor how to free it."""
    tracks = ctypes.POINTER(ctypes.POINTER(vlc.MediaTrack))()
    handle = media._as_parameter_
    count = _get_tracks(handle, ctypes.byref(tracks))
    try:
        for number in range(count):
            track = tracks[number].contents
            if track.type.value == _VIDEO_TRACK:
                return _shape(ctypes.cast(track.audio, ctypes.POINTER(vlc.VideoTrack)).contents)
        return None
    finally:
        if count:
            _release_tracks(tracks, count)


def _shape(track: Any) -> FilmShape | None:  # noqa: ANN401 - a ctypes structure of python-vlc, which has no types
    shape = track.sar_num / track.sar_den if track.sar_num and track.sar_den else 1.0
    period = 1000 * track.frame_rate_den / track.frame_rate_num if track.frame_rate_num else 0.0
    size = track.width, track.height
    if vlc.VideoOrient(track.orientation.value) in _TURNED:
        return FilmShape((size[1], size[0]), 1 / shape, period)
    return FilmShape(size, shape, period)


class Taker(Protocol):
    """Who takes the pictures of a player."""

    def lend(self) -> Buffer | None:
        """Return the buffer for the next picture, None to refuse."""
        ...

    def take(self) -> None:
        """Take the picture that is in the buffer."""
        ...


class Callbacks(NamedTuple):
    """Must live as long as the player: libVLC keeps only their addresses."""

    set_up: Callable[..., object]
    lock: Callable[..., object]
    unlock: Callable[..., object]
    display: Callable[..., object]


def give_pictures(player: vlc.MediaPlayer, taker: Taker) -> Callbacks:
    """Have *player* draw into the buffers of *taker*. Keep what is returned."""

    def set_up(_opaque: Any, chroma: int, width: Any, height: Any, pitches: Any, rows: Any) -> int:  # noqa: ANN401 - pointers, as libVLC calls it
        buffer = taker.lend()
        if buffer is None:
            return 0
        ctypes.memmove(chroma, b"I420", 4)
        width[0], height[0] = buffer.size
        for plane in range(3):
            pitches[plane], rows[plane] = buffer.pitch >> bool(plane), buffer.rows >> bool(plane)
        return 1

    def lock(_opaque: int, planes: Any) -> None:  # noqa: ANN401 - a pointer to three pointers
        buffer = taker.lend()
        if buffer:
            planes[0], planes[1], planes[2] = buffer.addresses

    def unlock(_opaque: int, _picture: int, _planes: int) -> None:
        """Nothing is locked."""

    def display(_opaque: int, _picture: int) -> None:
        taker.take()

    kept = Callbacks(_SetUp(set_up), _Lock(lock), _Unlock(unlock), _Display(display))
    handle = player._as_parameter_
    _set_callbacks(handle, kept.lock, kept.unlock, kept.display, None)
    _set_format(handle, kept.set_up, None)
    return kept


_pointer, _number = ctypes.c_void_p, ctypes.POINTER(ctypes.c_uint)
# python-vlc gives the chroma as c_char_p, a copy that cannot be written into (architecture.md 6).
_SetUp = ctypes.CFUNCTYPE(ctypes.c_uint, _pointer, _pointer, _number, _number, _number, _number)
_Lock = ctypes.CFUNCTYPE(_pointer, _pointer, ctypes.POINTER(_pointer))
_Unlock = ctypes.CFUNCTYPE(None, _pointer, _pointer, _pointer)
_Display = ctypes.CFUNCTYPE(None, _pointer, _pointer)


def _function(name: str, result: Any, *arguments: Any) -> Any:  # noqa: ANN401 - ctypes
    return ctypes.CFUNCTYPE(result, *arguments)((name, vlc.dll))


_get_tracks = _function("libvlc_media_tracks_get", ctypes.c_uint, _pointer, _pointer)
_release_tracks = _function("libvlc_media_tracks_release", None, _pointer, ctypes.c_uint)
_set_callbacks = _function("libvlc_video_set_callbacks", None, _pointer, _Lock, _Unlock, _Display, _pointer)
_set_format = _function("libvlc_video_set_format_callbacks", None, _pointer, _SetUp, _pointer)
