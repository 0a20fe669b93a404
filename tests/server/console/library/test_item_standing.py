import pytest
from django.test import Client

from bangtin_playlists.playlist import Card
from bangtin_server.library import chains
from bangtin_server.library.models import Item, State
from bangtin_server.scheduling.models import Element, Entry, Playlist
from tests.server.api.people import Program, an_administrator
from tests.server.machines import a_screen

pytestmark = pytest.mark.django_db


def test_an_approved_item_is_called_scheduled_once_a_screen_has_it_on_its_page_and_for_programs() -> None:
    item = Item.objects.create(code="N1", name="Tin")
    chains.add(item, chains.Said(Card("notice", title="Tin")), "lan", State.APPROVED)
    browser = Client()
    browser.force_login(an_administrator())
    program = Program()
    page, told = browser.get(f"/library/items/{item.pk}").text, program.get(f"items/{item.pk}").json()
    assert ("Đã duyệt" in page, "Đã lên lịch" in page) == (True, False)
    assert (told["state"], told["standing"]) == ("approved", None)

    playlist = Playlist.objects.create(code="ngay")
    Element.objects.create(playlist=playlist, position=0, item=item, slot_ms=10_000)
    Entry.objects.create(screen=a_screen(), code="day", position=0, playlist=playlist, level=10, rule={})
    page, told = browser.get(f"/library/items/{item.pk}").text, program.get(f"items/{item.pk}").json()
    assert ("Đã duyệt" in page, "Đã lên lịch" in page) == (False, True)
    assert (told["state"], told["standing"]) == ("approved", "scheduled")
