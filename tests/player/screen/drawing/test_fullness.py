"""What a card does with more text than it can hold: what must be read stays, and what is cut is known."""

from itertools import pairwise
from typing import get_args

import pytest
from PySide6.QtCore import QRect, QSize

from bangtin_player.screen.drawing import doubts, picture
from bangtin_player.screen.drawing.cards.mini import Short, needs_ms, short_form
from bangtin_player.screen.drawing.column import column
from bangtin_player.screen.drawing.grid import Grid, grid
from bangtin_player.screen.drawing.runs import Figure, Run
from bangtin_player.screen.drawing.type import Face
from bangtin_player.screen.drawing.words import Words
from bangtin_playlists.instant import Instant, Millis, read_instant
from bangtin_playlists.playlist import Card, CardTemplate
from tests.player.screen.contact_sheet import ZONE
from tests.player.screen.drawing.roomier import ink_outside, ink_shared, watched

GOAL = read_instant("2026-05-15T08:00:00", ZONE)
AT = read_instant("2026-05-08T06:00:37", ZONE)
WORST = "ỄỖẪẰỞ ỂỔẨẲỮ NGHỄNH NGÃ, KHUẤY ĐỘNG "
SIZES = ((128, 64), (192, 96), (320, 160), (320, 560), (512, 256), (960, 540), (1920, 96), (384, 64))
TEMPLATES = get_args(CardTemplate)
LETTERS = Face()


def full(template: CardTemplate) -> Card:
    return Card(
        template=template,
        title=WORST * 5,
        lines=(WORST * 4, "gạ (ỵ) " * 20, WORST * 4),
        figure="114" if template in {"figure", "emergency"} else "",
        link="https://binhdanhocvuso.gov.vn",
        counts_to=GOAL,
        source=WORST * 9,
        risk=4,
    )


def words(text: str, *, vital: bool = False) -> Words:
    return Words(text, "#FFFFFF", LETTERS, vital=vital)


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
@pytest.mark.parametrize("template", TEMPLATES)
def test_no_mark_of_an_overfull_card_is_cut_or_touched(
    template: CardTemplate, size: tuple[int, int], monkeypatch: pytest.MonkeyPatch
) -> None:
    with watched(monkeypatch) as drawn:
        made = picture(full(template), QSize(*size), AT, ZONE, {}, since=AT)
    assert made.size() == QSize(*size)
    assert ink_outside(drawn, QSize(*size)) == 0
    assert ink_shared(drawn, QSize(*size)) == 0


@pytest.mark.parametrize("size", [(320, 160), (320, 560), (512, 256), (960, 540)], ids=lambda at: f"{at[0]}x{at[1]}")
@pytest.mark.parametrize(
    ("template", "needed"),
    [
        ("countdown", {"Còn", "7", "ngày"}),
        ("clock", {"06:00:37", "22 tháng Ba, Bính Ngọ"}),
        ("emergency", {"KHẨN CẤP", "114"}),
        ("figure", {"114"}),
    ],
)
def test_what_must_be_read_stays_and_is_whole(
    template: CardTemplate, needed: set[str], size: tuple[int, int], monkeypatch: pytest.MonkeyPatch
) -> None:
    with watched(monkeypatch) as drawn:
        picture(full(template), QSize(*size), AT, ZONE, {})
    assert needed <= {line for made, *_ in drawn for line in made.lines}


@pytest.mark.parametrize("size", [(320, 160), (320, 560), (384, 64), (960, 540)], ids=lambda at: f"{at[0]}x{at[1]}")
def test_a_clock_s_date_is_never_cut(size: tuple[int, int], monkeypatch: pytest.MonkeyPatch) -> None:
    with watched(monkeypatch) as drawn:
        picture(full("clock"), QSize(*size), AT, ZONE, {})
    written = [line for made, *_ in drawn for line in made.lines]
    assert any(line.endswith("2026") for line in written)
    assert not any("5" in line and "…" in line for line in written)


@pytest.mark.parametrize("template", TEMPLATES)
def test_what_is_cut_is_told(template: CardTemplate) -> None:
    (told,) = [each for each in doubts(full(template), QSize(512, 256), "T1", zone=ZONE) if each.code == "text-cut"]
    assert told.item == "T1"
    assert WORST.split(" ", maxsplit=1)[0] in told.detail


def test_a_source_that_is_cut_is_told() -> None:
    (told,) = doubts(Card(title="Chào ca", source=WORST * 9), QSize(1024, 512))
    assert (told.code, told.detail) == ("text-cut", WORST * 9)


@pytest.mark.parametrize("size", [(320, 560), (512, 256), (960, 540), (1920, 1080)], ids=lambda at: f"{at[0]}x{at[1]}")
def test_a_card_of_usual_length_raises_no_doubt(size: tuple[int, int]) -> None:
    for template in ("title", "figure", "countdown", "clock", "notice"):
        card = Card(
            template=template,
            title="Hội nghị đối thoại doanh nghiệp",
            lines=("Hội trường Ban Quản lý",),
            counts_to=GOAL,
        )
        assert doubts(card, QSize(*size), slot_ms=Millis(10_000), zone=ZONE) == ()


def test_a_line_that_outlasts_its_slot_is_told_with_what_it_needs() -> None:
    card = Card(title="Thông báo", lines=("Bình dân học vụ số: học kỹ năng số mọi lúc, mọi nơi",))
    needed = needs_ms(card, Grid(128, 64), AT, ZONE)
    assert doubts(card, QSize(128, 64), slot_ms=needed) == ()
    (told,) = doubts(card, QSize(128, 64), slot_ms=Millis(needed - 1))
    assert (told.code, told.detail) == ("text-too-slow", str(needed))


def test_a_small_panel_shows_the_beginning_of_a_line_the_moment_its_card_begins() -> None:
    card = Card(title="Bình dân học vụ số: học kỹ năng số mọi lúc, mọi nơi")
    made = [picture(card, QSize(128, 64), Instant(AT + at), ZONE, {}, since=AT) for at in (0, 500, 2_000)]
    assert made[0] == made[1] != made[2]
    left = made[0].copy(0, 0, 40, 64)
    assert any(left.pixelColor(x, y).name() == "#ffffff" for x in range(40) for y in range(64))


def test_two_lines_stand_on_a_strip_where_both_are_large() -> None:
    card = Card(title="Mất điện", lines=("Từ 13 giờ 00", "đến 15 giờ 00"))
    assert short_form(card, grid(QSize(1920, 96)), AT, ZONE) == Short("Mất điện", below="Từ 13 giờ 00 – đến 15 giờ 00")


def test_a_small_panel_says_the_address_that_it_cannot_show_as_a_code() -> None:
    card = Card(template="qr", title="BÌNH DÂN HỌC VỤ SỐ", link="https://binhdanhocvuso.gov.vn")
    assert "binhdanhocvuso.gov.vn" in short_form(card, Grid(128, 64), AT, ZONE).running


def test_blocks_stand_further_apart_than_their_lines() -> None:
    blocks = [words("một hai ba bốn năm sáu bảy tám"), words("chín mười"), words("mười một mười hai mười ba mười bốn")]
    made = column(blocks, QRect(0, 0, 300, 600), 24, 40)
    leading = max(each.leading for each in made.placed)
    assert leading > 0
    assert min(made.gaps) > leading


def test_a_column_says_what_it_lost_and_keeps_its_order() -> None:
    blocks = [words("đầu " * 40), words("giữa"), words("cuối", vital=True)]
    made = column(blocks, QRect(0, 0, 300, 120), 24, 40)
    assert [text[:4] for text in made.lost] == ["đầu ", "giữa"]
    assert len(made.placed) == 2
    assert all(upper.px == lower.px for upper, lower in pairwise(made.placed))


def test_a_vital_text_that_is_cut_itself_is_told() -> None:
    made = column([words("rất dài " * 50, vital=True)], QRect(0, 0, 300, 60), 24, 40)
    assert made.lost == ("rất dài " * 50,)
    assert len(made.placed) == 1


def test_a_figure_too_wide_for_a_line_breaks_rather_than_vanish() -> None:
    figure = Figure(
        (Run("tối thiểu", "#FFFFFF", 0.42), Run("30 %", "#FFFFFF"), Run("tổng sản phẩm", "#FFFFFF", 0.42)), LETTERS
    )
    made = column([figure], QRect(0, 0, 200, 300), 24, 60)
    assert not made.lost
    assert made.placed[0].leading > 0
    assert made.width <= 200


def test_no_word_of_a_headline_is_torn_where_a_little_smaller_it_need_not_be(monkeypatch: pytest.MonkeyPatch) -> None:
    with watched(monkeypatch) as drawn:
        lines = ("Nộp hồ sơ trực tuyến, theo dõi trên điện thoại", "Quét mã để bắt đầu")
        picture(Card(title="DỊCH VỤ CÔNG TRỰC TUYẾN", lines=lines), QSize(1080, 1920), AT, ZONE, {})
    assert drawn[0][0].lines == ("DỊCH VỤ CÔNG", "TRỰC TUYẾN")
