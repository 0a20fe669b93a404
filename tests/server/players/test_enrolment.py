from collections.abc import Iterable
from datetime import timedelta

import pytest
from pytest_django import Settings

from bangtin_server import clock
from bangtin_server.accounts import attempts
from bangtin_server.errors import EnrolmentError, TooManyAttemptsError
from bangtin_server.players import enrolment
from bangtin_server.players.models import Screen, Site
from bangtin_server.scheduling.models import Due

pytestmark = pytest.mark.django_db


def a_screen(name: str = "LED-DV-01") -> Screen:
    site = Site.objects.get_or_create(code="dinh-vu", defaults={"name": "KCN Đình Vũ"})[0]
    return Screen.objects.create(name=name, site=site, width=1280, height=640, made_at=clock.now())


def test_the_code_on_the_wall_makes_the_machine_the_screens_player() -> None:
    screen = a_screen()
    asked = enrolment.ask("key-1", {})
    player = enrolment.accept(f" {asked.code[:4].lower()}-{asked.code[4:]} ", [screen], "kỹ thuật viên")
    screen.refresh_from_db()

    assert screen.player == player
    assert player.public_key == "key-1"
    assert Due.objects.get().screen == screen


def test_a_code_works_once_and_for_minutes_only(settings: Settings) -> None:
    first, second = enrolment.ask("key-1", {}), enrolment.ask("key-2", {})
    enrolment.accept(first.code, [a_screen()], "t")
    with pytest.raises(EnrolmentError):
        enrolment.accept(first.code, [a_screen("LED-DV-02")], "t")
    settings.CLOCK_OFFSET = enrolment.LASTS + timedelta(seconds=1)
    with pytest.raises(EnrolmentError):
        enrolment.accept(second.code, [a_screen("LED-DV-03")], "t")


def test_the_same_machine_asking_again_keeps_its_code() -> None:
    assert enrolment.ask("key-1", {}).code == enrolment.ask("key-1", {}).code


def test_letters_that_look_alike_on_a_wall_are_not_used() -> None:
    assert not set("B8I1O0S5Z2") & set(enrolment.LETTERS)


def test_a_swapped_player_takes_the_screen_over_and_the_old_one_is_revoked() -> None:
    screen = a_screen()
    old = enrolment.accept(enrolment.ask("key-1", {}).code, [screen], "t")
    known = old.token, old.site.token
    screen.refresh_from_db()
    new = enrolment.accept(enrolment.ask("key-2", {}).code, [screen], "t")
    for row in (old, screen, old.site):
        row.refresh_from_db()

    assert screen.player == new
    assert old.revoked_at is not None
    assert (old.token, old.site.token) != known
    assert [(one.player, one.until is None) for one in screen.assignments.order_by("pk")] == [(old, False), (new, True)]


def test_who_types_wrong_codes_is_stopped_before_a_right_one_counts(settings: Settings) -> None:
    asked = enrolment.ask("key-1", {})
    for _ in range(enrolment.MOST_WRONG_CODES):
        with pytest.raises(EnrolmentError, match="no player shows"):
            enrolment.accept("AAAAAAAA", [a_screen_again()], "t")
    with pytest.raises(TooManyAttemptsError):
        enrolment.accept(asked.code, [a_screen_again()], "t")
    enrolment.accept(asked.code, [a_screen_again()], "somebody else")
    settings.CLOCK_OFFSET = attempts.WITHIN + timedelta(seconds=1)
    enrolment.accept(enrolment.ask("key-2", {}).code, [a_screen_again()], "t")


def a_screen_again() -> Screen:
    return Screen.objects.filter(name="LED-DV-01").first() or a_screen()


def test_one_machine_stands_at_one_site() -> None:
    elsewhere = Site.objects.create(code="vsip", name="VSIP")
    other = Screen.objects.create(name="LED-VSIP-01", site=elsewhere, width=1, height=1, made_at=clock.now())
    asked = enrolment.ask("key-1", {})
    for screens in ([a_screen(), other], []):
        with pytest.raises(EnrolmentError, match="one site"):
            enrolment.accept(asked.code, screens, "t")


def asked_from(addresses: Iterable[str]) -> int:
    """Return how many of machines at *addresses* get a code."""
    got = 0
    for number, address in enumerate(addresses):
        try:
            enrolment.ask(f"{address} {number}", {}, address)
        except TooManyAttemptsError:
            continue
        got += 1
    return got


@pytest.mark.parametrize("within", ["203.0.113.{}", "2001:db8::{}", "::ffff:203.0.113.{}"])
def test_one_network_gets_only_so_many_codes(within: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(enrolment, "MOST_NEW_OF_NETWORK", 3)
    monkeypatch.setattr(enrolment, "FEW", 2)
    assert asked_from(within.format(number) for number in range(10)) == 3
    assert asked_from(["198.51.100.1", "2001:db8:0:1::1"]) == 2


def test_a_flood_leaves_a_reserve_to_networks_that_ask_little(monkeypatch: pytest.MonkeyPatch) -> None:
    for name, most in (("MOST_NEW_OF_NETWORK", 5), ("MOST_NEW_ANYWHERE", 8), ("RESERVE", 4), ("FEW", 2)):
        monkeypatch.setattr(enrolment, name, most)
    assert asked_from(f"203.0.{network}.{host}" for network in (1, 2) for host in range(10)) == 8
    assert asked_from(f"198.51.100.{host}" for host in range(10)) == 2
