"""A player that was revoked, against the real centre over its real port: nothing is there for it from that moment."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
import requests

from bangtin_playlists.playlist import Digest
from bangtin_server.storage import names
from bangtin_server.storage.folder import FolderStorage
from tests.end_to_end.circle import until
from tests.server import machines, test_run

_ENROL = """
import sys, django; django.setup()
from bangtin_server.players import enrolment
from tests.server.machines import a_screen
enrolment.accept(sys.argv[1], [a_screen("LED-1")], "technician")
"""
_REVOKE = """
import django; django.setup()
from bangtin_server.players import enrolment
from bangtin_server.players.models import Player
enrolment.revoke(Player.objects.get(), "administrator")
"""
_FILM = Digest("ab" * 32)


@pytest.fixture
def centre(tmp_path: Path) -> Iterator[test_run.Machine]:
    centre = test_run.Machine(tmp_path)
    centre.environment["PYTHONPATH"] = str(Path(__file__).parents[2])
    running = centre.runs()
    yield centre
    test_run.ended(running)


def test_a_revoked_player_gets_nothing_more_and_is_told_at_once(centre: test_run.Machine) -> None:
    player = machines.Machine()
    FolderStorage(centre.data / "storage").put(names.medium(_FILM), b"film")

    def ask(path: str, method: str = "GET") -> requests.Response:
        signed = {"Authorization": f"Bearer {player.token()}"}
        return requests.request(method, f"{centre.address}/{path}", headers=signed, data=b"{}", timeout=20)

    code = ask("api/player/v1/enrolments", "POST").json()["code"]
    assert centre.told("-c", _ENROL, code).returncode == 0
    told = ask("api/player/v1/enrolment").json()
    documents = [*told["manifests"].values(), told["orders"], told["timestamp"]]
    until(lambda: all(ask(path).ok for path in documents) or None)

    with requests.get(f"{centre.address}/{told['push']}", stream=True, timeout=60) as stream:
        lines = stream.iter_lines()
        assert next(lines) == b"data: look"
        assert centre.told("-c", _REVOKE).returncode == 0
        refused = ask("api/player/v1/heartbeat", "POST")
        assert refused.status_code == 401
        assert "dismissal" in json.loads(refused.content)
        assert list(lines)[-1] != b": still here"  # told to look, and ended by the centre
    until(lambda: {ask(path).status_code for path in documents} == {404} or None)
    assert requests.get(f"{centre.address}/{told['push']}", timeout=20).status_code == 404
    assert ask(told["keys"]).ok
    assert ask(names.medium(_FILM)).content == b"film"  # by digest, which only who had a document knows
