"""The page of a screen: what an operator or a technician asks of its player, and what became of it."""

import re
from datetime import timedelta
from uuid import uuid4

import pytest
from django.test import Client
from pytest_django import Settings

from bangtin_playlists.instant import Instant
from bangtin_playlists.wire.command import Answer
from bangtin_server import clock
from bangtin_server.accounts.models import Grant, User
from bangtin_server.accounts.roles import Role
from bangtin_server.composition import keyring, storage
from bangtin_server.players.models import Command, Grievance, Player, Screen
from tests.server.machines import Machine, a_heartbeat, a_screen

pytestmark = pytest.mark.django_db
PAGE = "/screens/LED-NCK-01"


@pytest.fixture(autouse=True)
def _keys() -> None:
    keyring().make(clock.this_instant())


@pytest.fixture
def machine() -> Machine:
    made = Machine()
    made.enrolled(a_screen())
    made.tell("heartbeat", a_heartbeat())
    return made


def somebody(role: Role) -> Client:
    person = User.objects.create(username=f"mot.{role.value}", full_name="Một người")
    Grant.objects.create(user=person, role=role, given_by="tests", given_at=clock.now())
    client = Client()
    client.force_login(person)
    return client


@pytest.fixture
def browser() -> Client:
    return somebody(Role.TECHNICIAN)


def ask(browser: Client, **said: object) -> str:
    return browser.post(f"{PAGE}/commands", said, follow=True).text


@pytest.mark.parametrize(
    ("said", "deed", "words"),
    [
        (
            {"do": "identify", "minutes": "5"},
            {"type": "identify", "for_ms": 300_000},
            "Hiện tên màn hình · trong 300 giây",
        ),
        ({"do": "pattern"}, {"type": "pattern", "for_ms": 60_000}, "Hiện hình thử"),
        ({"do": "pattern-end"}, {"type": "pattern", "for_ms": 0}, "Tắt mẫu kiểm tra"),
        ({"do": "volume", "percent": "40"}, {"type": "volume", "percent": 40}, "Đặt âm lượng · 40 %"),
        ({"do": "volume", "percent": "0"}, {"type": "volume", "percent": 0}, "Đặt âm lượng · 0 %"),
        ({"do": "volume", "percent": ""}, {"type": "volume", "percent": None}, "Như đã đặt"),
        ({"do": "collect"}, {"type": "collect"}, "Nhận nội dung ngay"),
        ({"do": "photograph"}, {"type": "photograph"}, "Chụp màn hình"),
        ({"do": "restart-screen"}, {"type": "restart-screen"}, "Khởi động lại phần phát"),
        ({"do": "reboot"}, {"type": "reboot"}, "Khởi động lại thiết bị"),
        ({"do": "release", "digest": "ab" * 32}, {"type": "release", "digest": "ab" * 32}, "Bỏ tạm gác một tệp"),
    ],
)
@pytest.mark.usefixtures("machine")
def test_each_command_reaches_the_player_and_stands_in_the_history(
    browser: Client, said: dict[str, str], deed: dict[str, object], words: str
) -> None:
    page = ask(browser, **said)
    kept = Command.objects.get().deed

    assert {key: kept[key] for key in deed} == deed
    assert page.count(words) >= 2  # the line on top, and the history
    assert "mot.technician" in page
    assert "Chờ thiết bị" in page


@pytest.mark.usefixtures("machine")
def test_a_button_that_is_pressed_twice_asks_once(browser: Client, settings: Settings) -> None:
    key = re.findall(r'name="key" value="([^"]+)"', browser.get(PAGE).text)[0]
    for seconds in (0, 50, 100):  # the span of a log moves on meanwhile
        settings.CLOCK_OFFSET = timedelta(seconds=seconds)
        assert "Đã gửi lệnh" in ask(browser, do="send-journal", hours="6", key=key)

    assert Command.objects.count() == 1


def test_the_answer_is_told_in_words_and_the_same_form_again_says_that_it_was_asked(
    browser: Client, machine: Machine
) -> None:
    key = str(uuid4())
    ask(browser, do="reboot", key=key)
    machine.tell("answers", Answer(Command.objects.get().pk, "p", Instant(0), "refused", "reboot_refused"))
    page = browser.get(PAGE).text

    assert "Thiết bị từ chối" in page
    assert "Máy không cho khởi động lại" in page
    assert "Lệnh này đã gửi trước đó (Thiết bị từ chối)" in ask(browser, do="reboot", key=key)
    assert Command.objects.count() == 1


@pytest.mark.usefixtures("machine")
def test_a_command_for_a_player_that_is_away_waits_until_it_expires(browser: Client, settings: Settings) -> None:
    settings.CLOCK_OFFSET = timedelta(hours=1)
    assert "Lệnh sẽ chờ và hết hạn sau 15 phút" in browser.get(PAGE).text
    assert "chờ đến" in ask(browser, do="collect")

    settings.CLOCK_OFFSET = timedelta(hours=1, minutes=16)
    page = browser.get(PAGE).text
    assert "Hết hạn" in page
    assert "Thiết bị không liên lạc trước khi lệnh hết hạn" in page


@pytest.mark.usefixtures("machine")
def test_what_waits_can_be_cancelled_once(browser: Client) -> None:
    ask(browser, do="collect")
    address = f"{PAGE}/commands/{Command.objects.get().pk}/cancel"
    assert address in browser.get(PAGE).text

    page = browser.post(address, follow=True).text
    assert "mot.technician đã hủy" in page
    assert address not in page


def test_a_log_that_has_come_is_handed_out_as_a_file(browser: Client, machine: Machine) -> None:
    ask(browser, do="send-journal", hours="1")
    row = Command.objects.get()
    address = f"{PAGE}/commands/{row.pk}/log"
    assert browser.get(address).status_code == 404

    machine.post(f"logs/{row.pk}", "10:00 mọi thứ đều ổn\n".encode())
    machine.tell("answers", Answer(row.pk, "p", Instant(0), "done"))
    assert address in browser.get(PAGE).text
    came = browser.get(address)
    assert came.content.decode() == "10:00 mọi thứ đều ổn\n"
    assert came["Content-Disposition"].startswith("attachment; filename=")

    storage().drop(row.bundle.name)
    assert browser.get(address).status_code == 404


@pytest.mark.parametrize(
    "said",
    [{}, {"do": "dance"}, {"do": "release"}, {"do": "identify", "minutes": "999"}, {"do": "collect", "key": "x"}],
)
@pytest.mark.usefixtures("machine")
def test_what_no_form_of_ours_sends_is_refused_in_words(browser: Client, said: dict[str, str]) -> None:
    assert "Không hiểu lệnh này" in ask(browser, **said)
    assert not Command.objects.exists()


def test_a_screen_that_nobody_drives_takes_no_command(browser: Client) -> None:
    a_screen()
    assert "chưa có thiết bị phát nên không nhận được lệnh" in browser.get(PAGE).text
    assert "không nhận được lệnh nào" in ask(browser, do="collect")


@pytest.mark.usefixtures("machine")
def test_who_may_only_see_is_offered_no_command_and_no_log() -> None:
    Grievance.objects.create(
        player=Player.objects.get(), code="quarantined", severity="error", digest="ab" * 32, since=clock.now()
    )
    ask(somebody(Role.OPERATOR), do="send-journal")
    page = somebody(Role.REVIEWER).get(PAGE).text

    assert "Gửi nhật ký" in page
    assert f"{PAGE}/commands" not in page
    assert f"{PAGE}/photograph" not in page


def test_a_machine_that_drives_two_screens_says_which_go_dark() -> None:
    both = a_screen(), a_screen("LED-NCK-02")
    Machine().enrolled(*both)
    ask(somebody(Role.OPERATOR), do="reboot")

    assert "LED-NCK-01, LED-NCK-02 tối cho đến khi máy chạy lại" in somebody(Role.TECHNICIAN).get(PAGE).text
    assert "Khởi động lại thiết bị" in somebody(Role.REVIEWER).get("/screens/LED-NCK-02").text
    assert Screen.objects.count() == 2


@pytest.mark.usefixtures("machine")
def test_the_part_that_refreshes_itself_holds_no_form_that_is_being_filled_in(browser: Client) -> None:
    part = browser.get(PAGE, headers={"HX-Request": "true"}).text

    assert "<html" not in part
    assert "<select" not in part
    assert part.count('hx-swap-oob="true"') == 2
