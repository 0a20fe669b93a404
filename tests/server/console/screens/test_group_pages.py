"""Groups of screens in the browser: made, renamed, given screens, and deleted once nothing is for them."""

import pytest
from django.test import Client

from bangtin_server import clock
from bangtin_server.accounts.models import AuditEvent, Grant, User
from bangtin_server.accounts.roles import Role
from bangtin_server.players.models import Screen, ScreenGroup, Site
from bangtin_server.scheduling import entries, groups
from bangtin_server.scheduling.models import Due, Hours
from tests.server.api.people import an_administrator
from tests.server.machines import a_screen
from tests.server.scheduling.test_playlists import a_playlist, an_item

pytestmark = pytest.mark.django_db


@pytest.fixture
def browser() -> Client:
    client = Client()
    client.force_login(an_administrator())
    return client


@pytest.fixture
def three() -> list[Screen]:
    return [a_screen(name) for name in ("LED-1", "LED-2", "LED-3")]


def made(browser: Client, *names: str, name: str = "Cổng khu Đình Vũ") -> ScreenGroup:
    browser.post("/groups", {"name": name, "screen": list(names)})
    return ScreenGroup.objects.get(name=name)


def due() -> set[str]:
    return set(Due.objects.values_list("screen__name", flat=True))


@pytest.mark.usefixtures("three")
def test_a_group_is_made_of_its_name_and_ticked_screens(browser: Client) -> None:
    group = made(browser, "LED-1", "LED-3")
    page = browser.get("/groups").text

    assert group.code == "cong-khu-dinh-vu"
    assert sorted(group.screens.values_list("name", flat=True)) == ["LED-1", "LED-3"]
    assert "Cổng khu Đình Vũ" in page
    assert "Nhóm màn hình" in browser.get("/").text
    assert AuditEvent.objects.get(deed="group-made").after == {"name": group.name, "screens": ["LED-1", "LED-3"]}
    assert made(browser, "LED-1", name="Cổng khu Đình Vũ!").code == "cong-khu-dinh-vu-2"


@pytest.mark.usefixtures("three")
@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"screen": []}, "Mục “Màn hình trong nhóm”: Chọn ít nhất một màn hình."),
        ({"name": " \u200b "}, "Mục “Tên nhóm”: Hãy đặt tên cho nhóm."),
        ({"screen": ["LED-1", "KHONG-CO"]}, "Có màn hình không còn"),
    ],
)
def test_what_is_wrong_is_said_and_what_was_chosen_stays(browser: Client, wrong: dict[str, object], said: str) -> None:
    answer = browser.post("/groups", {"name": "Tên đã gõ", "screen": ["LED-1"]} | wrong)

    assert answer.status_code == 422
    assert said in answer.text
    assert ("Tên đã gõ" in answer.text) is ("name" not in wrong)
    assert ('value="LED-1" checked' in answer.text) is (wrong.get("screen") != [])
    assert not ScreenGroup.objects.exists()


@pytest.mark.usefixtures("three")
def test_who_joins_or_leaves_is_published_and_nobody_else(browser: Client) -> None:
    group = made(browser, "LED-1", "LED-2")
    entries.make(group, entries.Wanted(playlist=a_playlist(an_item("X")).pk), "lan")
    Due.objects.all().delete()
    asked = {"name": "Tên mới", "screen": ["LED-2", "LED-3"], "version": groups.version(group)}
    page = browser.post(f"/groups/{group.code}", asked, follow=True).text

    assert due() == {"LED-1", "LED-3"}
    assert "Đã lưu: 2 màn hình" in page
    assert "Tên mới" in page
    assert AuditEvent.objects.get(deed="group-changed").after == {"name": "Tên mới", "screens": ["LED-2", "LED-3"]}


@pytest.mark.usefixtures("three")
def test_a_new_name_alone_publishes_nothing(browser: Client) -> None:
    group = made(browser, "LED-1")
    Due.objects.all().delete()
    page = browser.post(f"/groups/{group.code}", {"name": "Khác", "screen": ["LED-1"]}, follow=True).text

    assert (due(), "Đã lưu." in page) == (set(), True)


@pytest.mark.usefixtures("three")
def test_who_comes_second_is_told_and_keeps_what_they_chose(browser: Client) -> None:
    group = made(browser, "LED-1")
    read = groups.version(group)
    groups.change(group, "Của Lan", list(group.screens.all()), read, "lan.nguyen")
    late = browser.post(f"/groups/{group.code}", {"name": "Của tôi", "screen": ["LED-2"], "version": read})

    assert late.status_code == 409
    assert "Nguyễn Thị Lan đã sửa nhóm này" in late.text
    assert 'value="Của tôi"' in late.text
    assert ScreenGroup.objects.get().name == "Của Lan"


@pytest.mark.usefixtures("three")
def test_a_group_goes_once_nothing_is_for_it(browser: Client) -> None:
    group = made(browser, "LED-1")
    line = entries.make(group, entries.Wanted(playlist=a_playlist(an_item("X")).pk), "lan")
    assert "còn 1 dòng lịch" in browser.post(f"/groups/{group.code}/delete", follow=True).text
    entries.delete(line, "*", "lan")
    row = Hours.objects.create(group=group, position=0)
    assert "còn giờ hoạt động" in browser.post(f"/groups/{group.code}/delete", follow=True).text
    row.delete()
    assert "Đã xóa nhóm" in browser.post(f"/groups/{group.code}/delete", follow=True).text
    assert not ScreenGroup.objects.exists()
    assert Screen.objects.count() == 3


def test_an_operator_of_one_site_groups_its_screens_and_looks_at_what_reaches_further(browser: Client) -> None:
    here, there = a_screen("LED-1"), a_screen("LED-9")
    other = Site.objects.create(code="khac", name="KCN Khác")
    Screen.objects.filter(pk=there.pk).update(site=other)
    user = User.objects.create(username="ai.do", full_name="Ai Đó")
    Grant.objects.create(user=user, role=Role.OPERATOR, site=here.site, given_by="tests", given_at=clock.now())
    local = Client()
    local.force_login(user)

    assert "LED-9" not in local.get("/groups").text
    assert local.post("/groups", {"name": "Xa", "screen": ["LED-9"]}).status_code == 422
    both = made(browser, "LED-1", "LED-9")
    page = local.get(f"/groups/{both.code}").text
    assert "Chỉ xem" in page
    assert "LED-9" not in page
    assert local.post(f"/groups/{both.code}", {"name": "Khác", "screen": ["LED-1"]}).status_code == 403


@pytest.mark.usefixtures("three")
def test_everything_has_its_english(browser: Client) -> None:
    group = made(browser, "LED-1")
    browser.cookies["bangtin-language"] = "en"

    assert "Groups of screens" in browser.get("/groups").text
    assert "Delete this group" in browser.get(f"/groups/{group.code}").text
    assert "Choose at least one screen." in browser.post("/groups", {"name": "x"}).text
