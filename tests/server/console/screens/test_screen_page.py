import re
from datetime import timedelta
from io import BytesIO

import pytest
from django.test import Client
from PIL import Image
from pytest_django import Settings

from bangtin_playlists.instant import Instant
from bangtin_playlists.wire.heartbeat import Complaint, Heartbeat, ScreenState
from bangtin_server import clock
from bangtin_server.accounts.models import Grant, User
from bangtin_server.accounts.roles import Role
from bangtin_server.composition import keyring, storage
from bangtin_server.players import pictures
from bangtin_server.players.models import Command, Player, Screen, Site
from tests.server.api.people import an_administrator
from tests.server.machines import BOOT, Machine, a_screen

pytestmark = pytest.mark.django_db
PAGE = "/screens/LED-NCK-01"


@pytest.fixture
def browser() -> Client:
    client = Client()
    client.force_login(an_administrator())
    return client


@pytest.fixture
def machine() -> Machine:
    made = Machine()
    made.enrolled(a_screen())
    return made


def a_picture() -> bytes:
    made = BytesIO()
    Image.new("RGB", (64, 32), "navy").save(made, "PNG")
    return made.getvalue()


def test_a_screen_without_a_player_says_so_and_offers_no_picture(browser: Client) -> None:
    a_screen()
    page = browser.get(PAGE).text

    assert "Chưa có thiết bị phát" in page
    assert "Chưa có ảnh chụp" in page
    assert "figcaption><form" not in page
    assert browser.get(f"{PAGE}/picture").status_code == 404


def test_a_picture_that_is_asked_for_is_awaited_and_then_shown_with_its_age(browser: Client, machine: Machine) -> None:
    keyring().make(1)
    machine.tell("heartbeat", Heartbeat("p", BOOT, 1, Instant(0), "network"))
    asked = browser.post(f"{PAGE}/photograph")
    assert asked["Location"] == PAGE
    waiting = browser.get(PAGE).text
    assert "Đang chờ thiết bị gửi ảnh" in waiting
    assert 'hx-trigger="every 2s' in waiting

    machine.post("pictures/LED-NCK-01", a_picture())
    page = browser.get(PAGE).text
    assert "vừa xong" in page
    shown = browser.get(f"{PAGE}/picture")
    assert (shown["Content-Type"], shown.content) == ("image/png", a_picture())


@pytest.mark.usefixtures("machine")
def test_the_overview_shows_the_newest_look_at_a_wall(browser: Client) -> None:
    assert "<figure" not in browser.get("/").text
    screen, player = Screen.objects.get(), Player.objects.get()
    pictures.keep_look(screen, player, a_picture(), storage())
    pictures.keep(screen, player, a_picture(), storage())
    (found,) = re.findall(r'<figure class="look"><img src="([^"]+)"', browser.get("/").text)

    assert browser.get(found)["Content-Type"] == "image/jpeg"


def test_the_age_of_a_picture_grows(browser: Client, machine: Machine, settings: Settings) -> None:
    machine.post("pictures/LED-NCK-01", a_picture())
    settings.CLOCK_OFFSET = timedelta(minutes=5)

    assert re.search(r"<figcaption>.*5 phút trước", browser.get(PAGE).text, re.DOTALL)


def test_the_page_names_what_is_on_the_wall_and_what_the_player_complains_of(browser: Client, machine: Machine) -> None:
    told = ScreenState("LED-NCK-01", manifest_version=1, items={"main": "N1"})
    complaint = Complaint("medium_unplayable", "error", screen="LED-NCK-01", item="phim.mp4")
    beat = Heartbeat("p", BOOT, 1, Instant(0), "network", screens=(told,), complaints=(complaint,))
    machine.tell("heartbeat", beat)
    page = browser.get(PAGE).text

    assert "N1" in page
    assert "Thiếu hoặc không phát được một tệp" in page
    assert "phim.mp4" in page


def test_a_screen_that_nobody_drives_cannot_be_photographed(browser: Client) -> None:
    a_screen()
    answer = browser.post(f"{PAGE}/photograph", follow=True)

    assert "chưa có thiết bị phát nên không chụp được" in answer.text


@pytest.mark.parametrize("path", ["/screens/NO-SUCH", "/screens/NO-SUCH/picture", "/screens/%00", "/screens/Đình-Vũ"])
def test_a_screen_that_is_not_there_is_not_found(browser: Client, path: str) -> None:
    assert browser.get(path).status_code == 404


def test_the_page_is_for_who_has_signed_in() -> None:
    a_screen()
    for path in (PAGE, f"{PAGE}/picture"):
        assert Client().get(path)["Location"].startswith("/sign-in")
    assert Client().post(f"{PAGE}/photograph")["Location"].startswith("/sign-in")


def test_who_sees_another_site_finds_no_such_screen_and_may_not_ask(machine: Machine) -> None:
    del machine
    person = User.objects.create(username="khach", full_name="Khách")
    elsewhere = Site.objects.create(code="khac", name="Khác")
    Grant.objects.create(user=person, role=Role.OPERATOR, site=elsewhere, given_by="tests", given_at=clock.now())
    client = Client()
    client.force_login(person)

    assert client.get("/").status_code == 200
    assert [client.get(path).status_code for path in (PAGE, f"{PAGE}/picture")] == [404, 404]
    assert client.post(f"{PAGE}/photograph").status_code in {403, 404}
    assert not Command.objects.exists()
