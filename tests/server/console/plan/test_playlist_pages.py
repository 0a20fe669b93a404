"""Playlists in the browser: all of a change stands in the form until it is saved."""

import re

import pytest
from django.test import Client

from bangtin_server.library import chains
from bangtin_server.library.models import Item, State
from bangtin_server.players.models import Screen
from bangtin_server.scheduling import entries, playlists
from bangtin_server.scheduling.changes import ANY
from bangtin_server.scheduling.models import Due, Element, Playlist
from bangtin_server.scheduling.playlists import Line, Wanted
from tests.server.api.people import an_administrator
from tests.server.machines import a_screen
from tests.server.scheduling.test_playlists import an_item

pytestmark = pytest.mark.django_db


@pytest.fixture
def browser() -> Client:
    client = Client()
    client.force_login(an_administrator())
    return client


@pytest.fixture
def item() -> Item:
    return an_item("Cảng Đình Vũ")


@pytest.fixture
def row(item: Item) -> Playlist:
    return playlists.make(Wanted("Ban ngày", (Line(item.pk), Line(an_item("Y").pk))), "minh")


def fields(page: str) -> dict[str, object]:
    """Return what the form of a page holds."""
    form = page[page.index('<form method="post" action="/playlists/') :]
    found: dict[str, list[str]] = {"name": [], "version": [], "row": [], "length": [], "weight": []}
    for tag in re.findall(r"<input[^>]*>", form[: form.index("</form>")]):
        name, value = re.search(r'name="(\w+)"', tag), re.search(r' value="([^"]*)"', tag)
        if name and value and name[1] in found:
            found[name[1]].append(value[1])
    return {name: values[0] if name in {"name", "version"} else values for name, values in found.items()}


def sent(browser: Client, row: Playlist, deed: str, **other: object) -> str:
    page = browser.get(f"/playlists/{row.pk}").text
    return browser.post(f"/playlists/{row.pk}", fields(page) | {"do": deed} | other, follow=True).text


def codes(row: Playlist) -> list[str]:
    return [one.item.code for one in Element.objects.filter(playlist=row).select_related("item") if one.item]


def test_content_is_found_without_marks_added_moved_and_only_then_saved(
    browser: Client, row: Playlist, item: Item
) -> None:
    found = sent(browser, row, "find", find="dinh vu")
    assert f"add:i{item.pk}" in found
    assert "add:i" not in found.replace(f"add:i{item.pk}", "")

    added = fields(sent(browser, row, f"add:i{item.pk}"))
    assert "Chưa lưu" in browser.post(f"/playlists/{row.pk}", added | {"do": "up:2"}).text
    moved = fields(browser.post(f"/playlists/{row.pk}", added | {"do": "up:2"}).text)
    assert codes(row) == ["Cảng Đình Vũ", "Y"]
    browser.post(f"/playlists/{row.pk}", moved | {"do": "save"})
    assert codes(row) == ["Cảng Đình Vũ", "Cảng Đình Vũ", "Y"]


def test_saving_says_how_many_screens_change_and_follows_them(browser: Client, row: Playlist) -> None:
    screen = a_screen()
    entries.make(screen, entries.Wanted(playlist=row.pk), "minh")
    Due.objects.all().delete()
    assert "Lưu: 1 màn hình đổi nội dung trong vài giây." in browser.get(f"/playlists/{row.pk}").text
    page = sent(browser, row, "save", length=["1:30", ""])

    assert "Đã lưu: 1 màn hình đổi nội dung" in page
    assert "đã lưu, chờ phát hành" in page
    assert "1 phút 40 giây" in page
    assert Due.objects.get().screen == screen


def test_a_length_that_nobody_can_read_is_said_and_what_was_typed_stays(browser: Client, row: Playlist) -> None:
    answer = sent(browser, row, "save", length=["lâu lâu", ""])

    assert "Thời lượng của “Cảng Đình Vũ" in answer
    assert 'value="lâu lâu"' in answer
    assert list(Element.objects.values_list("slot_ms", flat=True)) == [10_000, 10_000]


def test_who_comes_second_sees_who_was_first_and_keeps_what_they_typed(browser: Client, row: Playlist) -> None:
    mine = fields(browser.get(f"/playlists/{row.pk}").text)
    playlists.change(row, Wanted("Ban ngày", ()), ANY, "lan.nguyen")
    late = browser.post(f"/playlists/{row.pk}", mine | {"do": "save", "name": "Của tôi"})

    assert late.status_code == 409
    assert "Nguyễn Thị Lan đã sửa danh sách này" in late.text
    assert "bỏ Cảng Đình Vũ 10 s, Y 10 s" in late.text
    assert 'value="Của tôi"' in late.text
    browser.post(f"/playlists/{row.pk}", fields(late.text) | {"do": "save"})
    assert codes(row) == ["Cảng Đình Vũ", "Y"]


def test_one_in_use_is_not_deleted_and_says_where(browser: Client, row: Playlist) -> None:
    entries.make(a_screen("LED-9"), entries.Wanted(playlist=row.pk), "minh")

    assert "đang được dùng ở LED-9" in browser.post(f"/playlists/{row.pk}/delete", follow=True).text
    assert "Ban ngày (bản sao)" in browser.post(f"/playlists/{row.pk}/copy", follow=True).text


def test_the_list_says_how_long_a_round_takes_where_it_shows_and_who_changed_it(browser: Client, row: Playlist) -> None:
    assert "Chưa có danh sách phát nào" not in browser.get("/playlists").text
    entries.make(a_screen("LED-9"), entries.Wanted(playlist=row.pk), "minh")
    page = browser.get("/playlists?find=led-9").text

    assert all(text in page for text in ("Ban ngày", "20 giây", "LED-9", "minh"))
    assert "Không tìm thấy" in browser.get("/playlists?find=xyz").text


@pytest.mark.parametrize("deed", ["up:99", "drop:-1", "add:i99", "add:x", "drop:", "", "save:1", "up:" + "9" * 40])
def test_buttons_that_are_none_change_nothing(browser: Client, row: Playlist, deed: str) -> None:
    sent(browser, row, deed)

    assert codes(row) == ["Cảng Đình Vũ", "Y"]


@pytest.mark.parametrize(
    ("state", "said"),
    [
        (State.RECALLED, "Đã thu hồi: không phát"),
        (State.REJECTED, "Không duyệt: không phát"),
        (State.CHANGES_REQUESTED, "Yêu cầu chỉnh sửa: không phát"),
        (State.ARCHIVED, "Lưu trữ: không phát"),
        (State.REVIEWED, "Chờ duyệt: không phát"),
    ],
)
def test_what_is_not_shown_says_what_has_become_of_it(
    browser: Client, row: Playlist, item: Item, state: State, said: str
) -> None:
    for version in item.versions.all():
        chains.move(version, state)

    assert said in browser.get(f"/playlists/{row.pk}").text


def test_nothing_of_another_screen_is_offered(browser: Client, row: Playlist) -> None:
    Screen.objects.all().delete()
    an_item("Riêng", home=a_screen())

    assert "Riêng" not in browser.get(f"/playlists/{row.pk}").text
