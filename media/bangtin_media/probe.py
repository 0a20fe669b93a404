"""Probing: everything worth knowing about a file before it is let onto a screen.

A file that passes is whole as far as can be told without decoding all of it, and of a kind that screens show. One that
does not gives a `MediaError` saying what is wrong and what helps. What is not done here: remembering (`probes`),
keeping (`store`), and judging whether a medium suits a screen.
"""

import math
import time
from pathlib import Path

import msgspec

from bangtin_media.digest import digest_of
from bangtin_media.errors import MissingError, ProbeError
from bangtin_media.film import measure_film
from bangtin_media.kind import Format, Kind, kind_of
from bangtin_media.measure import Measure
from bangtin_media.picture import measure_picture
from bangtin_media.printed import measure_pdf
from bangtin_media.source import stamp_of, stat_of
from bangtin_media.typeface import measure_font
from bangtin_playlists.playlist import Digest

_SLOWEST_DISK = 10_000_000
"""Bytes a second; a worn memory card under load."""


class Probe(Measure, frozen=True, omit_defaults=True, kw_only=True):
    """What a file is. Sizes are as stored; `shown` turns them the way people see them."""

    digest: Digest
    size: int
    """Bytes."""
    kind: Kind
    format: str
    """The container or file format: mp4, webm, png, ttf, ..."""

    @property
    def shown(self) -> tuple[int, int]:
        """Width and height as people see them: pixels made square, then turned."""
        across, down = self.aspect
        width = round(self.width * across / down) if across > down else self.width
        height = round(self.height * down / across) if across < down else self.height
        return (height, width) if self.rotation in {90, 270} else (width, height)


def probe(path: Path, *, seconds: float | None = None) -> Probe:
    """Examine the file at *path*.

    Args:
        path: The file; its name is never believed.
        seconds: How long its examination by ffprobe may take in all; by default 30 seconds and what the slowest disk
            needs. Hashing comes on top and is bound by the disk alone.

    Raises:
        MissingError: Absent, unreadable, or changed meanwhile.
        UnknownKindError: Nothing that a screen shows.
        BrokenError: Damaged, cut off, or without a frame or page.
        UnsupportedError: Locked by a password, too large, or of a form that cannot be decoded here.
        ProbeError: ffprobe is missing or was too slow; nothing is known about the file.
    """
    before = stat_of(path)
    format_ = kind_of(path)
    allowed = 30 + math.ceil(before.st_size / _SLOWEST_DISK) if seconds is None else seconds
    measure = _measure(path, format_, time.monotonic() + allowed)
    digest = digest_of(path)
    if stamp_of(before) != stamp_of(stat_of(path)):
        raise MissingError("changed", file=str(path))
    return Probe(
        digest=digest, size=before.st_size, kind=format_.kind, format=format_.name, **msgspec.structs.asdict(measure)
    )


def _measure(path: Path, format_: Format, deadline: float) -> Measure:
    try:
        match format_.kind:
            case "video":
                return measure_film(path, format_.name, deadline)
            case "image":
                return measure_picture(path, format_.name)
            case "pdf":
                return measure_pdf(path)
            case "font":
                return measure_font(path)
    except MemoryError as error:
        raise ProbeError("probe_too_much", file=str(path)) from error
