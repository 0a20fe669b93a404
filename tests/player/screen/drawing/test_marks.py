"""Stacked marks are never cut, on any card, ticker and slate, at any size of the fleet (domain.md 2.11, 2.12)."""

from dataclasses import replace
from typing import get_args
from zoneinfo import ZoneInfo

import pytest
from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QTextLayout

from bangtin_player.screen.drawing import picture, slate, strip
from bangtin_player.screen.drawing.fit import fitted, typeset
from bangtin_player.screen.drawing.ticker import letters
from bangtin_player.screen.drawing.type import SANS, SERIF, STACKED, Face, font, missing
from bangtin_playlists.instant import read_instant
from bangtin_playlists.playlist import Card, CardTemplate, Ticker
from tests.player.screen.drawing.roomier import ink_outside, ink_shared, watched

ZONE = ZoneInfo("Asia/Ho_Chi_Minh")
AT = read_instant("2026-05-08T06:00:37", ZONE)
SIZES = ((128, 64), (768, 384), (1024, 512), (1280, 640), (1920, 1080), (1080, 1920), (3840, 2160), (3840, 180))
TEMPLATES = get_args(CardTemplate)


def stacked(template: CardTemplate) -> Card:
    goal = read_instant("2026-05-15T08:00:00", ZONE)
    return Card(
        template=template, title=STACKED, lines=(STACKED, "gạ (ỵ)"), figure="ẨẪ", source=STACKED, counts_to=goal, risk=3
    )


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
@pytest.mark.parametrize("template", TEMPLATES)
def test_no_mark_of_a_card_is_cut_or_touched(
    template: CardTemplate, size: tuple[int, int], monkeypatch: pytest.MonkeyPatch
) -> None:
    with watched(monkeypatch) as drawn:
        made = picture(stacked(template), QSize(*size), AT, ZONE, {})
    assert made.size() == QSize(*size)
    assert drawn
    assert ink_outside(drawn, QSize(*size)) == 0
    if size[0] <= 1080:  # the same proportions hold above, and counting takes long there
        assert ink_shared(drawn, QSize(*size)) == 0


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
def test_no_mark_of_the_slate_is_cut(size: tuple[int, int], monkeypatch: pytest.MonkeyPatch) -> None:
    with watched(monkeypatch) as drawn:
        slate(QSize(*size), STACKED, STACKED)
    assert ink_outside(drawn, QSize(*size)) == 0


@pytest.mark.parametrize("height", [16, 24, 32, 40, 64, 96, 128, 180, 252, 270])
def test_no_mark_of_a_ticker_is_cut(height: int) -> None:
    made = strip(Ticker(text=STACKED + " gạỵ("), height)
    roomy = strip(Ticker(text=STACKED + " gạỵ("), height * 3)
    assert letters(height * 3) >= letters(height)
    first, last = _lit_rows(made)
    assert 0 <= first <= last < height
    reference = typeset((STACKED + " gạỵ(",), Face(crisp=height <= 64), letters(height))
    expected = reference.over + reference.height + reference.under
    assert last - first + 1 >= expected - 2
    assert roomy.height() == height * 3


def test_a_tight_line_box_is_caught(monkeypatch: pytest.MonkeyPatch) -> None:
    tight = typeset((STACKED,), Face(), 100)
    size = QSize(round(tight.width) + 10, round(tight.height))
    with watched(monkeypatch) as drawn:
        from PySide6.QtGui import QColor, QImage, QPainter  # noqa: PLC0415  # only here

        image = QImage(size, QImage.Format.Format_RGB32)
        painter = QPainter(image)
        tight.draw(painter, 0, 0, QColor("#FFFFFF"))
        painter.end()
    assert ink_outside(drawn, size) > 100


def test_lines_set_too_close_are_caught() -> None:
    close = replace(typeset(("gạỵ", "ẨẪẮ"), Face(), 100), pitch=80)
    assert ink_shared([(close, 0, 120, 0)], QSize(600, 400)) > 0


@pytest.mark.parametrize("family", [SANS, SERIF])
@pytest.mark.parametrize("bold", [True, False])
def test_every_stacked_letter_comes_from_the_face_itself(family: str, bold: bool) -> None:  # noqa: FBT001  # a parameter
    layout = QTextLayout(STACKED, font(Face(family, bold), 48))
    layout.beginLayout()
    layout.createLine()
    layout.endLayout()
    assert {run.rawFont().familyName() for run in layout.glyphRuns()} == {family}
    assert missing(STACKED, family) == ""


def test_letters_that_the_face_lacks_are_named() -> None:
    assert missing("Chào 漢 ☂\u00a0") == "☂漢"


def test_text_typed_in_parts_is_composed() -> None:
    box = QRect(0, 0, 600, 100)
    assert fitted("A\u0302\u0309", Face(), box, 20, 40).lines == ("Ẩ",)


def _lit_rows(image: object) -> tuple[int, int]:
    from PySide6.QtGui import QImage  # noqa: PLC0415  # only here

    assert isinstance(image, QImage)
    ground = image.pixel(0, 0)
    lit = [y for y in range(image.height()) if any(image.pixel(x, y) != ground for x in range(image.width()))]
    return lit[0], lit[-1]
