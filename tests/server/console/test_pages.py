import re
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from pytest_django import Settings

from bangtin_playlists.instant import Instant
from bangtin_playlists.wire.heartbeat import Heartbeat, ScreenState
from bangtin_server import console
from bangtin_server.accounts import lock_out, sign_in_link, tokens
from bangtin_server.accounts.models import AuditEvent, User
from bangtin_server.console.words import PHRASES
from bangtin_server.emergencies import alarms
from bangtin_server.emergencies.reach import Given, Where
from bangtin_server.emergencies.templates import Particulars
from bangtin_server.players import enrolment
from bangtin_server.players.models import Player, Screen, Site
from tests.server.api.people import an_administrator
from tests.server.machines import BOOT, Machine, a_screen

pytestmark = pytest.mark.django_db

GOOD = "ba con voi xám"
FIRST = {"user_name": "lan.nguyen", "full_name": "Nguyễn Thị Lan", "password": GOOD, "password_again": GOOD}


@pytest.fixture(autouse=True)
def _quick_hashes(settings: Settings) -> None:
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]


@pytest.fixture
def browser() -> Client:
    client = Client()
    client.force_login(an_administrator())
    return client


def a_code() -> str:
    return str(Machine().post("enrolments", b'{"name": "minipc-07"}').json()["code"])


def test_the_one_time_link_makes_an_administrator_who_is_then_signed_in() -> None:
    client, address = Client(), f"/sign-in/{sign_in_link.make()}"
    assert "Tạo quản trị viên đầu tiên" in client.get(address).text
    made = client.post(address, FIRST)

    assert (made.status_code, made["Location"]) == (302, "/")
    assert client.get("/").status_code == 200
    assert User.objects.get().full_name == "Nguyễn Thị Lan"
    assert client.get(address).status_code == 410


def test_looking_at_the_link_does_not_use_it_up() -> None:
    address = f"/sign-in/{sign_in_link.make()}"
    for _ in range(2):
        assert Client().get(address).status_code == 200


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"user_name": "Lân"}, "Tên này không dùng được."),
        ({"password": "ngắn", "password_again": "ngắn"}, "Mật khẩu cần ít nhất 12 ký tự."),
        ({"password_again": "khác hẳn đi"}, "Hai lần nhập mật khẩu khác nhau."),
        ({"full_name": ""}, "bắt buộc"),
    ],
)
def test_what_is_wrong_with_the_first_account_is_said_in_vietnamese(change: dict[str, str], said: str) -> None:
    answer = Client().post(f"/sign-in/{sign_in_link.make()}", FIRST | change)

    assert answer.status_code == 422
    assert said in answer.text
    assert not User.objects.exists()


def test_people_sign_in_and_out_and_come_to_the_page_that_they_wanted() -> None:
    Client().post(f"/sign-in/{sign_in_link.make()}", FIRST)
    client = Client()
    wanted = client.get("/enrol/ACDEFGHJ")
    assert wanted["Location"] == "/sign-in?next=%2Fenrol%2FACDEFGHJ"
    entered = client.post("/sign-in", {"user_name": "lan.nguyen", "password": GOOD, "next": "/enrol/ACDEFGHJ"})
    assert entered["Location"] == "/enrol/ACDEFGHJ"
    assert client.post("/sign-out")["Location"] == "/sign-in"
    assert client.get("/").status_code == 302
    assert list(AuditEvent.objects.exclude(deed="role-given").order_by("pk").values_list("deed", "address")) == [
        ("account-made", "127.0.0.1"),
        ("sign-in", "127.0.0.1"),
        ("sign-out", "127.0.0.1"),
    ]


@pytest.mark.parametrize("elsewhere", ["https://evil.example/", "//evil.example", "javascript:alert(1)", "/\\evil"])
def test_the_sign_in_never_leads_to_another_site(elsewhere: str) -> None:
    Client().post(f"/sign-in/{sign_in_link.make()}", FIRST)
    entered = Client().post("/sign-in", {"user_name": "lan.nguyen", "password": GOOD, "next": elsewhere})

    assert entered["Location"] == "/"


def test_wrong_passwords_end_in_a_wait() -> None:
    an_administrator()
    statuses = [
        Client().post("/sign-in", {"user_name": "lan.nguyen", "password": "x"}).status_code
        for _ in range(lock_out.MOST_HERE + 1)
    ]
    assert statuses == [403] * lock_out.MOST_HERE + [429]


def test_a_form_from_elsewhere_is_refused() -> None:
    answer = Client(enforce_csrf_checks=True).post("/sign-in", {"user_name": "x", "password": "y"})

    assert answer.status_code == 403
    assert "Biểu mẫu đã cũ" in answer.text


@pytest.mark.parametrize("path", ["/", "/sign-in", "/enrol", "/tokens", "/nothing"])
def test_every_page_has_the_strict_policy_and_nothing_inline(browser: Client, path: str) -> None:
    answer = browser.get(path)
    policy = {one.split()[0]: one.split()[1:] for one in answer["Content-Security-Policy"].split("; ")}

    assert policy["default-src"] == policy["base-uri"] == policy["frame-ancestors"] == ["'none'"]
    assert "unsafe" not in str(policy)
    assert not re.search(r"<script(?! src=)|<style|\sstyle=|\son\w+=", answer.text)


def test_pages_are_vietnamese_until_a_browser_asks_for_english(browser: Client) -> None:
    assert 'lang="vi"' in browser.get("/", headers={"Accept-Language": "en"}).text
    switched = browser.post("/language", {"language": "en", "next": "/tokens"})
    assert switched["Location"] == "/tokens"
    page = browser.get("/")
    assert 'lang="en"' in page.text
    assert "No screens yet" in page.text
    assert page["Content-Language"] == "en"


@pytest.mark.parametrize("key", sorted(PHRASES))
def test_each_phrase_is_there_in_both_languages_with_the_same_gaps(key: str) -> None:
    phrase = PHRASES[key]

    assert phrase.vi
    assert phrase.en
    assert sorted(re.findall(r"{\w+}", phrase.vi)) == sorted(re.findall(r"{\w+}", phrase.en))


def test_every_word_that_a_template_asks_for_is_there() -> None:
    templates = Path(str(console.__file__)).parent / "templates"
    asked = {word for path in templates.rglob("*.html") for word in re.findall(r"\bw\.(\w+)", path.read_text("utf-8"))}
    assert asked
    assert asked <= PHRASES.keys()


def test_the_overview_tells_silence_from_darkness(browser: Client, settings: Settings) -> None:
    online, dark, lost = Machine(), Machine(), Machine()
    for machine, name in ((online, "A"), (dark, "B"), (lost, "C")):
        machine.enrolled(a_screen(name))
    a_screen("D")
    lost.tell("heartbeat", Heartbeat("p", BOOT, 1, Instant(0), "network"))
    settings.CLOCK_OFFSET = timedelta(hours=3)
    online.tell("heartbeat", Heartbeat("p", BOOT, 1, Instant(0), "network"))
    told = ScreenState("B", dark="hours")
    dark.tell("heartbeat", Heartbeat("p", BOOT, 1, Instant(0), "network", screens=(told,)))
    page = browser.get("/").text

    assert re.findall(r'<span class="pill (\w+)">([^<]+)', page) == [
        ("good", "Trực tuyến"),
        ("dark", "Tắt theo giờ hoạt động"),
        ("bad", "Mất kết nối"),
        ("none", "Chưa có thiết bị phát"),
    ]
    assert "3 giờ trước" in page


def test_the_overview_says_what_holds(browser: Client) -> None:
    a_screen()
    message = alarms.from_template("fire", Particulars("KCN"), None)
    row = alarms.raise_(message, Given(Where(("nck",)), "truc-ban"))
    assert "Tin khẩn cấp" in browser.get("/").text
    alarms.clear(row, "truc-ban")
    assert "Tin khẩn cấp" not in browser.get("/").text


def test_a_technician_enters_the_code_and_chooses_the_screen(browser: Client) -> None:
    code, screen = a_code(), a_screen()
    entered = browser.post("/enrol", {"code": f"{code[:4].lower()} {code[4:]}"})
    assert entered["Location"] == f"/enrol/{code}"
    assert "minipc-07" in browser.get(entered["Location"]).text
    done = browser.post(entered["Location"], {"screen": screen.name})

    assert done["Location"] == "/"
    screen.refresh_from_db()
    assert screen.player is not None
    assert screen.player.enrolled_by == "lan.nguyen"
    assert "Đã kích hoạt LED-NCK-01-P1" in browser.get("/").text


def test_a_technician_makes_the_screen_and_its_site_on_the_way(browser: Client) -> None:
    wanted = {"screen": "new", "name": "LED-TC-01", "width": "640", "height": "320", "new_site": "KCN  Tràng Cát"}
    assert browser.post(f"/enrol/{a_code()}", wanted).status_code == 302

    screen = Screen.objects.select_related("site", "player").get()
    assert (screen.site.code, screen.site.name, screen.width) == ("kcn-trang-cat", "KCN Tràng Cát", 640)
    assert screen.player is not None


@pytest.mark.parametrize(
    "change",
    [
        {"name": "Màn hình 1"},
        {"name": ""},
        {"width": "0"},
        {"height": "x"},
        {"new_site": ""},
        {"site": "no", "new_site": ""},
    ],
)
def test_a_new_screen_that_is_not_right_leaves_nothing_behind(browser: Client, change: dict[str, str]) -> None:
    wanted = {"screen": "new", "name": "S", "width": "640", "height": "320", "new_site": "KCN"} | change
    answer = browser.post(f"/enrol/{a_code()}", wanted)

    assert answer.status_code == 422
    assert 'class="wrong"' in answer.text or 'class="notice bad"' in answer.text
    assert not Screen.objects.exists()
    assert not Site.objects.exists()
    assert not Player.objects.exists()


@pytest.mark.parametrize("body", [{}, {"screen": "NO-SUCH"}])
def test_a_screen_must_be_chosen(browser: Client, body: dict[str, str]) -> None:
    assert browser.post(f"/enrol/{a_code()}", body).status_code == 422


def test_guessing_codes_by_page_or_address_ends_in_a_wait(browser: Client) -> None:
    def tries() -> Any:  # noqa: ANN401 - what Django's test client answers has no type of its own
        yield from (browser.post("/enrol", {"code": "AAAAAAAA"}) for _ in range(enrolment.MOST_WRONG_CODES - 1))
        yield browser.get("/enrol/AAAAAAAC")
        yield browser.post("/enrol", {"code": a_code()})

    assert [one.status_code for one in tries()] == [422] * enrolment.MOST_WRONG_CODES + [429]


def test_a_token_wants_the_password_is_shown_once_and_can_be_revoked() -> None:
    person = an_administrator()
    person.set_password(GOOD)
    person.save()
    browser = Client()
    browser.force_login(person)
    refused = browser.post("/tokens", {"name": "máy nhập", "password_now": "sai"})
    assert (refused.status_code, person.tokens.count()) == (422, 0)
    page = browser.post("/tokens", {"name": "máy nhập", "password_now": GOOD}).text
    found = re.search(r"bangtin_[\w-]+", page)
    assert found
    assert tokens.user_of(found[0]) == an_administrator()
    assert found[0] not in browser.get("/tokens").text
    row = an_administrator().tokens.get()
    assert browser.post(f"/tokens/{row.pk}/revoke").status_code == 302
    assert tokens.user_of(found[0]) is None


def test_nobody_revokes_anothers_token(browser: Client) -> None:
    other = an_administrator("other.one")
    secret = tokens.make(other, "hers", "other.one")

    assert browser.post(f"/tokens/{other.tokens.get().pk}/revoke").status_code == 404
    assert browser.post(f"/tokens/{1 << 80}/revoke").status_code == 404
    assert tokens.user_of(secret) == other


def test_a_site_made_on_the_way_goes_again_when_its_screen_cannot_be_made(browser: Client) -> None:
    a_screen("S", "nck")
    wanted = {"screen": "new", "name": "S", "width": "640", "height": "320", "new_site": "KCN Tràng Cát"}

    assert browser.post(f"/enrol/{a_code()}", wanted).status_code == 422
    assert [site.code for site in Site.objects.all()] == ["nck"]


def test_a_name_that_is_not_the_centres_is_refused_in_both_languages_with_the_right_one(settings: Settings) -> None:
    settings.ALLOWED_HOSTS = ["centre.example"]
    page = Client().get("/sign-in", headers={"Host": "192.0.2.7<script>"})
    told = Client().get("/api/v1/sites", headers={"Host": "192.0.2.7"})
    assert page.status_code == told.status_code == 400
    for text in (page.content.decode(), told.json()["vi"], told.json()["en"]):
        assert settings.ENVIRONMENT.address in text
        assert "BANGTIN_ADDRESS" in text
    assert "Hãy mở" in page.content.decode()
    assert "Open http" in page.content.decode()
    assert b"<script" not in page.content
