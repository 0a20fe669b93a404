"""Layouts in the browser: drawn, with what their zones play and where they stand."""

import pytest
from django.test import Client

from bangtin_server.players.models import Screen
from bangtin_server.scheduling import entries
from bangtin_server.scheduling.models import Layout, Zone
from tests.server.api.people import an_administrator
from tests.server.machines import a_screen
from tests.server.scheduling.test_playlists import a_playlist, an_item

pytestmark = pytest.mark.django_db


@pytest.fixture
def browser() -> Client:
    client = Client()
    client.force_login(an_administrator())
    return client


def a_layout(home: Screen | None = None) -> Layout:
    layout = Layout.objects.create(code="sanh", home=home)
    playlist = a_playlist(an_item("X"), name="Tin sảnh")
    box = {"layout": layout, "playlist": playlist, "x": 0, "width": 1920}
    Zone.objects.create(position=0, name="main", y=0, height=1000, **box)
    Zone.objects.create(position=1, name="ticker", y=1000, height=80, **box)
    return layout


def test_a_layout_is_drawn_and_says_what_plays_and_where(browser: Client) -> None:
    screen = a_screen("TV-1")
    Screen.objects.update(width=1920, height=1080)
    entries.make(screen, entries.Wanted(layout=a_layout(screen).pk), "lan")
    page = browser.get("/layouts").text

    assert 'width="1920" height="1000"' in page
    assert page.count("Tin sảnh") == 2
    assert 'href="/schedule/screens/TV-1"' in page
    assert "bố cục nhiều vùng" in browser.get("/schedule/screens/TV-1").text


def test_where_there_is_none_that_is_said_in_both_languages(browser: Client) -> None:
    assert "Chưa có bố cục nào" in browser.get("/layouts").text
    browser.cookies["bangtin-language"] = "en"
    assert "No layouts yet" in browser.get("/layouts").text
