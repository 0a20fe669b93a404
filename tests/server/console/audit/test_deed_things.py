"""What a deed was done to, as people read it: words in their language, and a link while it has a page."""

import csv
import io
import re

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from bangtin_playlists.playlist import Card
from bangtin_server import clock
from bangtin_server.accounts.audit import Deed, note
from bangtin_server.accounts.models import User
from bangtin_server.emergencies.models import Emergency
from bangtin_server.library import chains
from bangtin_server.library.models import Item, Medium
from bangtin_server.players.models import Player, ScreenGroup
from bangtin_server.scheduling.models import Calendar, Entry, Layout, Playlist
from tests.server.api.people import an_administrator
from tests.server.machines import a_screen

pytestmark = pytest.mark.django_db


@pytest.fixture
def browser() -> Client:
    client = Client()
    client.force_login(an_administrator())
    return client


def told(browser: Client) -> tuple[str, str]:
    """Return what the newest row was done to, and where its link leads."""
    row = browser.get("/audit").text.partition("<tbody>")[2].partition("</tr>")[0]
    [cell] = re.findall(r'<td class="changed thing">(.*?)</td>', row)
    link = re.search(r'href="(.*?)"', cell)
    return re.sub(r"<.*?>", "", cell), link[1] if link else ""


def house() -> dict[str, str]:
    """Make one of everything; return the number of each by what the log calls its kind."""
    screen = a_screen("LED-1")
    player = Player.objects.create(name="LED-1-P1", site=screen.site, public_key="k", enrolled_at=clock.now())
    screen.player = player
    screen.save()
    ScreenGroup.objects.create(code="cong", name="Cổng KCN")
    playlist = Playlist.objects.create(code="ca-ngay", name="Cả ngày")
    chains.add(Item.objects.create(code="chao", name="Chào ca"), chains.Said(Card(title="Chào ca")), "lan")
    Medium.objects.create(digest="a" * 64, size=1, kind="image", name="cổng.png", added_at=clock.now())
    User.objects.create(username="huong", full_name="Nguyễn Thị Hương")
    rows = {
        "playlist": playlist,
        "entry": Entry.objects.create(code="e", position=0, screen=screen, playlist=playlist),
        "layout": Layout.objects.create(code="doi", name="Đôi", width=640, height=360),
        "calendar": Calendar.objects.create(code="le", name="Ngày lễ"),
    }
    return {kind: str(row.pk) for kind, row in rows.items()}


@pytest.mark.parametrize(
    ("deed", "thing", "said", "link"),
    [
        (Deed.HOURS_CHANGED, "hours screen LED-1", "Giờ hoạt động của màn hình LED-1", "/schedule/screens/LED-1/hours"),
        (Deed.HOURS_CHANGED, "hours group cong", "Giờ hoạt động của nhóm Cổng KCN", "/schedule/groups/cong/hours"),
        (Deed.PLAYLIST_CHANGED, "playlist {playlist}", "Danh sách phát “Cả ngày”", "/playlists/{playlist}"),
        (Deed.ENTRY_MADE, "entry {entry}", "Dòng lịch phát số {entry}", "/schedule/screens/LED-1"),
        (Deed.LAYOUT_CHANGED, "layout {layout}", "Bố cục “Đôi”", "/layouts/{layout}"),
        (Deed.CALENDAR_MADE, "calendar {calendar}", "Lịch ngày nghỉ “Ngày lễ”", "/calendars/{calendar}"),
        (Deed.GROUP_MADE, "group cong", "Nhóm màn hình Cổng KCN", "/groups/cong"),
        (Deed.PUBLISH_ASKED, "LED-1", "Màn hình LED-1", "/screens/LED-1"),
        (Deed.COMMAND_GIVEN, "LED-1-P1", "Thiết bị phát LED-1-P1", "/screens/LED-1"),
        (Deed.RECALLED, "a" * 64, "Tệp “cổng.png”", f"/library/files/{'a' * 64}"),
        (Deed.ROLE_GIVEN, "huong", "Nguyễn Thị Hương (huong)", "/people/*"),
        (Deed.TOKEN_MADE, "huong: máy tính", "Mã truy cập “máy tính” của huong", "/people/*"),
        (Deed.ITEM_APPROVED, "chao", "Nội dung “Chào ca”", "/library/items/*"),
        (Deed.REPORT_EXPORTED, "counts", "Lượt phát", "/counts"),
        (Deed.SIGN_IN_FAILED, "", "", ""),
    ],
)
def test_the_log_says_what_it_was_in_words_and_leads_there(
    browser: Client, deed: Deed, thing: str, said: str, link: str
) -> None:
    numbers = house()
    note(deed, "lan", thing.format(**numbers))
    words, way = told(browser)
    assert words == said.format(**numbers)
    assert re.fullmatch(link.format(**numbers).replace("*", r"\d+"), way)
    assert not way or browser.get(way).status_code == 200


def test_the_words_are_english_for_who_reads_english(browser: Client) -> None:
    house()
    note(Deed.HOURS_CHANGED, "lan", "hours screen LED-1")
    browser.post("/language", {"language": "en", "next": "/"})
    assert told(browser)[0] == "Operating hours of screen LED-1"


@pytest.mark.parametrize(
    ("deed", "thing", "kept", "said"),
    [
        (Deed.PLAYLIST_DELETED, "playlist 99", {"name": "Cũ"}, "Danh sách phát “Cũ”"),
        (Deed.EMERGENCY_RAISED, "khan-99", {}, "Tin khẩn cấp số 99"),
        (Deed.BLACKOUT_LIFTED, "tat-7", {}, "Dừng khẩn cấp số 7"),
        (Deed.ACCOUNT_DELETED, "huong", {}, "huong"),
        (Deed.PLAYLIST_CHANGED, "playlist 999999999999999999", {}, "Danh sách phát “999999999999999999”"),
        (Deed.PLAYLIST_CHANGED, "danh sách {name} %s", {}, "danh sách {name} %s"),
        (Deed.ITEM_MADE, "{0} <b>", {}, "Nội dung “{0} &lt;b&gt;”"),
    ],
)
def test_what_is_gone_or_strange_is_told_as_it_was_kept(
    browser: Client, deed: Deed, thing: str, kept: dict[str, object], said: str
) -> None:
    note(deed, "lan", thing, before=kept)
    assert told(browser) == (said, "")


@pytest.mark.parametrize(
    ("language", "separator", "said"),
    [("vi", ";", "Giờ hoạt động của màn hình LED-1"), ("en", ",", "Operating hours of screen LED-1")],
)
def test_a_file_keeps_the_name_that_never_changes_and_says_it_in_words_beside(
    browser: Client, language: str, separator: str, said: str
) -> None:
    house()
    note(Deed.HOURS_CHANGED, "lan", "hours screen LED-1")
    browser.cookies["bangtin-language"] = language
    content = b"".join(browser.get("/audit.csv")).decode("utf-8-sig")
    rows = list(csv.reader(io.StringIO(content), delimiter=separator))
    assert ("hours screen LED-1", said) in {(row[3], row[4]) for row in rows}


def test_a_page_of_the_log_asks_once_for_each_kind(
    browser: Client, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    for number in range(60):
        note(Deed.PLAYLIST_CHANGED, "lan", f"playlist {Playlist.objects.create(code=f'p{number}').pk}")
        note(Deed.EMERGENCY_RAISED, "lan", f"khan-{number}")
    assert not Emergency.objects.exists()
    with django_assert_max_num_queries(25):
        assert browser.get("/audit").text.count("Danh sách phát “p") == 50
