"""The measures of a medium, apart from its bytes; the fields are explained at `bangtin_media.probe.Probe`."""

import msgspec

from bangtin_playlists.instant import Millis


class Measure(msgspec.Struct, frozen=True):
    """What the reader of one kind found. Sizes are as stored."""

    length_ms: Millis = Millis(0)
    """A film's own length (R16); 0 for everything else, an animated picture included."""
    pages: int = 0
    """Of a PDF."""
    width: int = 0
    """Pixels; points (1/72 inch) of a PDF's first page."""
    height: int = 0
    codec: str = ""
    frame_rate: float = 0.0
    """Frames a second; of a film of variable rate the mean."""
    frames: int = 0
    """Counted, not promised; 1 for a still picture."""
    rotation: int = 0
    """Degrees clockwise to turn it for showing: 0, 90, 180 or 270."""
    mirrored: bool = False
    """To be mirrored left to right before it is turned."""
    aspect: tuple[int, int] = (1, 1)
    """Width to height of one stored pixel."""
    bit_depth: int = 0
    """Bits of one colour channel."""
    pixel_format: str = ""
    has_sound: bool = False
    variable_rate: bool = False
    interlaced: bool = False
    hdr: bool = False
    """Made for brighter displays than ours (PQ or HLG); shown as it is, it looks washed out."""
    key_gap_ms: Millis = Millis(0)
    """Of a film: the longest way between two frames that stand by themselves; 0 where none is marked."""
    name: str = ""
    """Family and style of a font."""
