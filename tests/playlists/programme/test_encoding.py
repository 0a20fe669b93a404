import pytest

from bangtin_playlists.programme import read_orders, read_programme
from bangtin_playlists.programme.encoding import LARGEST_BYTES
from tests.playlists.programme.shelves import SHELF

RIGHT = "screen: {name: S, size: 100x50}\nplaylists: {a: [{id: A, text: Xin chào, for: 1s}]}\nschedule: [{play: a}]\n"


@pytest.mark.parametrize("written", [RIGHT.encode(), RIGHT.encode("utf-8-sig"), RIGHT.replace("\n", "\r\n").encode()])
def test_byte_order_mark_and_windows_line_ends_are_read(written: bytes) -> None:
    assert read_programme("p.yaml", written, SHELF).mistakes == ()


@pytest.mark.parametrize(
    ("written", "code"),
    [
        (RIGHT.encode("utf-16"), "utf16"),
        (b"PK\x03\x04 a document of a word processor", "not_text_file"),
        (bytes(500), "not_text_file"),
        (RIGHT.encode("cp1258"), "not_utf8"),
        (b" \n", "empty_file"),
        (b"- a\n- b", "not_programme"),
        ("Kính gửi anh chị".encode(), "not_programme"),
        (RIGHT.encode() + b"#" * LARGEST_BYTES, "file_too_large"),
    ],
)
def test_what_a_file_is_instead_is_said_once(written: bytes, code: str) -> None:
    assert [each.code for each in read_programme("p.yaml", written, SHELF).mistakes] == [code]


def test_orders_that_were_cut_short_while_being_saved_lift_nothing() -> None:
    assert [each.code for each in read_orders("o.yaml", b"", SHELF).mistakes] == ["empty_file"]
    assert read_orders("o.yaml", "# không có lệnh\n".encode(), SHELF).mistakes == ()
