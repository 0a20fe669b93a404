"""S2 (domain.md 4): a contribution with its source, a correction, and approval, by the pages that people use."""

from datetime import UTC, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from django.test import Client
from pytest_django import Settings

from bangtin_playlists.instant import instant
from bangtin_playlists.playlist import Item as Shown
from bangtin_server import clock
from bangtin_server.accounts.models import AuditEvent
from bangtin_server.accounts.roles import Role
from bangtin_server.library.models import Item, ItemVersion, Medium, Notice, State
from bangtin_server.players.models import Screen, Site
from bangtin_server.scheduling.manifests import manifest_of
from bangtin_server.scheduling.models import Element, Entry, Playlist
from bangtin_server.storage.folder import FolderStorage
from tests.server.library_people import Office, a_person, an_examined_medium, an_office, browser_of

pytestmark = pytest.mark.django_db
HANOI = ZoneInfo("Asia/Ho_Chi_Minh")
FORM = {
    "name": "Số hóa hồ sơ môi trường",
    "category": "1.3a",
    "nature": "tuyen-truyen",
    "alternative": "Biểu đồ số hồ sơ đã số hóa: 30 %",
    "no_secrets": "on",
    "ai": "none",
    "language": "vi",
    "valid_from": "2026-04-08T17:00",
    "valid_to": "2026-04-22",
}
SOURCED = FORM | {"source": "Báo cáo số 12/BC-MT ngày 02/4/2026 (mẫu)", "accuracy_officer": "Nguyễn Thị Hương"}
CORRECTED = SOURCED | {"alternative": "Biểu đồ số hồ sơ đã số hóa: 30,5 %"}


@pytest.fixture
def office() -> Office:
    return an_office()


@pytest.fixture
def medium(tmp_path: Path, storage: FolderStorage, office: Office) -> Medium:
    return an_examined_medium(tmp_path, storage, office)


class Clock:
    """Sets what time it is at the centre."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings

    def at(self, day: str, time: str) -> None:
        moment = datetime.fromisoformat(f"{day}T{time}").replace(tzinfo=HANOI)
        self._settings.CLOCK_OFFSET = moment - datetime.now(UTC)


def lobby(name: str, item: Item) -> Screen:
    """Return a screen whose schedule plays *item* all day."""
    site, _ = Site.objects.get_or_create(code="bql", defaults={"name": "Trụ sở"})
    screen = Screen.objects.create(name=name, site=site, width=3840, height=2160, made_at=clock.now())
    playlist = Playlist.objects.create(code=f"PL-{name}", home=screen)
    Element.objects.create(playlist=playlist, position=0, item=item, slot_ms=10_000)
    Entry.objects.create(screen=screen, position=0, code="E", playlist=playlist)
    return screen


def shown_on(screen: Screen) -> list[Shown]:
    return [one for playlist in manifest_of(screen).playlists for one in playlist.elements if isinstance(one, Shown)]


def press(browser: Client, item: Item, way: str, reason: str = "") -> None:
    answers = {"check-map": "none"} if way == "approval/approve" else {}
    answer = browser.post(f"/library/items/{item.pk}/{way}", {"reason": reason, **answers}, follow=True)
    assert answer.status_code == 200, answer.text


def test_s2_from_a_contribution_without_source_to_the_screens_and_back(
    settings: Settings, office: Office, medium: Medium
) -> None:
    time, huong = Clock(settings), browser_of(office.contributor)
    head, leader = browser_of(office.reviewer), browser_of(office.approver)

    time.at("2026-04-07", "09:15")
    answer = huong.post("/library/new", FORM | {"file": medium.digest, "submit": "yes"}, follow=True)
    assert "Thiếu nguồn tin" in answer.text
    item = Item.objects.get(unit=office.unit)
    s06 = lobby("S06", item)
    assert states_of(item) == [State.DRAFT]
    assert shown_on(s06) == []

    time.at("2026-04-07", "09:22")
    huong.post(f"/library/items/{item.pk}/change", SOURCED | {"submit": "yes"})
    time.at("2026-04-07", "10:05")
    press(head, item, "review/pass")
    time.at("2026-04-07", "10:40")
    press(leader, item, "approval/return", "Sửa '30 %' thành '30,5 %' theo báo cáo")
    time.at("2026-04-07", "14:10")
    huong.post(f"/library/items/{item.pk}/change", CORRECTED | {"submit": "yes"})
    time.at("2026-04-07", "15:00")
    press(head, item, "review/pass")
    assert shown_on(s06) == []
    time.at("2026-04-07", "16:40")
    press(leader, item, "approval/approve")

    (shown,) = shown_on(s06)
    assert (shown.version, shown.tags.alternative) == (2, CORRECTED["alternative"])
    begins, ends = (datetime(2026, 4, day, hour, tzinfo=HANOI) for day, hour in ((8, 17), (23, 0)))
    assert (shown.valid_from, shown.valid_to) == (instant(begins), instant(ends))
    assert deeds(item) == [
        "item-made",
        "item-blocked",
        "item-changed",
        "item-submitted",
        "item-reviewed",
        "item-returned",
        "item-changed",
        "item-submitted",
        "item-reviewed",
        "item-approved",
    ]
    told = Notice.objects.filter(person=office.contributor).order_by("at").values_list("state", flat=True)
    assert list(told) == ["reviewed", "changes_requested", "reviewed", "approved"]
    page = huong.get("/tasks").text
    assert "30,5 %" in page
    assert "Yêu cầu chỉnh sửa" in page

    time.at("2026-04-10", "10:00")
    press(leader, item, "recall", "Số liệu sai")
    assert shown_on(s06) == []
    assert states_of(item) == [State.CHANGES_REQUESTED, State.RECALLED]


def states_of(item: Item) -> list[str]:
    return list(ItemVersion.objects.filter(item=item).order_by("number").values_list("state", flat=True))


def deeds(item: Item) -> list[str]:
    return list(AuditEvent.objects.filter(thing=item.code).order_by("pk").values_list("deed", flat=True))


def sent_in(office: Office, medium: Medium) -> Item:
    browser_of(office.contributor).post("/library/new", SOURCED | {"file": medium.digest, "submit": "yes"})
    return Item.objects.get(unit=office.unit)


def test_nobody_judges_what_they_made_themselves(office: Office, medium: Medium) -> None:
    author = browser_of(office.reviewer)  # a reviewer contributes, too
    author.post("/library/new", SOURCED | {"file": medium.digest, "submit": "yes"})
    item = Item.objects.get(unit=office.unit)
    answer = author.post(f"/library/items/{item.pk}/review/pass", follow=True)

    assert "không tự thẩm định" in answer.text
    assert states_of(item) == [State.SUBMITTED]
    assert "Thẩm định đạt" not in author.get(f"/library/items/{item.pk}").text
    other = a_person("khac", Role.REVIEWER, office.unit)
    assert "Thẩm định đạt" in browser_of(other).get(f"/library/items/{item.pk}").text


@pytest.mark.parametrize("way", ["review/return", "review/reject"])
def test_a_refusal_without_a_reason_is_none(office: Office, medium: Medium, way: str) -> None:
    item = sent_in(office, medium)
    answer = browser_of(office.reviewer).post(f"/library/items/{item.pk}/{way}", {"reason": " "}, follow=True)

    assert "Hãy ghi lý do" in answer.text
    assert ItemVersion.objects.get(item=item).state == State.SUBMITTED


@pytest.mark.parametrize(
    ("way", "who"),
    [
        ("approval/approve", "approver"),  # not reviewed yet
        ("approval/reject", "approver"),
        ("review/approve", "reviewer"),  # not theirs to say
        ("review/nonsense", "reviewer"),
        ("recall", "approver"),  # not on air
    ],
)
def test_no_step_is_skipped(office: Office, medium: Medium, way: str, who: str) -> None:
    item = sent_in(office, medium)
    answer = browser_of(getattr(office, who)).post(f"/library/items/{item.pk}/{way}", {"reason": "thử"}, follow=True)

    assert answer.status_code == 200
    assert "Chờ thẩm định" in answer.text
    assert ItemVersion.objects.get(item=item).state == State.SUBMITTED


def test_what_waits_for_judgement_is_not_changed(office: Office, medium: Medium) -> None:
    item = sent_in(office, medium)
    answer = browser_of(office.contributor).post(f"/library/items/{item.pk}/change", CORRECTED)

    assert answer.status_code == 422
    assert "chờ thẩm định" in answer.text
    assert ItemVersion.objects.get(item=item).tags["alternative"] == FORM["alternative"]


def test_a_department_sees_nothing_of_another(office: Office, medium: Medium) -> None:
    item = sent_in(office, medium)
    stranger = browser_of(an_office("đầu tư").contributor)

    assert item.name not in stranger.get("/library").text
    assert medium.name not in stranger.get("/library/files").text
    assert stranger.get(f"/library/items/{item.pk}").status_code == 404
    assert stranger.get(f"/library/files/{medium.digest}").status_code == 404
    assert stranger.post(f"/library/items/{item.pk}/change", CORRECTED).status_code == 404


def test_an_approved_one_plays_on_until_its_change_is_approved(office: Office, medium: Medium) -> None:
    item = sent_in(office, medium)
    head, leader = browser_of(office.reviewer), browser_of(office.approver)
    press(head, item, "review/pass")
    press(leader, item, "approval/approve")
    screen = lobby("S08", item)
    browser_of(office.contributor).post(
        f"/library/items/{item.pk}/change", CORRECTED | {"valid_from": "", "submit": "yes"}
    )

    assert [one.version for one in shown_on(screen)] == [1]
    press(head, item, "review/pass")
    press(leader, item, "approval/approve")
    assert [one.version for one in shown_on(screen)] == [2]
    assert ItemVersion.objects.get(item=item, number=1).state == State.ARCHIVED


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"accuracy_officer": ""}, "Thiếu người chịu trách nhiệm"),
        ({"alternative": ""}, "Thiếu lời mô tả hình ảnh"),
        ({"shows_people": "on"}, "thiếu thông tin đồng ý"),
        ({"ai": "made"}, "phải có nhãn"),
        ({"category": "9.9"}, "Thiếu nhóm nội dung"),
        ({"no_secrets": None}, "bí mật nhà nước"),
        ({"valid_to": "2026-04-01"}, "kết thúc trước khi bắt đầu"),
    ],
)
def test_what_is_missing_is_named(office: Office, medium: Medium, changed: dict[str, str | None], said: str) -> None:
    form = {
        key: value for key, value in (SOURCED | changed | {"file": medium.digest, "submit": "yes"}).items() if value
    }
    answer = browser_of(office.contributor).post("/library/new", form, follow=True)

    assert said in answer.text
    assert ItemVersion.objects.get().state == State.DRAFT


UNREAD = "Mục “{}”: Không đọc được: ghi ngày"


@pytest.mark.parametrize(
    ("form", "said"),
    [
        ({"name": " "}, ""),
        ({"valid_from": "hôm qua"}, UNREAD.format("Phát từ")),
        ({"valid_from": "04/25/2026 08:00"}, UNREAD.format("Phát từ")),
        ({"valid_to": "31/12/9999"}, UNREAD.format("Đến hết ngày")),
    ],
)
def test_a_form_that_cannot_be_understood_comes_back_as_it_was_typed(
    office: Office, medium: Medium, form: dict[str, str], said: str
) -> None:
    asked = SOURCED | {"file": medium.digest} | form
    answer = browser_of(office.contributor).post("/library/new", asked)

    assert (answer.status_code, Item.objects.count()) == (422, 0)
    assert SOURCED["source"] in answer.text
    assert said in answer.text
    assert all(f'value="{typed}"' in answer.text for typed in form.values() if typed.strip())


def test_bounds_are_written_as_people_here_write_them(office: Office, medium: Medium) -> None:
    dated = SOURCED | {"file": medium.digest, "valid_from": "8/4/2026 17h00", "valid_to": "22/04/2026"}
    page = browser_of(office.contributor).post("/library/new", dated, follow=True).text

    assert 'value="08/04/2026 17:00"' in page
    assert 'value="22/04/2026"' in page


def test_words_without_marks_find_what_was_written_with_them(office: Office, medium: Medium) -> None:
    browser = browser_of(office.contributor)
    browser.post("/library/new", SOURCED | {"file": medium.digest, "name": "Cổng KCN Đình Vũ"})

    for words in ("dinh vu", "ĐÌNH VŨ", "vu cong", "kcn đi\u0300nh"):
        assert "Cổng KCN Đình Vũ" in browser.get("/library", {"find": words}).text
    assert "Cổng KCN Đình Vũ" not in browser.get("/library", {"find": "trang due"}).text
    assert "Cổng KCN Đình Vũ" in browser.get("/library", {"kind": "image", "state": "draft", "group": "1.3"}).text
    assert "Cổng KCN Đình Vũ" not in browser.get("/library", {"state": "approved"}).text


def test_a_page_of_a_screen_tells_where_a_file_is_used(office: Office, medium: Medium) -> None:
    item = sent_in(office, medium)
    lobby("S06", item)
    browser = browser_of(office.contributor)

    assert item.name in browser.get(f"/library/files/{medium.digest}").text
    assert "S06" in browser.get(f"/library/items/{item.pk}").text
