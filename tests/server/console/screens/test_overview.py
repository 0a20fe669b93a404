"""The overview: a thousand screens are as usable as one, and what stands open refreshes itself."""

from datetime import timedelta
from io import BytesIO

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from PIL import Image
from pytest_django import DjangoAssertNumQueries, Settings

from bangtin_server import clock
from bangtin_server.accounts.models import SignIn
from bangtin_server.composition import storage
from bangtin_server.emergencies import blackouts
from bangtin_server.emergencies.reach import Given, Where
from bangtin_server.players import pictures
from bangtin_server.players.models import Screen, ScreenGroup, Site
from bangtin_server.scheduling.models import Entry, Playlist, Publication
from tests.server.api.people import an_administrator
from tests.server.machines import Machine, a_heartbeat, a_screen

pytestmark = pytest.mark.django_db
HEARD, OTHERS = 5, 995


@pytest.fixture
def browser() -> Client:
    client = Client()
    client.force_login(an_administrator())
    return client


def published(screen: Screen) -> None:
    Playlist.objects.create(code="ngay", home=screen)
    Publication.objects.create(screen=screen, version=1, fingerprint="f", document=b"", since=clock.now())


def heard(name: str) -> None:
    screen, machine = a_screen(name), Machine()
    machine.enrolled(screen)
    machine.tell("heartbeat", a_heartbeat())
    published(screen)


def test_a_thousand_screens_cost_as_many_queries_as_one(django_assert_num_queries: DjangoAssertNumQueries) -> None:
    client = Client()
    client.force_login(an_administrator())
    heard("S0")
    with CaptureQueriesContext(connection) as ran:
        client.get("/")
    asked = len(ran)
    for number in range(1, HEARD):
        heard(f"S{number}")
    site = Site.objects.get()
    columns = {"site": site, "width": 96, "height": 96, "made_at": clock.now()}
    for screen in Screen.objects.bulk_create(Screen(name=f"T{number}", **columns) for number in range(OTHERS)):
        published(screen)

    with django_assert_num_queries(asked):
        page = client.get("/").content.decode()
    assert page.count('<th scope="row">') == 50
    assert f"<b>{HEARD + OTHERS}</b>" in page
    with django_assert_num_queries(asked):
        last = client.get("/?page=20").content.decode()
    assert last.count('<th scope="row">') == 50
    assert "Trang 20 / 20" in last


def named(page: str) -> list[str]:
    return [part.partition('"')[0] for part in page.split('id="to-')[1:]]


def test_screens_are_found_by_name_and_site_without_marks(browser: Client) -> None:
    a_screen("LED-01", "dv")
    a_screen("LED-02", "nck")
    Site.objects.filter(code="dv").update(name="KCN Đình Vũ")

    assert named(browser.get("/").text) == ["LED-01", "LED-02"]
    for asked in ("q=dinh+vu", "q=Đình+led", "q=01", "site=dv", "q=LED&site=dv&page=7"):
        assert named(browser.get(f"/?{asked}").text) == ["LED-01"], asked
    assert "Không có màn hình nào như vậy" in browser.get("/?q=hà+nội").text


def test_a_state_that_is_chosen_leaves_the_numbers_of_the_others(browser: Client) -> None:
    heard("S-1")
    a_screen("S-2", "dv")
    page = browser.get("/?state=no_player").text

    assert named(page) == ["S-2"]
    assert "<b>1</b> Trực tuyến" in page
    assert "<b>2</b> Tất cả" in page


@pytest.mark.parametrize("asked", ["state=tired", "page=-1", "page=99999999999", "q=%00", "site=%F0%9F", "page=²"])
def test_what_an_address_says_amiss_asks_for_nothing(browser: Client, asked: str) -> None:
    a_screen()

    assert browser.get(f"/?{asked}").status_code == 200


def test_the_part_that_refreshes_itself_comes_alone_and_brings_what_holds(browser: Client) -> None:
    a_screen()
    blackouts.order(Given(Where(("nck",)), "truc-ban"))
    part = browser.get("/?q=led", headers={"HX-Request": "true"}).text

    assert "<html" not in part
    assert 'hx-get="/?q=led" hx-trigger="every 20s, wake"' in part
    assert 'id="standing"' in part
    assert 'hx-swap-oob="true"' in part
    assert "Dừng khẩn cấp" in part


def test_a_look_says_its_age_and_an_old_one_is_shown_as_old(browser: Client, settings: Settings) -> None:
    heard("S-1")
    screen, made = Screen.objects.get(), BytesIO()
    Image.new("RGB", (64, 32), "navy").save(made, "JPEG")
    assert screen.player is not None
    pictures.keep_look(screen, screen.player, made.getvalue(), storage())

    assert '<figure class="look">' in browser.get("/").text
    settings.CLOCK_OFFSET = timedelta(minutes=3)
    page = browser.get("/").text
    assert '<figure class="look old">' in page
    assert "3 phút trước</figcaption>" in page


def test_a_page_that_only_stands_open_does_not_keep_its_reader_signed_in(browser: Client, settings: Settings) -> None:
    before = SignIn.objects.get().seen_at
    settings.CLOCK_OFFSET = timedelta(hours=2)
    browser.get("/", headers={"HX-Request": "true", "X-Live": "1"})
    assert SignIn.objects.get().seen_at == before

    browser.get("/")
    assert SignIn.objects.get().seen_at > before


@pytest.mark.parametrize("target", ["screen", "site", "group"])
def test_a_shared_list_on_the_schedule_is_a_programme(browser: Client, target: str) -> None:
    screen = a_screen("S-1")
    Publication.objects.create(screen=screen, version=1, fingerprint="f", document=b"", since=clock.now())
    assert "Chưa có chương trình" in browser.get("/").text

    group = ScreenGroup.objects.create(code="nhom", name="Nhóm")
    group.screens.add(screen)
    at = {"screen": screen, "site": screen.site, "group": group}[target]
    Entry.objects.create(code="e", position=1, playlist=Playlist.objects.create(code="chung"), **{target: at})
    assert "Đã phát hành" in browser.get("/").text
