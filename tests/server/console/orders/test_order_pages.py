import re
from datetime import UTC, datetime, timedelta

import pytest
from django.test import Client
from pytest_django import Settings

from bangtin_playlists.wire.documents import decode, encode
from bangtin_playlists.wire.heartbeat import Heartbeat
from bangtin_server import clock
from bangtin_server.accounts import grants
from bangtin_server.accounts.grants import Place
from bangtin_server.accounts.models import AuditEvent, User
from bangtin_server.accounts.roles import Role
from bangtin_server.emergencies import alarms, blackouts
from bangtin_server.emergencies.models import Blackout, Emergency, Mourning, Recall
from bangtin_server.emergencies.reach import Given, Where
from bangtin_server.emergencies.templates import TEMPLATES, Particulars
from bangtin_server.library.models import Item
from bangtin_server.players import hearing
from tests.server.api.people import an_administrator
from tests.server.machines import Machine, a_heartbeat, a_screen

pytestmark = pytest.mark.django_db

STORM = {"risk": "3", "site": ["nck"], "source": "Đài KTTV Đông Bắc", "lasts": "240", "again": "16:00"}


def signed_in(name: str = "lan.nguyen") -> Client:
    client = Client()
    client.force_login(an_administrator(name))
    return client


def hidden(page: str) -> dict[str, list[str]]:
    """Return what a confirmation would send."""
    found: dict[str, list[str]] = {}
    for name, value in re.findall(r'<input type="hidden" name="([^"]+)" value="([^"]*)"', page.partition("<main")[2]):
        found.setdefault(name, []).append(value)
    return found


def a_fire() -> Emergency:
    return alarms.raise_(alarms.from_template("fire", Particulars("KCN"), None), Given(Where(), "lan.nguyen"))


def test_a_storm_is_raised_in_two_steps_and_the_second_says_all_of_it_aloud() -> None:
    a_screen(), a_screen("LED-NCK-02")
    client = signed_in()
    asked = client.post("/emergencies/new/storm", STORM)

    assert asked.status_code == 200
    assert "Phát “KHẨN CẤP - BÃO, cấp độ 3” lên 2 màn hình ở 1 địa điểm?" in asked.text
    assert re.search(r"Tự kết thúc lúc \d\d:\d\d \d\d/\d\d/\d{4} \(sau 4 giờ\)", asked.text)
    assert "2 màn hình chưa có thiết bị phát" in asked.text
    assert 'class="panel wide risk-3"' in asked.text
    assert not Emergency.objects.exists()

    raised = client.post("/emergencies/new/storm", hidden(asked.text) | {"stage": "raise"})
    row = Emergency.objects.get()
    assert raised["Location"] == f"/emergencies/{row.pk}"
    assert row.cards[0]["card"]["lines"] == [
        "nck",
        "Cấp độ rủi ro thiên tai 3",
        "Dừng làm việc ngoài trời",
        "Tin tiếp theo: 16 giờ 00",
    ]
    assert [site.code for site in row.sites.all()] == ["nck"]
    event = AuditEvent.objects.get(deed="emergency-raised")
    assert (event.by, event.address) == ("lan.nguyen", "127.0.0.1")
    assert (event.after or {})["cards"] == row.cards


def test_a_double_click_raises_once_and_going_back_raises_nothing() -> None:
    a_screen()
    client = signed_in()
    confirmed = hidden(client.post("/emergencies/new/fire", {"everywhere": "on", "place": "KCN"}).text)
    back = client.post("/emergencies/new/fire", confirmed | {"stage": "change"})
    assert 'name="everywhere" checked' in back.text
    assert not Emergency.objects.exists()
    for _ in range(2):
        assert client.post("/emergencies/new/fire", confirmed | {"stage": "raise"}).status_code == 302
    assert Emergency.objects.count() == 1


@pytest.mark.parametrize(
    ("code", "change", "said"),
    [
        ("storm", {"site": []}, "Chọn nơi: mọi địa điểm"),
        ("storm", {"risk": ""}, "Chọn cấp độ"),
        ("storm", {"risk": "9"}, "5"),
        ("storm", {"source": ""}, "Ghi cơ quan"),
        ("storm", {"until": "hôm nay"}, "Không đọc được: ghi ngày và giờ như"),
        ("storm", {"until": "2020-01-01T00:00"}, "phía trước"),
        ("storm", {"site": ["nowhere"], "place": "x", "stage": "raise"}, "nowhere"),
        ("fire", {"lasts": "1440", "place": "KCN"}, "12 giờ"),
        ("storm", {"until": "24/11/2020 8h30"}, "phía trước"),
        ("storm", {"lasts": "4321"}, "Chọn từ 1 phút đến 3 ngày."),
        ("storm", {"source": "a\0b"}, "Có ký tự không dùng được."),
        ("fire", {"everywhere": "on"}, "Ghi nơi xảy ra"),
    ],
)
def test_what_is_missing_is_said_before_anything_goes_out(code: str, change: dict[str, str], said: str) -> None:
    a_screen()
    answer = signed_in().post(f"/emergencies/new/{code}", STORM | change)

    assert answer.status_code == 422
    assert said in answer.text
    assert not Emergency.objects.exists()


def test_ticked_screens_and_a_ticked_site_are_all_meant() -> None:
    a_screen(), a_screen("LED-DV-01", "dv"), a_screen("LED-DV-02", "dv")
    wanted = {"site": ["nck"], "screen": ["LED-DV-02"], "stage": "raise"}
    signed_in().post("/emergencies/new/fire", wanted)

    assert sorted(screen.name for screen in Emergency.objects.get().screens.all()) == ["LED-DV-02", "LED-NCK-01"]


def test_a_confirmation_warns_of_what_stands_there_already() -> None:
    a_screen(), a_screen("LED-DV-01", "dv")
    a_fire()
    blackouts.order(Given(Where(("dv",)), "x"))
    client = signed_in()
    here = client.post("/emergencies/new/fire", {"site": "nck"}).text
    there = client.post("/emergencies/new/fire", {"site": "dv"}).text

    assert "Hai tin sẽ xen kẽ" in here
    assert "CHƯA hiện" not in here
    assert "CHƯA hiện" in there


def test_a_confirmation_warns_where_clocks_disagree_since_the_end_is_another_one_there(settings: Settings) -> None:
    said = encode(a_heartbeat())
    player = Machine().enrolled(a_screen())
    a_screen("LED-DV-01", "dv")
    settings.CLOCK_OFFSET = timedelta(days=-1)  # the centre's own battery is flat
    for _ in range(2):
        hearing.hear(player, decode(Heartbeat, said), said)
    client = signed_in()
    here = client.post("/emergencies/new/fire", {"site": "nck"}).text
    there = client.post("/emergencies/new/fire", {"site": "dv"}).text

    assert "Đồng hồ của 1 màn hình lệch với trung tâm" in here
    assert "lệch với trung tâm" not in there


@pytest.mark.parametrize("code", sorted(TEMPLATES))
def test_every_template_has_its_form_in_both_languages(code: str) -> None:
    a_screen()
    client = signed_in()
    assert TEMPLATES[code].vi in client.get(f"/emergencies/new/{code}").text
    client.cookies["bangtin-language"] = "en"
    assert TEMPLATES[code].en in client.get(f"/emergencies/new/{code}").text


def test_a_drill_says_so_on_the_confirmation_and_on_every_page_of_the_wall() -> None:
    a_screen()
    client = signed_in()
    page = client.post("/emergencies/new/chemical", {"site": "nck", "drill": "on"}).text
    client.post("/emergencies/new/chemical", hidden(page) | {"stage": "raise"})

    assert "drill-mark" in page
    row = Emergency.objects.get()
    assert row.drill
    assert all("DIỄN TẬP" in one["card"]["title"] for one in row.cards)


def test_a_confirmation_sent_again_with_other_content_raises_nothing_and_says_so() -> None:
    a_screen()
    client = signed_in()
    sent = hidden(client.post("/emergencies/new/chemical", {"site": "nck"}).text) | {"stage": "raise"}
    assert client.post("/emergencies/new/chemical", sent).status_code == 302
    assert client.post("/emergencies/new/chemical", sent).status_code == 302
    answer = client.post("/emergencies/new/chemical", sent | {"drill": "on"})

    assert answer.status_code == 409
    assert "chưa được ra" in answer.text
    assert Emergency.objects.count() == 1


def test_who_raised_it_sees_that_somebody_else_approves_and_cannot_do_it() -> None:
    a_screen()
    row, raiser, leader = a_fire(), signed_in(), signed_in("lanh-dao")
    page, address = raiser.get(f"/emergencies/{row.pk}").text, f"/emergencies/{row.pk}/approve"

    assert "một người khác phải duyệt" in page
    assert address not in page
    assert address in leader.get(f"/emergencies/{row.pk}").text
    assert 'class="waiting"' in raiser.get("/tokens").text
    refused = raiser.post(address)
    assert (refused.status_code, "Cần một người khác" in refused.text) == (403, True)
    assert leader.post(address).status_code == 302
    row.refresh_from_db()
    assert row.approved_by == "lanh-dao"
    assert "chờ duyệt" not in raiser.get("/emergencies").text


def test_extending_wants_approval_anew_and_clearing_says_so_on_the_wall() -> None:
    a_screen()
    row, raiser = alarms.approve(a_fire(), "lanh-dao"), signed_in()
    assert raiser.post(f"/emergencies/{row.pk}/extend", {"lasts": "240"}).status_code == 302
    row.refresh_from_db()
    assert row.until > clock.now() + timedelta(hours=3)
    assert row.approved_at is None
    assert raiser.post(f"/emergencies/{row.pk}/clear", {"say": "on"}).status_code == 302
    row.refresh_from_db()
    assert row.until <= clock.now()
    said = Emergency.objects.exclude(pk=row.pk).get()
    assert (said.template, said.approval_due) == ("all-clear", None)


def test_a_second_click_on_clear_is_told_that_it_is_over() -> None:
    row, client = a_fire(), signed_in()
    for _ in range(2):
        client.post(f"/emergencies/{row.pk}/clear")

    assert "Tin khẩn cấp này đã kết thúc" in client.get("/emergencies").text
    assert AuditEvent.objects.filter(deed="emergency-cleared").count() == 1


def test_a_message_that_nobody_approved_in_time_stands_and_is_shown_as_such(settings: Settings) -> None:
    a_screen()
    row, client = a_fire(), signed_in()
    settings.CLOCK_OFFSET = timedelta(minutes=31)

    assert "QUÁ HẠN DUYỆT" in client.get("/emergencies").text
    assert "QUÁ HẠN DUYỆT" in client.get(f"/emergencies/{row.pk}").text
    assert alarms.report_overdue() == 1
    assert alarms.report_overdue() == 0
    row.refresh_from_db()
    assert row.until > clock.now()


def test_a_blackout_is_ordered_by_one_and_lifted_by_another() -> None:
    a_screen()
    client, leader = signed_in(), signed_in("lanh-dao")
    asked = client.post("/blackouts/new", {"everywhere": "on"})
    assert "Tắt ngay 1 màn hình ở 1 địa điểm?" in asked.text
    assert "Không tự kết thúc" in asked.text
    for _ in range(2):
        client.post("/blackouts/new", hidden(asked.text) | {"stage": "give"})
    row = Blackout.objects.get()
    assert "một người khác có quyền duyệt" in client.get(f"/blackouts/{row.pk}").text
    assert client.post(f"/blackouts/{row.pk}/lift").status_code == 403
    assert leader.post(f"/blackouts/{row.pk}/lift").status_code == 302
    row.refresh_from_db()
    assert row.lifted_by == "lanh-dao"


def test_mourning_is_ordered_for_two_days_and_ended_early_by_another(settings: Settings) -> None:
    a_screen()
    settings.CLOCK_OFFSET = datetime(2026, 6, 9, tzinfo=UTC) - datetime.now(UTC)
    client, leader = signed_in(), signed_in("lanh-dao")
    asked = client.post(
        "/mournings/new", {"everywhere": "on", "since": "2026-06-10T00:00", "until": "2026-06-12T00:00"}
    )
    assert "Từ 00:00 10/06/2026 đến 00:00 12/06/2026" in asked.text
    client.post("/mournings/new", hidden(asked.text) | {"stage": "give"})
    row = Mourning.objects.get()
    assert (row.since, row.until) == (
        datetime(2026, 6, 9, 17, tzinfo=UTC),
        datetime(2026, 6, 11, 17, tzinfo=UTC),
    )
    assert client.post(f"/mournings/{row.pk}/end").status_code == 403
    assert leader.post(f"/mournings/{row.pk}/end").status_code == 302


def test_an_item_is_recalled_with_its_reason_and_by_its_name() -> None:
    a_screen()
    Item.objects.create(code="MT1", name="Mục tiêu 2030")
    client, wanted = signed_in(), {"everywhere": "on", "item": "MT1", "reason": "sai số liệu"}
    assert "Ghi lý do" in client.post("/recalls/new", wanted | {"reason": ""}).text
    asked = client.post("/recalls/new", wanted)
    assert "Thu hồi “MT1 Mục tiêu 2030” khỏi 1 màn hình ở 1 địa điểm?" in asked.text
    assert client.post("/recalls/new", wanted | {"item": "NO", "stage": "give"}).status_code == 422
    client.post("/recalls/new", hidden(asked.text) | {"stage": "give"})
    assert Recall.objects.get().reason == "sai số liệu"


@pytest.mark.parametrize(
    "path", ["/emergencies/1", "/blackouts/1", "/mournings/1", f"/emergencies/{1 << 80}", "/emergencies/new/no"]
)
def test_what_is_not_there_is_said_so(path: str) -> None:
    assert signed_in().get(path).status_code == 404


@pytest.mark.parametrize(
    "path", ["/emergencies", "/emergencies/new/storm", "/blackouts/new", "/mournings/new", "/recalls/new"]
)
def test_no_page_has_anything_inline(path: str) -> None:
    a_screen()
    a_fire()
    assert not re.search(r"<script(?![^>]*\ssrc=)|<style|\sstyle=|\son\w+=", signed_in().get(path).text)


def test_a_form_from_elsewhere_raises_nothing() -> None:
    a_screen()
    stranger = Client(enforce_csrf_checks=True)
    stranger.force_login(an_administrator())

    assert stranger.post("/emergencies/new/fire", {"everywhere": "on", "stage": "raise"}).status_code == 403
    assert not Emergency.objects.exists()


@pytest.mark.parametrize(
    ("page", "where", "go_on"),
    [
        ("/emergencies/new/fire", "Phát ở đâu", "Xem lại trước khi phát"),
        ("/recalls/new", "Thu hồi ở đâu", "Xem lại trước khi ra lệnh"),
        ("/mournings/new", "Áp dụng ở đâu", "Xem lại trước khi ra lệnh"),
        ("/blackouts/new", "Áp dụng ở đâu", "Xem lại trước khi ra lệnh"),
    ],
)
def test_only_what_is_shown_is_called_shown(page: str, where: str, go_on: str) -> None:
    told = signed_in().get(page).text

    assert f"<legend>{where}</legend>" in told
    assert f">{go_on}</button>" in told


def test_things_of_one_code_are_offered_with_the_screen_whose_they_are_and_only_one_s_own_site_s() -> None:
    here, there, hidden_away = a_screen("A"), a_screen("B"), a_screen("C", "xa")
    for home in (here, there, hidden_away):
        Item.objects.create(code="MT1", name="Mục tiêu", home=home)
    user = User.objects.create(username="truc.ban")
    grants.give(user, Role.OPERATOR, Place(site=here.site_id), "tests")
    client = Client()
    client.force_login(user)
    page = client.get("/recalls/new").text

    assert re.findall(r'<option value="MT1">(.*?)</option>', page) == ["Mục tiêu · A", "Mục tiêu · B"]


def test_one_screen_at_one_site_is_said_as_one_says_it_in_english() -> None:
    site = a_screen().site
    browser = signed_in()
    browser.cookies["bangtin-language"] = "en"
    asked = {"site": site.code, "place": "Gate"}
    page = browser.post("/emergencies/new/fire", asked).text

    assert "on 1 screen at 1 site?" in page
    assert "1 screen has no player: nothing reaches it." in page
    assert "1 screen, 1 site<" in browser.get("/emergencies/new/fire").text


@pytest.mark.parametrize("screen", ["LED-GONE", "LED\0", "\0"])
def test_a_screen_that_is_no_more_makes_no_order_that_holds_everywhere(screen: str) -> None:
    a_screen()
    answer = signed_in().post("/blackouts/new", {"screen": [screen], "stage": "give"})

    assert (answer.status_code, Blackout.objects.count()) == (422, 0)
