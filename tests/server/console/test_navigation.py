"""Whatever the navigation names is there, for whoever sees it named."""

import re

import pytest
from django.test import Client

from bangtin_server import clock
from bangtin_server.accounts.models import Grant, Unit, User
from bangtin_server.accounts.roles import Role
from bangtin_server.players.models import Site
from tests.server.machines import a_screen

pytestmark = pytest.mark.django_db

EVERYWHERE, AT_A_SITE, IN_A_UNIT = "everywhere", "at a site", "in a unit"


def somebody(role: Role | None, where: str = EVERYWHERE) -> Client:
    """Return a browser in which somebody of that role has signed in."""
    a_screen()
    user = User.objects.create(username="ai.do", full_name="Ai Đó")
    place: dict[str, object] = {}
    if where == AT_A_SITE:
        place = {"site": Site.objects.get()}
    elif where == IN_A_UNIT:
        place = {"unit": Unit.objects.create(name="Khu A")}
    if role is not None:
        Grant.objects.create(user=user, role=role, given_by="tests", given_at=clock.now(), **place)
    client = Client()
    client.force_login(user)
    return client


def named(page: str) -> list[str]:
    """Return the addresses that the frame of a page leads to."""
    header = page.partition("<header")[2].partition("</header>")[0]
    return list(dict.fromkeys(re.findall(r'href="(/[^"]*)"', header)))


def home(client: Client) -> str:
    """Return the page on which somebody lands who has signed in."""
    return client.get("/account").text


@pytest.mark.parametrize("where", [EVERYWHERE, AT_A_SITE, IN_A_UNIT])
@pytest.mark.parametrize("role", list(Role))
def test_every_link_of_the_navigation_leads_to_a_page(role: Role, where: str) -> None:
    client = somebody(role, where)
    found = [address for address in named(home(client)) if not address.startswith("/static/")]

    assert len(found) > 2
    assert {address: client.get(address).status_code for address in found} == dict.fromkeys(found, 200)


def test_who_has_no_role_yet_is_led_to_their_own_page_at_least() -> None:
    client = somebody(None)

    assert "/account" in named(home(client))


def test_an_administrator_is_led_to_every_part(client: Client) -> None:
    parts = {"/playlists", "/schedule", "/library", "/emergencies", "/enrol", "/counts", "/people", "/audit"}
    user = User.objects.create(username="ai.do", full_name="Ai Đó")
    given = {"user": user, "given_by": "tests", "given_at": clock.now()}
    Grant.objects.bulk_create(Grant(role=role, **given) for role in Role)
    client.force_login(user)

    assert parts <= set(named(home(client)))
