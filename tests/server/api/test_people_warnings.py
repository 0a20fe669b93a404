"""Who gives an order by a program hears what the page would have said before, and later which screens have it."""

from datetime import timedelta

import pytest
from pytest_django import Settings

from bangtin_playlists.wire.documents import decode, encode
from bangtin_playlists.wire.heartbeat import Heartbeat
from bangtin_server import clock
from bangtin_server.emergencies.models import OrdersPublication, Receipt
from bangtin_server.library.models import Item
from bangtin_server.players import hearing
from tests.server.api.people import Program
from tests.server.machines import Machine, a_heartbeat, a_screen

pytestmark = pytest.mark.django_db

FIRE = {"template": "fire", "place": "KCN", "where": {"sites": ["nck"]}}


def heard() -> None:
    """Let the screen's player speak."""
    said = encode(a_heartbeat())
    hearing.hear(Machine().enrolled(a_screen()), decode(Heartbeat, said), said)


def test_a_message_that_everybody_gets_has_no_warnings() -> None:
    heard()

    assert Program().post("emergencies", FIRE).json()["warnings"] == []


def test_the_answer_says_that_clocks_disagree_for_the_message_may_not_show_there(settings: Settings) -> None:
    said = encode(a_heartbeat())
    player = Machine().enrolled(a_screen())
    settings.CLOCK_OFFSET = timedelta(days=-1)  # the centre's own battery is flat
    for _ in range(2):
        hearing.hear(player, decode(Heartbeat, said), said)
    (told,) = Program().post("emergencies", FIRE).json()["warnings"]

    assert "Đồng hồ của 1 màn hình lệch với trung tâm" in told["vi"]
    assert "The clock of 1 screen disagrees" in told["en"]


def test_what_stands_there_already_is_said_but_never_the_message_itself() -> None:
    heard()
    program, key = Program(), "6f9619ff-8b86-4d01-b42d-00c04fc964ff"
    first = program.post("emergencies", FIRE | {"key": key}).json()
    again = program.post("emergencies", FIRE | {"key": key}).json()
    program.post("blackouts", {"where": {"screens": ["LED-NCK-01"]}})
    second = program.post("emergencies", FIRE | {"place": "Kho"}).json()

    assert again == first
    assert ["CHƯA hiện" in one["vi"] for one in second["warnings"]] == [True, False]
    assert "The two take turns" in second["warnings"][1]["en"]


def test_every_order_says_whom_it_does_not_reach() -> None:
    program = Program()
    a_screen()
    Item.objects.create(code="N1")
    now = clock.now()
    span = {"since": (now + timedelta(hours=1)).isoformat(), "until": (now + timedelta(hours=2)).isoformat()}
    where = {"where": {"sites": ["nck"]}}
    bodies = {"blackouts": where, "mournings": span | where, "recalls": {"item": "N1", "reason": "sai"} | where}

    for path, body in bodies.items():
        (told,) = program.post(path, body).json()["warnings"]
        assert told["vi"] == "1 màn hình chưa có thiết bị phát: không nhận được."
        assert told["en"] == "1 screen has no player: nothing reaches it."


def test_a_site_without_a_screen_is_said_to_be_one() -> None:
    program = Program()
    program.post("sites", {"code": "moi", "name": "Mới"})
    (told,) = program.post("blackouts", {"where": {"sites": ["moi"]}}).json()["warnings"]

    assert told["en"] == "There is no screen at this place yet."


@pytest.mark.parametrize("kind", ["emergencies", "blackouts"])
def test_receipts_say_which_screens_have_an_order_and_how_late_it_came(kind: str, settings: Settings) -> None:
    screen = a_screen()
    player = Machine().enrolled(screen)
    a_screen("LED-NCK-02")
    program = Program()
    body = FIRE if kind == "emergencies" else {"where": {"sites": ["nck"]}}
    order = program.post(kind, body).json()
    settings.CLOCK_OFFSET = timedelta(minutes=10)
    told = OrdersPublication.objects.create(site=screen.site, version=1, document=b"", since=clock.now())
    Receipt.objects.create(publication=told, player=player, at=clock.now())
    items = program.get(f"{kind}/{order['number']}/receipts").json()["items"]

    assert [one["screen"] for one in items] == ["LED-NCK-01", "LED-NCK-02"]
    assert 590 <= items[0]["late_s"] <= 700
    assert items[1] == {"screen": "LED-NCK-02", "at": None, "late_s": None}
    assert program.get(f"{kind}/{order['number'] + 1}/receipts").status_code == 404
