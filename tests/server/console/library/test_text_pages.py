"""Texts made in the browser are drafts of the library."""

import pytest
from django.test import Client

from bangtin_server.library.models import ItemVersion, State
from tests.server.api.people import an_administrator

pytestmark = pytest.mark.django_db
ASKED = {"name": "Chào ca", "template": "list", "title": "An toàn", "lines": "Đội mũ\n\n Đi giày ", "place": ""}


@pytest.fixture
def browser() -> Client:
    client = Client()
    client.force_login(an_administrator())
    return client


def test_a_card_is_a_draft_until_somebody_approves_it(browser: Client) -> None:
    answer = browser.post("/texts/new", ASKED)
    made = ItemVersion.objects.get()

    assert answer["Location"] == f"/library/items/{made.item_id}"
    assert (made.state, made.content["lines"]) == (State.DRAFT, ["Đội mũ", "Đi giày"])
    assert browser.get(answer["Location"]).status_code == 200


def test_a_ticker_is_one_line(browser: Client) -> None:
    browser.post("/texts/new", ASKED | {"template": "ticker", "title": " Nghị  quyết 57 "})

    assert ItemVersion.objects.get().content == {"type": "ticker", "text": "Nghị quyết 57"}


@pytest.mark.parametrize("wrong", [{"name": ""}, {"title": ""}, {"template": "emergency"}, {"title": "a\0b"}])
def test_what_will_not_do_is_said_and_kept_in_the_form(browser: Client, wrong: dict[str, str]) -> None:
    answer = browser.post("/texts/new", ASKED | wrong)

    assert (answer.status_code, ItemVersion.objects.count()) == (422, 0)
    assert "Đi giày" in answer.text
