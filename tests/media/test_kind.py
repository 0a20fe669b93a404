"""Kinds are told by content; the name of a file is never looked at."""

import pytest

from bangtin_media.kind import Format, recognise

HEADS = {
    b"\x89PNG\r\n\x1a\n": Format("image", "png"),
    b"\xff\xd8\xff\xe1": Format("image", "jpeg"),
    b"II*\0": Format("image", "tiff"),
    b"BM\x10\0\0\0\0\0\0\0": Format("image", "bmp"),
    b"RIFF\0\0\0\0WEBPVP8 ": Format("image", "webp"),
    b"RIFF\0\0\0\0AVI LIST": Format("video", "avi"),
    b"\0\0\0\x20ftypisom": Format("video", "mp4"),
    b"\0\0\0\x20ftypqt  ": Format("video", "mov"),
    b"\0\0\0\x20ftypheic": Format("image", "heif"),
    b"\0\0\0\x20ftypavif": Format("image", "avif"),
    b"\0\0\x10\0moov": Format("video", "mp4"),
    b"\x1aE\xdf\xa3\x9fB\x82\x84webm": Format("video", "webm"),
    b"\x1aE\xdf\xa3\x9fB\x82\x88matroska": Format("video", "matroska"),
    (b"G" + bytes(187)) * 4: Format("video", "mpegts"),
    (bytes(4) + b"G" + bytes(187)) * 4: Format("video", "m2ts"),
    b"\0\0\1\xba": Format("video", "mpeg"),
    b"FLV\1": Format("video", "flv"),
    b"OggS": Format("video", "ogg"),
    b"some bytes of mail\n%PDF-1.4": Format("pdf", "pdf"),
    b"OTTO": Format("font", "otf"),
    b"\0\1\0\0\0\x12": Format("font", "ttf"),
    b"wOF2": Format("font", "woff2"),
}


@pytest.mark.parametrize(("head", "expected"), HEADS.items(), ids=lambda value: getattr(value, "name", ""))
def test_a_head_tells_the_kind(head: bytes, expected: Format) -> None:
    assert recognise(head + bytes(200)) == expected


@pytest.mark.parametrize("head", [b"", b"B", b"BMW makes cars", b"RIFF\0\0\0\0WAVE", b"#EXTM3U\n", b"G" * 100])
def test_what_is_nothing_of_ours_is_not_recognised(head: bytes) -> None:
    assert recognise(head) is None
