"""The player's side of the contract, as requests: who gets in, and what hostile requests are told."""

import json
from base64 import urlsafe_b64decode, urlsafe_b64encode
from datetime import timedelta
from typing import Any

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from django.test import Client
from pytest_django import Settings

from bangtin_playlists.instant import Instant
from bangtin_playlists.wire import command as wire
from bangtin_playlists.wire.command import Answer, Photograph, Reboot, SendJournal
from bangtin_playlists.wire.heartbeat import Complaint
from bangtin_playlists.wire.keys import Keys, PublisherKey
from bangtin_playlists.wire.seal import Trust, key_text, opened
from bangtin_server.accounts import attempts
from bangtin_server.api import player_key
from bangtin_server.composition import keyring, storage
from bangtin_server.players import commands, enrolment
from bangtin_server.players.commands import Wish
from bangtin_server.players.models import Command, Enrolment, LogBundle, Picture, Presence
from tests.server.machines import Machine, a_heartbeat, a_screen
from tests.server.players.test_pictures import drawn

pytestmark = pytest.mark.django_db
KEY = Ed25519PrivateKey.generate()


def test_a_machine_asks_waits_and_is_welcome() -> None:
    keyring().make(1)
    machine, screen = Machine(), a_screen()
    assert machine.get("enrolment").status_code == 404
    asked = machine.post("enrolments", b'{"model": "pi\\u0000"}')
    assert asked.status_code == 201
    assert machine.get("enrolment").status_code == 202
    enrolment.accept(asked.json()["code"], [screen], "t")
    welcome = machine.get("enrolment")
    assert (welcome.status_code, welcome.json()["site"]) == (200, "nck")
    assert list(welcome.json()["manifests"]) == [screen.name]
    assert Enrolment.objects.get().facts == {"model": "pi"}


def test_a_code_that_is_too_old_is_gone(settings: Settings) -> None:
    machine = Machine()
    machine.post("enrolments", b"{}")
    settings.CLOCK_OFFSET = enrolment.LASTS + timedelta(seconds=1)
    assert machine.get("enrolment").status_code == 404


def test_a_revoked_player_gets_in_nowhere_and_its_key_is_never_trusted_again() -> None:
    keyring().make(1)
    machine, screen = Machine(), a_screen()
    enrolment.revoke(machine.enrolled(screen), "t")
    for path in ("heartbeat", "plays", "answers", f"pictures/{screen.name}"):
        assert machine.post(path, b"").status_code == 401
    assert machine.get("addresses").status_code == 401
    assert machine.post("enrolments", b"{}").status_code == 409


def test_a_revoked_player_is_told_so_under_the_seal_and_a_stranger_is_not() -> None:
    keyring().make(1)
    machine, screen = Machine(), a_screen()
    assert "dismissal" not in machine.get("addresses").json()
    enrolment.revoke(machine.enrolled(screen), "t")
    listed = PublisherKey(key_text(keyring().publisher().public_key()), ("command",))
    trust = Trust(keyring().root_text(), Keys(1, keys=(listed,)))
    sealed = machine.get("addresses").json()["dismissal"].encode()
    assert opened(sealed, wire.Command, machine.public, trust).deed == wire.Leave()


def test_one_address_gets_only_so_many_codes(monkeypatch: pytest.MonkeyPatch, settings: Settings) -> None:
    monkeypatch.setattr(enrolment, "MOST_NEW_CODES", 2)
    other = {"X-Forwarded-For": "203.0.113.7, 198.51.100.2"}
    assert [Machine().post("enrolments", b"{}").status_code for _ in range(3)] == [201, 201, 429]
    assert Machine().post("enrolments", b"{}", other).status_code == 201
    settings.CLOCK_OFFSET = attempts.WITHIN + timedelta(seconds=1)
    assert Machine().post("enrolments", b"{}").status_code == 201


@pytest.mark.parametrize(
    "claims",
    [
        {"iat": 0},
        {"iat": 1e300},
        {"iat": int("9" * 400)},
        {"iat": "now"},
        {"iat": []},
        {"iat": float("nan")},
        {"aud": "x"},
    ],
    ids=range(7),
)
def test_a_token_that_does_not_hold_is_refused(claims: dict[str, Any], monkeypatch: pytest.MonkeyPatch) -> None:
    machine = Machine()
    machine.enrolled(a_screen())
    signed = machine.token
    monkeypatch.setattr(machine, "token", lambda: signed(**claims))
    assert machine.get("addresses").status_code == 401


@pytest.mark.parametrize("body", [b"{", b"[" * 100_000, b"\xff", b"1", b"x" * 300_000], ids=range(5))
@pytest.mark.parametrize("path", ["heartbeat", "answers", "enrolments"])
def test_a_malformed_body_is_refused_in_words(path: str, body: bytes) -> None:
    machine = Machine()
    if path != "enrolments":
        machine.enrolled(a_screen())
    answer = machine.post(path, body)
    assert answer.status_code in {400, 413}
    assert answer.json()["error"]


def test_a_heartbeat_with_a_nul_is_taken() -> None:
    machine = Machine()
    machine.enrolled(a_screen())
    assert machine.tell("heartbeat", a_heartbeat(complaints=(Complaint("x\0"),), software="1\0")).status_code == 200
    assert Presence.objects.get().said().software == "1\0"


def test_commands_come_with_each_heartbeat_until_they_are_answered() -> None:
    machine = Machine()
    player = machine.enrolled(a_screen())
    command = commands.give(player, Wish(Reboot(), "kythuat"), KEY)
    sealed = bytes(command.sealed).decode()
    for _ in range(2):
        assert machine.tell("heartbeat", a_heartbeat()).json()["commands"] == [sealed]
    answer = Answer(command.id, player.name, Instant(5), "failed", "reboot", "no\0")
    assert machine.tell("answers", answer).status_code == 200
    assert machine.tell("answers", answer).status_code == 200
    assert machine.tell("heartbeat", a_heartbeat()).json()["commands"] == []
    assert Command.objects.get().outcome == "failed"


def test_pictures_are_taken_of_own_screens_only() -> None:
    machine, screen = Machine(), a_screen()
    commands.give(machine.enrolled(screen), Wish(Photograph(screen.name), "kythuat"), KEY)
    assert machine.post(f"pictures/{screen.name}", drawn()).status_code == 200
    assert machine.post("pictures/LED-DV-01", drawn()).status_code == 404
    assert machine.post(f"pictures/{screen.name}", b"no picture").status_code == 400
    assert machine.post(f"pictures/{screen.name}", b"0" * (17 << 20)).status_code == 413
    assert storage().size(Picture.objects.get().name)


def test_a_log_is_taken_where_somebody_asked_for_it() -> None:
    machine = Machine()
    player = machine.enrolled(a_screen())
    wanted = commands.give(player, Wish(SendJournal(Instant(0), Instant(1)), "kythuat"), KEY)
    other = commands.give(player, Wish(Reboot(), "kythuat"), KEY)
    assert machine.post(f"logs/{wanted.id}", "nhật ký".encode(), packed=True).status_code == 200
    assert machine.post(f"logs/{other.id}", b"x").status_code == 400
    assert storage().get(LogBundle.objects.get().name).decode() == "nhật ký"


def test_refusals_are_json_in_words() -> None:
    assert "Bearer" in json.loads(Machine().client.post("/api/player/v1/plays").content)["error"]


@pytest.mark.parametrize("y", [*sorted(player_key.SMALL_ORDER), (1 << 255) | 1, 2**255 - 19, 2**255 - 18])
def test_a_key_that_anybody_can_sign_for_is_no_key(y: int) -> None:
    kid = urlsafe_b64encode(y.to_bytes(32, "little")).rstrip(b"=").decode()
    head, claims, _ = Machine().token().split(".")
    told = json.loads(urlsafe_b64decode(head + "==")) | {"kid": kid}
    head = urlsafe_b64encode(json.dumps(told).encode()).rstrip(b"=").decode()
    identity = urlsafe_b64encode((1).to_bytes(32, "little") + bytes(32)).rstrip(b"=").decode()
    answer = Client().post(
        "/api/player/v1/enrolments",
        b"{}",
        content_type="application/json",
        headers={"Authorization": f"Bearer {head}.{claims}.{identity}"},
    )
    assert answer.status_code == 401
    assert "proves nothing" in answer.text
