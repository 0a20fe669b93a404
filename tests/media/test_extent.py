"""What containers say about their own size."""

from pathlib import Path

import pytest

from bangtin_media.extent import promised_bytes


@pytest.mark.parametrize(
    ("format_name", "data", "expected"),
    [
        ("mp4", b"\0\0\0\x10ftyp" + bytes(8) + b"\0\0\0\x20mdat", 48),
        ("mp4", b"\0\0\0\x01mdat" + (1 << 33).to_bytes(8, "big"), 1 << 33),
        ("mp4", b"\0\0\0\x10ftyp" + bytes(8) + b"\0\0\0\0mdat" + bytes(100), 16),
        ("mp4", b"\0\0\0\x01mdat" + b"\xff" * 8, (1 << 64) - 1),
        ("webm", b"\x1aE\xdf\xa3\x80" + b"\x18\x53\x80\x67" + b"\x82" + bytes(2), 12),
        ("webm", b"\x1aE\xdf\xa3\x80" + b"\x18\x53\x80\x67" + b"\x01" + b"\xff" * 7, 0),
        ("avi", b"RIFF\x10\0\0\0AVI ", 24),
        ("mpegts", b"G" * 188, 0),
    ],
    ids=[
        "boxes",
        "large box",
        "box to the end",
        "box beyond all disks",
        "segment",
        "segment without end",
        "riff",
        "transport stream",
    ],
)
def test_a_container_promises_its_size(tmp_path: Path, format_name: str, data: bytes, expected: int) -> None:
    path = tmp_path / "film"
    path.write_bytes(data)
    assert promised_bytes(path, format_name) == expected


def test_boxes_without_end_are_not_followed_for_ever(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bangtin_media.extent._MOST_BOXES", 10)
    path = tmp_path / "film"
    path.write_bytes(b"\0\0\0\x08free" * 1000)
    assert promised_bytes(path, "mp4") == 80
