"""What the centre says of cards, against what the player draws of them: the two share no code."""

import os
import re
from collections.abc import Iterator
from pathlib import Path
from zoneinfo import ZoneInfo

import msgspec
import pytest

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QSize
from PySide6.QtGui import QGuiApplication

from bangtin_player.screen.drawing.cards import emergency as drawn
from bangtin_player.screen.drawing.cards.card import card as draw
from bangtin_player.screen.drawing.cards.mini import needs_ms
from bangtin_player.screen.drawing.doubts import doubts
from bangtin_player.screen.drawing.grid import Grid
from bangtin_player.screen.drawing.palette import FIRE, RISKS, risk_palette
from bangtin_playlists.instant import Instant, Millis
from bangtin_playlists.playlist import Card
from bangtin_server import console
from bangtin_server.console.orders import preview
from bangtin_server.emergencies.pace import is_brief, slot_ms
from bangtin_server.emergencies.templates import TEMPLATES, Page, Particulars, filled
from bangtin_server.players.models import Screen

ZONE = ZoneInfo("Asia/Ho_Chi_Minh")
PANELS = [(128, 64), (768, 384), (1024, 512), (1280, 640), (1080, 1920), (1920, 1080), (3840, 2160)]
SMALL = [(128, 64), (192, 96), (256, 64), (640, 120), (960, 160)]
STYLES = (Path(str(console.__file__)).parent / "static/console/orders.css").read_text("utf-8")


@pytest.fixture(autouse=True)
def _application() -> object:
    return QGuiApplication.instance() or QGuiApplication([])


def pages(*, drill: bool) -> Iterator[tuple[str, Page]]:
    said = Particulars("Các KCN trên địa bàn Hải Phòng", "16 giờ 00", "Đài KTTV khu vực Đông Bắc")
    for code, one in TEMPLATES.items():
        particulars = msgspec.structs.replace(said, risk=3 if one.by_risk else 0)
        yield from ((code, page) for page in filled(one, particulars, drill=drill))


@pytest.mark.parametrize("size", PANELS, ids=str)
@pytest.mark.parametrize("drill", [False, True])
def test_every_page_of_every_template_fits_every_panel(size: tuple[int, int], drill: bool) -> None:  # noqa: FBT001 - a parameter
    screen = Screen(width=size[0], height=size[1])
    for code, page in pages(drill=drill):
        stands = slot_ms(page.card, Millis(page.seconds * 1000), [screen])
        assert doubts(page.card, QSize(*size), slot_ms=stands, zone=ZONE) == (), code


@pytest.mark.parametrize("size", SMALL, ids=str)
def test_a_page_stands_until_a_small_panel_has_said_it_and_not_much_longer(size: tuple[int, int]) -> None:
    screen = Screen(width=size[0], height=size[1])
    assert is_brief(screen) == Grid(*size).brief
    for code, page in (*pages(drill=False), *pages(drill=True)):
        needed = needs_ms(page.card, Grid(*size), Instant(0), ZONE)
        stands = slot_ms(page.card, Millis(0), [screen])
        assert needed <= stands, code


def test_no_page_stands_longer_where_no_panel_is_small() -> None:
    screens = [Screen(width=width, height=height) for width, height in PANELS[1:]]
    assert slot_ms(Card(title="x" * 200), Millis(12_000), screens) == 12_000


def test_an_exercise_wears_another_band_than_the_real_thing() -> None:
    def band(title: str) -> str:
        picture = draw(Card(template="emergency", title=title, risk=3), QSize(1024, 512), Instant(0), ZONE).picture
        return str(picture.pixelColor(5, 5).name())

    assert (band("BÃO"), band("BÃO (DIỄN TẬP)")) == ("#000000", "#ffffff")


def test_the_preview_has_the_colours_of_the_walls() -> None:
    for risk, ground in enumerate((FIRE, *RISKS)):
        assert f"--risk-{risk}: {ground.lower()};" in STYLES
        text = re.search(rf"\.risk-{risk} {{ background: var\(--risk-{risk}\); color: (#\w+);", STYLES)
        assert text
        assert text[1] == ("#000" if risk_palette(risk).text == "#000000" else "#fff")


def test_the_preview_has_the_words_of_the_walls() -> None:
    for _, page in (*pages(drill=False), *pages(drill=True)):
        (shown,) = preview.shown([page])
        if page.card.template == "emergency":
            assert (shown.kind, shown.title) == (drawn.kind(page.card), drawn.headline(page.card))
