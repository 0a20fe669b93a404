"""The fonts that a programme brings along: what is drawn with them, and what is not to be had of them."""

from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from PySide6.QtCore import QSize

from bangtin_player.screen.drawing import picture
from bangtin_player.screen.drawing.doubts import doubts, family_of
from bangtin_player.screen.drawing.faces import Faces
from bangtin_player.screen.drawing.type import SANS, STACKED, set_in
from bangtin_playlists.instant import Instant
from bangtin_playlists.playlist import Card, Content, Ticker
from tests.player.screen.drawing.roomier import ink_outside, ink_shared, watched

ZONE = ZoneInfo("Asia/Ho_Chi_Minh")
DEBIAN = Path("/usr/share/fonts/truetype")
TINOS = {name: str(DEBIAN / f"croscore/Tinos-{name}.ttf") for name in ("Regular", "Bold")}
OGHAM = {"ogham": str(DEBIAN / "noto/NotoSansOgham-Regular.ttf")}
"""A font without one letter of Vietnamese."""
STACKS = Card(title=STACKED, lines=(STACKED, "gạ (ỵ)"))
SIZES = (QSize(128, 64), QSize(1024, 512))


def drawn_in(family: str, content: Content, size: QSize) -> bytes:
    with set_in(family):
        made = picture(content, size, Instant(1_763_900_000_000), ZONE, {})
    return bytes(made.constBits())


@pytest.mark.parametrize("content", [STACKS, Card(title="Bây giờ", template="clock"), Ticker("Chào buổi sáng")])
@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size.width()}x{size.height()}")
def test_texts_are_set_in_the_programmes_own_font_and_afterwards_in_the_houses(content: Content, size: QSize) -> None:
    at = Instant(1_763_900_005_000)
    before = picture(content, size, at, ZONE, {})
    faces = Faces()
    faces.take(TINOS)
    assert faces.read() == "Tinos"
    with set_in(faces.family):
        assert picture(content, size, at, ZONE, {}) != before
    faces.take({})
    assert faces.read() == SANS
    assert picture(content, size, at, ZONE, {}) == before


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size.width()}x{size.height()}")
def test_no_mark_is_cut_in_a_programmes_own_font(size: QSize, monkeypatch: pytest.MonkeyPatch) -> None:
    with watched(monkeypatch) as drawn, set_in(family_of(TINOS)):
        picture(Card(title="ẨẪẮẴ", lines=("ẶẼỄỖ gạ (ỵ)",)), size, Instant(0), ZONE, {})
    assert drawn
    assert ink_outside(drawn, size) == 0
    assert ink_shared(drawn, size) == 0


def test_what_a_font_lacks_is_named_and_drawn_in_the_houses_letter_by_letter() -> None:
    family = family_of(OGHAM)
    (found,) = doubts(Ticker("Ấm"), SIZES[1], family=family)
    assert (found.code, found.detail) == ("glyphs-missing", "mẤ")
    drawn, other = (drawn_in(family, Card(title=text), SIZES[1]) for text in ("Ấm", "Ẫm"))
    assert drawn != other  # empty boxes would be alike
    assert doubts(Ticker("Ấm"), SIZES[1]) == ()


@pytest.mark.parametrize("content", [b"", b"\0\1\0\0" + b"\xff" * 4096, b"OTTO"])
def test_a_font_that_cannot_be_read_is_told_once_and_the_next_one_is_taken(content: bytes, tmp_path: Path) -> None:
    (tmp_path / "bad").write_bytes(content)
    faces = Faces()
    faces.take({"bad": str(tmp_path / "bad"), "gone": str(tmp_path / "gone"), **TINOS})
    assert faces.read() == "Tinos"
    assert sorted(faces.refused()) == ["bad", "gone"]
    assert faces.refused() == ()
    faces.read()
    assert faces.refused() == ()
