"""What stands is one list: as many, in the same order, on every page."""

import re

import pytest
from django.test import Client

from bangtin_server.emergencies import alarms, blackouts
from bangtin_server.emergencies.models import Emergency
from bangtin_server.emergencies.reach import Given, Where
from bangtin_server.emergencies.templates import Particulars
from tests.server.api.people import an_administrator
from tests.server.machines import a_screen

pytestmark = pytest.mark.django_db

PLACES = ("Lô CN5", "Xưởng 2", "Kho hóa chất")


@pytest.fixture
def browser() -> Client:
    a_screen(), a_screen("LED-DV-01", "dv")
    for place in PLACES:
        message = alarms.from_template("fire", Particulars(place), None)
        alarms.raise_(message, Given(Where(("nck",)), "lan.nguyen"))
    blackouts.order(Given(Where(("dv",)), "lan.nguyen"))
    alarms.approve(Emergency.objects.order_by("pk")[0], "lanh-dao")
    client = Client()
    client.force_login(an_administrator())
    return client


def addresses(page: str) -> list[str]:
    return re.findall(r'href="(/(?:emergencies|blackouts|mournings)/\d+)"', page.partition("<main")[2])


def test_the_overview_and_the_emergencies_list_the_same_in_the_same_order(browser: Client) -> None:
    overview, emergencies = browser.get("/").text, browser.get("/emergencies").text

    assert addresses(overview) == addresses(emergencies)
    assert addresses(overview)[0].startswith("/blackouts/")
    assert len(addresses(overview)) == 4


def test_the_navigation_counts_what_stands_approved_or_not(browser: Client) -> None:
    for page in ("/", "/emergencies", "/account"):
        assert re.findall(r'<span class="waiting" title="Đang có hiệu lực">(\d+)<', browser.get(page).text) == ["4"]


def test_messages_of_one_template_are_told_apart_by_their_place(browser: Client) -> None:
    for page in ("/", "/emergencies"):
        assert re.findall(r"CHÁY – (.*?)<", browser.get(page).text) == [*reversed(PLACES)]


def test_where_nobody_named_a_place_a_line_of_the_template_is_not_taken_for_one() -> None:
    a_screen()
    alarms.raise_(alarms.from_template("drill", Particulars(""), None), Given(Where(), "lan.nguyen"))
    client = Client()
    client.force_login(an_administrator())

    assert '<span class="title">DIỄN TẬP</span>' in client.get("/").text
