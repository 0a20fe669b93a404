"""The measures of a medium, apart from its bytes; the fields are explained at `bangtin_media.probe.Probe`."""

import msgspec

from bangtin_playlists.instant import Millis


class Measure(msgspec.Struct, frozen=True):
    """What the reader of one kind found."""

    length_ms: Millis = Millis(0)
    pages: int = 0
    width: int = 0
    height: int = 0
    codec: str = ""
    frame_rate: float = 0.0
    frames: int = 0
    rotation: int = 0
    mirrored: bool = False
    aspect: tuple[int, int] = (1, 1)
    bit_depth: int = 0
    pixel_format: str = ""
    has_sound: bool = False
    variable_rate: bool = False
    interlaced: bool = False
    name: str = ""
