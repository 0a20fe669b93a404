"""Where a person signed in before, strangers who guess at the password keep nobody out."""

import pytest
from django.core import signing
from django.test import Client
from pytest_django import Settings

from bangtin_server.accounts import known_browsers, lock_out, people, proof
from bangtin_server.accounts.models import User
from bangtin_server.console.account import known_browser
from tests.server.console.account.test_account_pages import BETTER, GOOD, code, with_second_factor

pytestmark = pytest.mark.django_db
NAME = "lan.nguyen"


@pytest.fixture(autouse=True)
def _quick_hashes(settings: Settings) -> None:
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]


def a_person(name: str = NAME) -> User:
    return User.objects.create_user(name, password=GOOD, full_name="Lan")


@pytest.fixture
def lan() -> User:
    return a_person()


def enters(browser: Client, password: str = GOOD, name: str = NAME) -> int:
    """Return the status of signing in, with nothing left of whoever was signed in before but the cookies of this."""
    browser.cookies.pop("bangtin", None)
    return browser.post("/sign-in", {"user_name": name, "password": password}).status_code


def known() -> Client:
    browser = Client()
    assert enters(browser) == 302
    return browser


def besieged() -> None:
    """Let strangers guess from everywhere until the name is locked."""
    for number in range(lock_out.MOST_OF_NAME):
        proof.sign_in(NAME, "wrong", f"198.51.100.{number}")
    assert enters(Client()) == 429


def test_who_signed_in_here_before_gets_in_while_strangers_guess(lan: User) -> None:
    browser = known()
    besieged()

    assert enters(browser) == 302
    assert browser.get("/account").status_code == 200
    assert lan.sign_ins.exists()


@pytest.mark.usefixtures("lan")
def test_a_known_browser_has_five_tries_of_its_own_and_they_cost_nobody_else_any() -> None:
    browser = known()
    assert [enters(browser, "wrong") for _ in range(lock_out.MOST_HERE)] == [403] * lock_out.MOST_HERE

    assert enters(browser) == 429
    assert lock_out.waits(NAME)
    assert enters(Client()) == 302
    lock_out.unlock(NAME, "an.nguyen")
    assert enters(browser) == 302


@pytest.mark.usefixtures("lan")
def test_a_browser_is_known_by_the_same_number_each_time_so_that_signing_in_buys_no_more_tries() -> None:
    browser = known()
    first = numbers(browser)
    enters(browser)

    assert numbers(browser) == first


def numbers(browser: Client) -> list[str]:
    cookies = [one.value for name, one in browser.cookies.items() if name.startswith("bangtin-known-")]
    return [known_browsers.number_of(value, NAME) for value in cookies]


@pytest.mark.usefixtures("lan")
def test_a_proof_of_one_person_is_no_way_to_another_and_a_forged_one_none_at_all() -> None:
    a_person("binh.tran")
    stranger = Client()
    assert enters(stranger, name="binh.tran") == 302
    [theirs] = [one.value for name, one in stranger.cookies.items() if name.startswith("bangtin-known-")]
    besieged()
    mine = known_browser._cookie(NAME)  # noqa: SLF001 - what a forger would find out
    for forged in (theirs, signing.dumps([NAME, "1", ""], key="x"), "%00", "::", "a" * 3000):
        stranger.cookies[mine] = forged
        assert enters(stranger) == 429


def test_a_new_password_ends_what_browsers_are_known_by(lan: User) -> None:
    stolen = known()
    people.set_password(lan, BETTER, "an.nguyen")
    besieged()

    assert enters(stolen, BETTER) == 429


def test_who_chooses_a_new_password_stays_known_here(lan: User) -> None:
    browser = known()
    change = {"password_now": GOOD, "password": BETTER, "password_again": BETTER}
    assert browser.post("/account/password", change).status_code == 302
    besieged()

    assert enters(browser, BETTER) == 302
    assert lan.username == NAME


def test_a_password_without_the_second_step_makes_no_browser_known(lan: User) -> None:
    browser = known()
    with_second_factor(browser, lan)
    thief = Client()
    assert enters(thief) == 302  # on to the second step
    assert not numbers(thief)
    besieged()

    assert enters(browser) == 302
    assert browser.post("/second-factor", {"code": code(lan, later=1)})["Location"] == "/"
    assert thief.post("/second-factor", {"code": code(lan, later=1)}).status_code == 429


def test_who_has_signed_in_can_prove_the_password_while_strangers_guess(lan: User) -> None:
    browser = known()
    besieged()
    made = browser.post("/tokens", {"name": "máy in", "password_now": GOOD})

    assert (made.status_code, lan.tokens.count()) == (200, 1)


@pytest.mark.usefixtures("lan")
def test_one_browser_knows_so_many_people_that_its_requests_stay_small() -> None:
    browser = Client()
    for number in range(known_browser.MOST + 3):
        a_person(f"ca.truc{number}")
        assert enters(browser, name=f"ca.truc{number}") == 302

    kept = [one for name, one in browser.cookies.items() if name.startswith("bangtin-known-") and one.value]
    assert len(kept) == known_browser.MOST
    assert kept[-1]["httponly"]
    assert kept[-1]["samesite"] == "Strict"
