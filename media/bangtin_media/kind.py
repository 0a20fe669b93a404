"""Kinds of media, told by content and never by the name: a mislabelled file is known for what it is."""

from collections.abc import Callable
from pathlib import Path
from typing import Literal

import msgspec

from bangtin_media.errors import BrokenError, UnknownKindError
from bangtin_media.source import opened

Kind = Literal["video", "image", "pdf", "font"]

HEAD = 4096
"""How many bytes from the start are enough to tell a kind."""

_SYNC = 0x47
"""With which every packet of a transport stream begins."""


class Format(msgspec.Struct, frozen=True):
    """A kind, and which of its forms: `mp4`, `png`, `ttf`, ..."""

    kind: Kind
    name: str


def kind_of(path: Path) -> Format:
    """Tell what the file at *path* is.

    Raises:
        MissingError: There is no such file, or it cannot be read.
        BrokenError: It is empty, or its head is nothing but zeros.
        UnknownKindError: It is nothing that a screen can show; the error says what it looks like.
    """
    with opened(path) as file:
        head = file.read(HEAD)
    if not head:
        raise BrokenError("empty", file=str(path))
    if found := recognise(head):
        return found
    if not any(head):
        raise BrokenError("blank", file=str(path))
    if stranger := _stranger(head):
        raise UnknownKindError("other_kind", file=str(path), what=stranger)
    raise UnknownKindError("unknown_kind", file=str(path))


def recognise(head: bytes) -> Format | None:
    """Tell what begins with *head*, the first `HEAD` bytes of a file; None when it is nothing we show.

    >>> recognise(b"GIF89a" + bytes(20))
    Format(kind='image', name='gif')
    >>> recognise(b"#EXTM3U") is None
    True
    """
    return next((Format(kind, name) for kind, name, test in _TESTS if test(head)), None)


def _stranger(head: bytes) -> str | None:
    for name, test in _STRANGERS:
        if test(head):
            return name
    try:
        head[: max(1, len(head) - 3)].decode("utf-8")  # the last letter may be cut in two
    except UnicodeDecodeError:
        return None
    return None if b"\0" in head else "text"


def _starts(*signatures: bytes) -> Callable[[bytes], bool]:
    return lambda head: head.startswith(signatures)


def _iso_brand(*brands: bytes) -> Callable[[bytes], bool]:
    return lambda head: head[4:8] == b"ftyp" and head[8:12] in brands


def _iso_box(head: bytes) -> bool:
    return head[4:8] in {b"ftyp", b"moov", b"mdat", b"wide", b"free", b"skip", b"pnot", b"styp"}


def _riff(form: bytes) -> Callable[[bytes], bool]:
    return lambda head: head[:4] == b"RIFF" and head[8:12] == form


def _ebml(doctype: bytes) -> Callable[[bytes], bool]:
    return lambda head: head.startswith(b"\x1aE\xdf\xa3") and doctype in head[:128]


def _transport(packet: int, offset: int) -> Callable[[bytes], bool]:
    return lambda head: len(head) > packet * 3 and all(head[offset + packet * n] == _SYNC for n in range(3))


def _audio(head: bytes) -> bool:
    return head.startswith((b"ID3", b"fLaC", b"\xff\xfb", b"\xff\xf3", b"\xff\xf1", b"\xff\xf9")) or (
        _riff(b"WAVE")(head)
    )


_TESTS: tuple[tuple[Kind, str, Callable[[bytes], bool]], ...] = (
    ("image", "png", _starts(b"\x89PNG\r\n\x1a\n")),
    ("image", "jpeg", _starts(b"\xff\xd8\xff")),
    ("image", "gif", _starts(b"GIF87a", b"GIF89a")),
    ("image", "webp", _riff(b"WEBP")),
    ("image", "avif", _iso_brand(b"avif", b"avis")),
    ("image", "heif", _iso_brand(b"heic", b"heix", b"hevc", b"heim", b"heis", b"mif1", b"msf1")),
    ("image", "tiff", _starts(b"II*\0", b"MM\0*", b"II+\0", b"MM\0+")),
    ("image", "jpeg2000", _starts(b"\0\0\0\x0cjP  \r\n\x87\n", b"\xff\x4f\xff\x51")),
    ("image", "bmp", lambda head: head[:2] == b"BM" and head[6:10] == bytes(4)),
    ("font", "otf", _starts(b"OTTO")),
    ("font", "ttf", _starts(b"\0\1\0\0", b"true")),
    ("font", "ttc", _starts(b"ttcf")),
    ("font", "woff2", _starts(b"wOF2")),
    ("font", "woff", _starts(b"wOFF")),
    ("pdf", "pdf", lambda head: b"%PDF-" in head[:1024]),
    ("video", "mov", _iso_brand(b"qt  ")),
    ("video", "mp4", _iso_box),
    ("video", "webm", _ebml(b"webm")),
    ("video", "matroska", _ebml(b"matroska")),
    ("video", "avi", _riff(b"AVI ")),
    ("video", "flv", _starts(b"FLV\1")),
    ("video", "ogg", _starts(b"OggS")),
    ("video", "asf", _starts(b"0&\xb2u\x8ef\xcf\x11")),
    ("video", "mpeg", _starts(b"\0\0\1\xba")),
    ("video", "mpegts", _transport(188, 0)),
    ("video", "m2ts", _transport(192, 4)),
)

_STRANGERS: tuple[tuple[str, Callable[[bytes], bool]], ...] = (
    ("sound", _audio),
    ("archive", _starts(b"PK\3\4")),
    ("office", _starts(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")),
    ("svg", lambda head: b"<svg" in head[:1024]),
    ("html", lambda head: b"<html" in head[:1024].lower() or b"<!doctype html" in head[:1024].lower()),
    ("photoshop", _starts(b"8BPS")),
    ("program", _starts(b"\x7fELF", b"MZ")),
)
