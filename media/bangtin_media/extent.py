"""How many bytes a container says that it has: what a copy cut short gives away without decoding anything.

Told for MP4 and MOV (top-level boxes), WebM and Matroska (the segment) and AVI (its first RIFF chunk); a transport
stream says nothing of the kind and can be cut anywhere.
"""

from pathlib import Path
from typing import IO

from bangtin_media.source import opened

_BOX_HEAD = 8
_LARGE_HEAD = 16
_MOST_BOXES = 200_000
"""At the top; a film in fragments of a second has two for each, and a file of empty boxes would keep us for hours."""
_LARGEST_FILE = (1 << 63) - 1
_SEGMENT = b"\x18\x53\x80\x67"


def promised_bytes(path: Path, format_name: str) -> int:
    """Return the size that the container at *path* claims; 0 when it claims none."""
    with opened(path) as file:
        match format_name:
            case "mp4" | "mov":
                return _boxes_end(file)
            case "webm" | "matroska":
                return _segment_end(file.read(4096))
            case "avi":
                return _riff_end(file.read(_BOX_HEAD))
            case _:
                return 0


def _boxes_end(file: IO[bytes]) -> int:
    end = 0
    for _ in range(_MOST_BOXES):
        head = file.read(_LARGE_HEAD)
        if len(head) < _BOX_HEAD:
            return end
        size = int.from_bytes(head[:4], "big")
        if size == 1:  # the true size follows the name
            size = int.from_bytes(head[_BOX_HEAD:], "big")
        if size < _BOX_HEAD or not head[4:8].isalnum():
            return end  # to the end of the file, or padding
        end += size
        if end > _LARGEST_FILE:
            return end
        file.seek(end)
    return end


def _segment_end(head: bytes) -> int:
    at = head.find(_SEGMENT)
    if at < 0:
        return 0
    at += len(_SEGMENT)
    return _sized(head[at : at + 8], at)


def _sized(number: bytes, at: int) -> int:
    """Read a size as EBML writes it: the zeros before the first one tell how many bytes follow."""
    if not number or not number[0]:
        return 0
    length = 9 - number[0].bit_length()
    value = int.from_bytes(number[:length], "big") & ((1 << 7 * length) - 1)
    unknown = value == (1 << 7 * length) - 1
    return 0 if unknown else at + length + value


def _riff_end(head: bytes) -> int:
    return _BOX_HEAD + int.from_bytes(head[4:8], "little")
