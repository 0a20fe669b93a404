"""The log is looked through by the names that its page shows, as people type them."""

from urllib.parse import urlencode

import pytest
from django.test import Client

from bangtin_playlists.playlist import Card
from bangtin_server import clock
from bangtin_server.accounts.audit import Deed, note
from bangtin_server.accounts.models import AuditEvent, User
from bangtin_server.library import chains
from bangtin_server.library.models import Item, Medium
from bangtin_server.players.models import ScreenGroup
from bangtin_server.scheduling.models import Calendar, Layout, Playlist
from tests.server.api.people import an_administrator
from tests.server.machines import a_screen

pytestmark = pytest.mark.django_db


@pytest.fixture
def browser() -> Client:
    client = Client()
    client.force_login(an_administrator())
    return client


@pytest.fixture
def deeds() -> dict[int, str]:
    """Do something to one thing of each kind; return what was done, by the row of the log."""
    a_screen("LED-1")
    ScreenGroup.objects.create(code="c1", name="Cổng KCN")
    chains.add(Item.objects.create(code="chao", name="Lời chào ca"), chains.Said(Card(title="x")), "lan")
    Medium.objects.create(digest="a" * 64, size=1, kind="image", name="cổng.png", added_at=clock.now())
    User.objects.create(username="huong", full_name="Nguyễn Thị Hương")
    playlist = Playlist.objects.create(code="p", name="Cả ngày").pk
    done = [
        ("list", note(Deed.PLAYLIST_CHANGED, "huong", f"playlist {playlist}")),
        ("other list", note(Deed.PLAYLIST_CHANGED, "huong", f"playlist {playlist}0", after={"name": "Ca đêm"})),
        ("gone", note(Deed.PLAYLIST_DELETED, "huong", "playlist 99", before={"name": "Chợ phiên"})),
        ("layout", note(Deed.LAYOUT_MADE, "x", f"layout {Layout.objects.create(code='l', name='Đôi', width=640).pk}")),
        ("calendar", note(Deed.CALENDAR_MADE, "x", f"calendar {Calendar.objects.create(code='t', name='Ngày lễ').pk}")),
        ("group", note(Deed.GROUP_MADE, "x", "group c1")),
        ("hours", note(Deed.HOURS_CHANGED, "x", "hours group c1")),
        ("item", note(Deed.ITEM_MADE, "x", "chao")),
        ("person of that name", note(Deed.ROLE_GIVEN, "x", "chao")),
        ("file", note(Deed.MEDIUM_ADDED, "x", "gửi lên.png", after={"file": "a" * 64})),
        ("recalled", note(Deed.RECALLED, "x", "a" * 64)),
        ("person", note(Deed.ROLE_GIVEN, "x", "huong")),
        ("emergency", note(Deed.EMERGENCY_RAISED, "x", "khan-3")),
        ("screen", note(Deed.SCREEN_MADE, "system:import", "LED-1")),
        ("counts", note(Deed.REPORT_EXPORTED, "x", "counts")),
    ]
    return {row.pk: name for name, row in done}


def found(browser: Client, deeds: dict[int, str], **asked: str) -> list[str]:
    """Return which of the deeds the page shows, in the order in which they were done."""
    shown = browser.get(f"/audit?{urlencode(asked)}").context["lines"]
    rows = {(row.at, row.deed): row.pk for row in AuditEvent.objects.all()}
    assert len(rows) == AuditEvent.objects.count()
    return [
        deeds[pk] for pk in sorted(pk for (at, _), pk in rows.items() if at in {one.at for one in shown}) if pk in deeds
    ]


@pytest.mark.parametrize(
    ("typed", "there"),
    [
        ("Cả ngày", ["list"]),
        ("ca NGAY", ["list"]),
        ("Danh sách phát “Cả ngày”", ["list"]),
        ("danh sách phát", ["list", "other list", "gone"]),
        ("chợ phiên", ["gone"]),
        ("ca đêm", ["other list"]),
        ("đôi", ["layout"]),
        ("ngày lễ", ["calendar"]),
        ("cổng kcn", ["group", "hours"]),
        ("giờ hoạt động", ["hours"]),
        ("lời chào", ["item"]),
        ("cong.png", ["file", "recalled"]),
        ("Thị Hương", ["person"]),
        ("tin khẩn cấp số 3", ["emergency"]),
        ("khan-3", ["emergency"]),
        ("tin khẩn cấp số 4", []),
        ("màn hình LED-1", ["screen"]),
        ("lượt phát", ["counts"]),
        ("““", []),
    ],
)
def test_what_the_column_shows_is_what_finds_it(
    browser: Client, deeds: dict[int, str], typed: str, there: list[str]
) -> None:
    assert found(browser, deeds, thing=typed) == there


@pytest.mark.parametrize(
    ("typed", "there"),
    [
        ("HUONG", ["list", "other list", "gone"]),
        ("nguyễn thị hương", ["list", "other list", "gone"]),
        ("Hương", ["list", "other list", "gone"]),
        ("Hươn", []),
        ("hệ thống", ["screen"]),
    ],
)
def test_who_is_found_by_the_full_name_whatever_the_case(
    browser: Client, deeds: dict[int, str], typed: str, there: list[str]
) -> None:
    assert found(browser, deeds, by=typed) == there


def test_a_name_in_english_is_found_by_who_reads_english(browser: Client, deeds: dict[int, str]) -> None:
    browser.cookies["bangtin-language"] = "en"
    assert found(browser, deeds, thing="playlist cả ngày") == ["list"]
