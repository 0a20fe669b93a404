"""A technician's program asks a player for something, sees what became of it, and takes it back."""

from datetime import timedelta
from io import BytesIO
from typing import Any
from uuid import uuid4

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from PIL import Image
from pytest_django import Settings

from bangtin_playlists.instant import Instant
from bangtin_playlists.wire.command import Answer
from bangtin_server import clock
from bangtin_server.accounts.models import AuditEvent
from bangtin_server.api import command_routes
from bangtin_server.api.command_shapes import CommandWanted
from bangtin_server.players.models import Command
from tests.server.api.people import Program
from tests.server.machines import Machine, a_heartbeat, a_screen

pytestmark = pytest.mark.django_db
PATH = "screens/LED-NCK-01/commands"


class _Keys:
    def __init__(self) -> None:
        self._key = Ed25519PrivateKey.generate()

    def publisher(self) -> Ed25519PrivateKey:
        return self._key


@pytest.fixture(autouse=True)
def _signs(monkeypatch: pytest.MonkeyPatch) -> None:
    keys = _Keys()
    monkeypatch.setattr(command_routes, "keyring", lambda: keys)


@pytest.fixture
def machine() -> Machine:
    made = Machine()
    made.enrolled(a_screen())
    return made


def told(machine: Machine) -> int:
    return len(machine.tell("heartbeat", a_heartbeat()).json()["commands"])


def answer(machine: Machine, given: dict[str, Any], outcome: str = "done", code: str = "") -> None:
    said = Answer(given["id"], "p", Instant(0), outcome, code)  # type: ignore[arg-type]  # one of the literals
    assert machine.tell("answers", said).status_code == 200


def stages(program: Program) -> list[tuple[str, str]]:
    return [(one["do"], one["stage"]["code"]) for one in program.get(PATH).json()["items"]]


def test_a_command_waits_for_a_player_that_is_away_and_its_answer_is_kept(machine: Machine, settings: Settings) -> None:
    program = Program()
    given = program.post(PATH, {"do": "reboot", "lasts_minutes": 3 * 24 * 60})
    settings.CLOCK_OFFSET = timedelta(days=2)

    assert given.status_code == 201
    assert given.json()["stage"] == {"code": "waiting", "vi": "Chờ thiết bị", "en": "Waiting"}
    assert told(machine) == told(machine) == 1
    answer(machine, given.json(), "refused", "too_soon")
    assert told(machine) == 0
    (kept,) = program.get(PATH).json()["items"]
    assert (kept["by"], kept["stage"]["code"], kept["code"]) == ("lan.nguyen", "refused", "too_soon")
    assert kept["answered_at"] > kept["given_at"]
    assert program.get(f"{PATH}/{kept['id']}").json() == kept


def test_the_same_key_asks_once_even_after_the_answer_and_another_wish_needs_another(machine: Machine) -> None:
    program, key = Program(), str(uuid4())
    first = program.post(PATH, {"do": "reboot", "key": key}).json()
    answer(machine, first)

    assert program.post(PATH, {"do": "reboot", "key": key}).json()["id"] == first["id"] == key
    assert Command.objects.count() == 1
    refused = program.post(PATH, {"do": "collect", "key": key})
    assert refused.status_code == 422
    assert "khóa mới" in refused.json()["vi"]


def test_a_key_of_another_players_command_is_refused(machine: Machine) -> None:
    del machine
    program, key = Program(), str(uuid4())
    Machine().enrolled(a_screen("LED-NCK-02"))
    assert program.post(PATH, {"do": "reboot", "key": key}).status_code == 201
    assert program.post("screens/LED-NCK-02/commands", {"do": "reboot", "key": key}).status_code == 422


def test_what_waits_can_be_cancelled_and_goes_to_the_player_no_more(machine: Machine) -> None:
    program = Program()
    given = program.post(PATH, {"do": "reboot"}).json()
    path = f"{PATH}/{given['id']}/cancel"
    first, again = program.post(path), program.post(path)

    assert first.status_code == 200
    assert (first.json()["stage"]["code"], first.json()["cancelled_by"]) == ("cancelled", "lan.nguyen")
    assert again.json() == first.json()
    assert told(machine) == 0
    assert AuditEvent.objects.filter(deed="command-cancelled").count() == 1


def test_a_cancelled_command_that_the_player_did_all_the_same_says_so(machine: Machine) -> None:
    program = Program()
    given = program.post(PATH, {"do": "reboot"}).json()
    assert told(machine) == 1
    program.post(f"{PATH}/{given['id']}/cancel")
    answer(machine, given)

    assert stages(program) == [("reboot", "done")]


def test_what_is_over_is_not_cancelled(machine: Machine, settings: Settings) -> None:
    program = Program()
    done, late = (program.post(PATH, {"do": do}).json() for do in ("reboot", "collect"))
    answer(machine, done)
    settings.CLOCK_OFFSET = timedelta(minutes=16)

    for one in (done, late):
        assert program.post(f"{PATH}/{one['id']}/cancel").status_code == 422
    assert stages(program) == [("collect", "expired"), ("reboot", "done")]


def test_a_cancelled_wish_can_be_had_again(machine: Machine) -> None:
    program = Program()
    first = program.post(PATH, {"do": "reboot"}).json()
    program.post(f"{PATH}/{first['id']}/cancel")

    assert program.post(PATH, {"do": "reboot"}).json()["id"] != first["id"]
    assert told(machine) == 1


def test_a_screen_lists_its_own_and_its_machines_commands_also_of_a_player_that_was_replaced() -> None:
    program, screens = Program(), (a_screen(), a_screen("LED-NCK-02"))
    Machine().enrolled(*screens)
    program.post(PATH, {"do": "photograph"})
    program.post("screens/LED-NCK-02/commands", {"do": "identify"})
    program.post("screens/LED-NCK-02/commands", {"do": "reboot"})
    Machine().enrolled(screens[0])
    program.post(PATH, {"do": "collect"})

    assert [one["player"] for one in program.get(PATH).json()["items"]] == ["LED-NCK-01-P2"] + 2 * ["LED-NCK-01-P1"]
    assert [do for do, _ in stages(program)] == ["collect", "reboot", "photograph"]


def test_the_list_is_paged(machine: Machine) -> None:
    del machine
    program = Program()
    for do in ("reboot", "collect", "photograph"):
        program.post(PATH, {"do": do})
    first = program.get(f"{PATH}?limit=2").json()
    rest = program.get(f"{PATH}?limit=2&cursor={first['next']}").json()

    assert [one["do"] for one in first["items"] + rest["items"]] == ["photograph", "collect", "reboot"]


@pytest.mark.parametrize(
    "body",
    [
        {},
        {"do": "dance"},
        {"do": "release"},
        {"do": "send-journal"},
        {"do": "send-journal", "since": "2026-11-02T00:00:00Z", "until": "2026-11-01T00:00:00Z"},
        {"do": "volume", "percent": 101},
        {"do": "pattern", "seconds": 1},
        {"do": "reboot", "lasts_minutes": 0},
        {"do": "reboot", "key": "one"},
    ],
)
def test_a_command_that_makes_no_sense_is_refused_in_both_languages(body: dict[str, object], machine: Machine) -> None:
    refused = Program().post(PATH, body)

    assert refused.status_code == 422
    assert refused.json()["vi"]
    assert refused.json()["en"]
    assert told(machine) == 0


def test_every_deed_reaches_the_player(machine: Machine) -> None:
    program, now = Program(), clock.now()
    log: dict[str, object] = {"since": (now - timedelta(hours=1)).isoformat(), "until": now.isoformat()}
    more: dict[str, dict[str, object]] = {
        "release": {"digest": "ab" * 32},
        "send-journal": log,
        "volume": {"percent": 30},
    }
    deeds = list(CommandWanted.model_json_schema()["properties"]["do"]["enum"])
    for do in deeds:
        assert program.post(PATH, {"do": do, **more.get(do, {})}).status_code == 201

    assert told(machine) == len(deeds) == 10


def test_a_screen_without_a_player_does_nothing() -> None:
    a_screen()
    assert Program().post(PATH, {"do": "reboot"}).status_code == 422
    assert Program("bangtin_wrong").post(PATH, {"do": "reboot"}).status_code == 401


def test_a_log_and_a_picture_that_have_come_are_handed_out(machine: Machine) -> None:
    program, span = Program(), {"since": "2026-04-06T00:00:00+07:00", "until": "2026-04-06T01:00:00+07:00"}
    given = program.post(PATH, {"do": "send-journal", **span}).json()
    made = BytesIO()
    Image.new("RGB", (64, 32), "navy").save(made, "PNG")
    assert program.get(f"{PATH}/{given['id']}/log").status_code == 404
    assert program.get("screens/LED-NCK-01/picture").status_code == 404

    machine.post(f"logs/{given['id']}", b"10:00 on")
    machine.post("pictures/LED-NCK-01", made.getvalue())
    assert program.get(f"{PATH}/{given['id']}/log").content == b"10:00 on"
    came = program.get("screens/LED-NCK-01/picture")
    assert (came["Content-Type"], came.content) == ("image/png", made.getvalue())
    assert came["Last-Modified"]


def test_the_test_pattern_is_ended_by_a_command_of_its_own(machine: Machine) -> None:
    del machine
    given = Program().post(PATH, {"do": "pattern-end"}).json()

    assert (given["do"], given["particulars"]["for_ms"]) == ("pattern", 0)
