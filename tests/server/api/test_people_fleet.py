from datetime import timedelta

import pytest
from pytest_django import Settings

from bangtin_playlists.instant import Instant
from bangtin_playlists.wire.heartbeat import Heartbeat, ScreenState
from bangtin_server import clock
from bangtin_server.accounts.models import AuditEvent
from bangtin_server.players import enrolment
from bangtin_server.players.models import Screen, Site
from bangtin_server.scheduling.models import Due, Publication
from tests.server.api.people import Program
from tests.server.machines import BOOT, Machine, a_screen

pytestmark = pytest.mark.django_db


def test_a_technicians_program_makes_a_site_a_screen_and_enrols_a_player() -> None:
    program, machine = Program(), Machine()
    assert program.post("sites", {"code": "dinh-vu", "name": "KCN Đình Vũ"}).status_code == 201
    wanted = {"name": "LED-DV-01", "site": "dinh-vu", "width": 1280, "height": 640}
    made = program.post("screens", wanted)
    asked = machine.post("enrolments", b"{}").json()
    enrolled = program.post("enrolments", {"code": f" {asked['code'].lower()}", "screens": ["LED-DV-01"]})

    assert made.status_code == 201
    assert made.json()["state"] == {"code": "no_player", "vi": "Chưa có thiết bị phát", "en": "No player"}
    assert enrolled.json() == {"player": "LED-DV-01-P1", "site": "dinh-vu", "screens": ["LED-DV-01"]}
    assert machine.get("addresses").status_code == 200
    assert program.get("screens/LED-DV-01").json()["state"]["code"] == "never_heard"
    assert list(AuditEvent.objects.exclude(deed="token-made").order_by("pk").values_list("deed", "by")) == [
        ("site-made", "lan.nguyen"),
        ("screen-made", "lan.nguyen"),
        ("player-enrolled", "lan.nguyen"),
    ]


def test_wrong_codes_are_few() -> None:
    program = Program()
    a_screen()
    body = {"code": "AAAAAAAA", "screens": ["LED-NCK-01"]}
    answers = [program.post("enrolments", body).status_code for _ in range(enrolment.MOST_WRONG_CODES + 1)]

    assert answers == [409] * enrolment.MOST_WRONG_CODES + [429]


def test_a_screen_is_acknowledged_once_its_player_names_the_version() -> None:
    program, machine, screen = Program(), Machine(), a_screen()
    machine.enrolled(screen)
    Due.objects.all().delete()
    Publication.objects.create(screen=screen, version=7, fingerprint="f", document=b"", since=clock.now())

    def beat(version: int) -> dict[str, object]:
        told = ScreenState("LED-NCK-01", manifest_version=version)
        machine.tell("heartbeat", Heartbeat("p", BOOT, 1, Instant(0), "network", screens=(told,)))
        manifest: dict[str, object] = program.get("screens/LED-NCK-01").json()["manifest"]
        return manifest

    assert beat(6) == {"version": 7, "since": beat(6)["since"], "due": False, "on_wall": 6, "acknowledged": False}
    assert beat(7)["acknowledged"] is True


def test_publishing_by_hand_marks_the_screen() -> None:
    program = Program()
    a_screen()
    Due.objects.all().delete()

    assert program.post("screens/LED-NCK-01/publish").json()["manifest"]["due"] is True
    assert AuditEvent.objects.filter(deed="publish-asked").count() == 1


@pytest.mark.parametrize(
    "body",
    [
        {},
        {"code": "x", "name": ""},
        {"code": "Đình Vũ", "name": "x"},
        {"code": "x\n", "name": "x"},
        {"code": "x", "name": "a\0b"},
        {"code": "x", "name": "\ud800"},
        {"code": "x", "name": "x" * 201},
        {"code": "x", "name": "x", "surprise": 1},
        [],
        "text",
    ],
)
def test_a_site_that_is_not_right_is_refused_in_both_languages(body: object) -> None:
    answer = Program().post("sites", body or "[]")

    assert answer.status_code in {400, 422}
    assert answer.json()["vi"]
    assert answer.json()["en"]
    assert not Site.objects.exists()


@pytest.mark.parametrize(
    "change",
    [
        {"width": 0},
        {"height": 1 << 70},
        {"timezone": "Mars/Olympus"},
        {"site": "nowhere"},
        {"name": "../up"},
        {"name": "a/b"},
    ],
)
def test_a_screen_that_is_not_right_is_refused(change: dict[str, object]) -> None:
    program = Program()
    program.post("sites", {"code": "a", "name": "A"})
    answer = program.post("screens", {"name": "S", "site": "a", "width": 100, "height": 100} | change)

    assert answer.status_code in {404, 422}
    assert not Screen.objects.exists()


def test_what_is_there_already_is_not_made_twice() -> None:
    program = Program()
    for status in (201, 422):
        assert program.post("sites", {"code": "a", "name": "A"}).status_code == status
    for status in (201, 422):
        assert program.post("screens", {"name": "S", "site": "a", "width": 99, "height": 99}).status_code == status


def test_sites_say_whether_every_player_has_the_orders(settings: Settings) -> None:
    settings.CLOCK_OFFSET = timedelta()
    program, machine, screen = Program(), Machine(), a_screen()
    machine.enrolled(screen)
    screen.site.orders_publications.create(version=5, fingerprint="f", document=b"", since=clock.now())
    for version, acknowledged in ((4, False), (5, True)):
        machine.tell("heartbeat", Heartbeat("p", BOOT, 1, Instant(0), "network", orders_version=version))
        assert program.get("sites").json()["items"][0]["acknowledged"] is acknowledged


@pytest.mark.parametrize("secret", ["", "bangtin_wrong", "x" * 5000])
def test_without_a_token_that_counts_nothing_is_told(secret: str) -> None:
    answer = Program(secret).get("sites")

    assert answer.status_code == 401
    assert "Bearer" in answer["WWW-Authenticate"]
    assert set(answer.json()) == {"vi", "en"}
