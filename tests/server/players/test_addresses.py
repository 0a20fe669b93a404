import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from starlette.testclient import TestClient

from bangtin_server import clock
from bangtin_server.door.app import door
from bangtin_server.door.push import Hub
from bangtin_server.players import enrolment
from bangtin_server.players.addresses import withdraw_retired
from bangtin_server.players.models import Player, RetiredToken, Screen, Site
from bangtin_server.press import Press
from bangtin_server.storage import names
from bangtin_server.storage.folder import FolderStorage

pytestmark = pytest.mark.django_db


def a_player(name: str) -> Player:
    site = Site.objects.get_or_create(code="dinh-vu", defaults={"name": "KCN Đình Vũ"})[0]
    screen = Screen.objects.create(name=name, site=site, width=1280, height=640, made_at=clock.now())
    return enrolment.accept(enrolment.ask(name, {}).code, [screen], "kỹ thuật viên")


def known_to(player: Player) -> list[str]:
    player.refresh_from_db()
    site = Site.objects.get(pk=player.site_id)
    manifests = [names.manifest(player.token, screen.name) for screen in player.screens.all()]
    return [*manifests, names.orders(site.token), names.timestamp(site.token)]


@pytest.fixture
def press(storage: FolderStorage) -> Press:
    return Press(storage, Ed25519PrivateKey.generate(), Hub().tell)


def test_every_address_that_a_revoked_player_knew_leads_nowhere(storage: FolderStorage, press: Press) -> None:
    gone, stays = a_player("LED-DV-01"), a_player("LED-DV-02")
    press.turn()
    knew, client = known_to(gone), TestClient(door(storage, Hub()))
    assert [client.get(f"/{name}").status_code for name in knew] == [200, 200, 200]
    enrolment.revoke(gone, "quản trị viên")
    press.turn()

    assert [client.get(f"/{name}").status_code for name in knew] == [404, 404, 404]
    assert [client.get(f"/{name}").status_code for name in known_to(stays)] == [200, 200, 200]
    assert not RetiredToken.objects.exists()


def test_who_listens_under_an_address_that_is_no_more_is_told_to_look(storage: FolderStorage) -> None:
    gone, stays, told = a_player("LED-DV-01"), a_player("LED-DV-02"), list[str]()
    site = gone.site.token
    press = Press(storage, Ed25519PrivateKey.generate(), lambda tokens, _word="": told.extend(tokens))
    press.turn()
    knew = gone.token
    enrolment.revoke(gone, "quản trị viên")
    told.clear()
    press.turn()
    assert {knew, site} <= set(told)
    assert stays.token not in told, "its documents stand where they stood"


def test_what_a_killed_press_left_is_taken_away_by_the_next(storage: FolderStorage, press: Press) -> None:
    player = a_player("LED-DV-01")
    press.turn()
    knew = known_to(player)
    enrolment.revoke(player, "quản trị viên")
    storage.drop(knew[0])  # as far as the killed one came

    withdraw_retired(storage)

    assert [storage.size(name) for name in knew] == [None, None, None]
