"""The circle on real engines: PostgreSQL, a bucket, Redis, and web, doors and workers behind nginx, each a process."""

import json
import os
import re
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

import msgspec
import pytest
import requests

from bangtin_player.agent.centre.identity import FILE, Identity
from bangtin_player.agent.centre.link import Link
from bangtin_player.errors import StrangerError
from tests.benchmarks.handoff.wall import xvfb
from tests.end_to_end.circle import SIZE, Centre, Wall, player_on, programme, until
from tests.engines.nginx import Site, nginx
from tests.engines.postgresql import postgresql
from tests.engines.process import free_ports, listens, serving
from tests.engines.redis import redis
from tests.engines.seaweedfs import seaweedfs

pytestmark = pytest.mark.xdist_group("engines")
_KNOWN = """
import json, django; django.setup()
from bangtin_server.library.models import Medium
from bangtin_server.players.models import Screen
from bangtin_server.storage import names
screen = Screen.objects.select_related("player", "site").get(name="SANH-01")
own, shared = screen.player.token, screen.site.token
documents = [names.manifest(own, screen.name), names.orders(shared), names.timestamp(shared)]
media = [names.medium(digest) for digest in Medium.objects.values_list("digest", flat=True)]
print(json.dumps({"documents": documents, "media": media, "push": f"push/{own},{shared}"}))
"""
_REVOKE = """
import django; django.setup()
from bangtin_server.players import enrolment
from bangtin_server.players.models import Screen
enrolment.revoke(Screen.objects.get(name="SANH-01").player, "quản trị viên")
"""


class Known(NamedTuple):
    """What a player knows of its centre."""

    documents: list[str]
    media: list[str]
    push: str


@dataclass
class CentreOfParts(Centre):
    """A centre whose parts are processes; people and players know only nginx."""

    front: str = ""
    workers: list[subprocess.Popen[bytes]] = field(default_factory=list)

    @property
    def address(self) -> str:
        return self.front

    def known(self) -> Known:
        return Known(**json.loads(self.run("-c", _KNOWN)))

    def revoke(self) -> None:
        self.run("-c", _REVOKE)


@contextmanager
def parts(folder: Path) -> Iterator[CentreOfParts]:
    """Run everything: the engines, a web, a door of two processes, two workers, nginx in front."""
    with ExitStack() as stack:
        for name in ("weed", "redis", "nginx"):
            (folder / name).mkdir(parents=True)
        web, door, tls = free_ports(3)
        environment = {
            **os.environ,
            "DJANGO_SETTINGS_MODULE": "bangtin_server.settings",
            "BANGTIN_DATA": str(folder / "data"),
            "BANGTIN_ADDRESS": f"https://127.0.0.1:{tls}",
            "DATABASE_URL": stack.enter_context(postgresql()),
            "STORAGE_URL": stack.enter_context(seaweedfs(folder / "weed")),
            "REDIS_URL": stack.enter_context(redis(folder / "redis")),
        }
        front = stack.enter_context(nginx(folder / "nginx", Site(web, door), tls))
        centre = CentreOfParts(folder, web, environment=environment, front=front)
        centre.workers = [stack.enter_context(_part(centre, f"worker-{each}", "worker")) for each in range(2)]
        stack.enter_context(_part(centre, "web", "web", "--listen", f"127.0.0.1:{web}", port=web))
        stack.enter_context(
            _part(centre, "door", "door", "--listen", f"127.0.0.1:{door}", "--processes", "2", port=door)
        )
        yield centre


@contextmanager
def _part(centre: CentreOfParts, name: str, *call: str, port: int = 0) -> Iterator[subprocess.Popen[bytes]]:
    log = centre.folder / f"{name}.log"
    started = [sys.executable, "-m", "bangtin_server", *call]
    with serving(started, log, lambda: not port or listens(port), centre.environment) as process:
        yield process


def test_a_player_goes_the_circle_on_real_engines_until_it_is_revoked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "files").mkdir()
    with parts(tmp_path / "centre") as centre, xvfb(SIZE) as display, ExitStack() as stack:
        monkeypatch.setenv("REQUESTS_CA_BUNDLE", str(tmp_path / "centre/nginx/centre.pem"))
        centre.publish(programme(tmp_path / "files", "red"), "nha-may")
        # A round an hour: what comes sooner comes because the push said so, from worker through Redis, door and nginx.
        (tmp_path / "player.yaml").write_text(f"centre: {centre.address}\nstate: state\ncollect: {{every_s: 3600}}\n")
        wall = Wall(display)
        stack.callback(wall.close)
        with player_on(display, tmp_path, os.environ):
            code = until(wall.code)
            assert code.startswith(f"{centre.address}/enrol/")
            centre.accept(code.rpartition("/")[2], "SANH-01")
            until(lambda: wall.colour() == "red" or None, 180)
            centre.workers[0].kill()
            centre.publish(programme(tmp_path / "files", "blue"), "nha-may")
            until(lambda: wall.colour() == "blue" or None, 180)
            identity = _identity_in(tmp_path / "state")
        _is_refused_when_it_is_revoked(centre, identity, os.environ)


def _is_refused_when_it_is_revoked(centre: CentreOfParts, identity: Identity, environment: Mapping[str, str]) -> None:
    known, link = centre.known(), Link(identity)
    with requests.Session() as session:
        session.trust_env, session.verify = False, environment["REQUESTS_CA_BUNDLE"]

        def answers(*names: str) -> list[int]:
            # Opened and not read: a push stream does not end.
            asked = [session.get(f"{centre.address}/{name}", stream=True, timeout=30) for name in names]
            for answer in asked:
                answer.close()
            return [answer.status_code for answer in asked]

        _signs_people_in(session, centre.address)
        _is_served(session, centre.address, known)
        assert answers(*known.documents, known.push) == [200, 200, 200, 200]
        assert link.get("api/player/v1/addresses").status == 200
        centre.revoke()
        with pytest.raises(StrangerError):
            link.get("api/player/v1/addresses")
        until(lambda: answers(*known.documents, known.push) == [404, 404, 404, 404] or None)
        # What was shown in public stays reachable to who knows its digest (docs/adr/0015).
        assert set(answers(*known.media)) == {200}


def _signs_people_in(session: requests.Session, address: str) -> None:
    """See that a form goes through nginx and back: its cookie, its token, where it comes from."""
    page = session.get(f"{address}/sign-in", timeout=30)
    token = re.search(r'name="csrfmiddlewaretoken" value="(\w+)"', page.text)
    assert (page.status_code, "Secure" in page.headers["Set-Cookie"]) == (200, True)
    assert token
    wrong = {"csrfmiddlewaretoken": token[1], "user_name": "nobody", "password": "nothing that anybody has"}
    answer = session.post(f"{address}/sign-in", wrong, headers={"Origin": address}, timeout=30)
    assert 'type="password"' in answer.text, "the form comes again: it was taken for the centre's own"


def _is_served(session: requests.Session, address: str, known: Known) -> None:
    """See that nginx gives documents and media from the bucket whole, by tag and in part."""
    for name in (*known.documents, *known.media):
        whole = session.get(f"{address}/{name}", timeout=30)
        again = session.get(f"{address}/{name}", headers={"If-None-Match": whole.headers["ETag"]}, timeout=30)
        assert (whole.status_code, again.status_code, again.content) == (200, 304, b"")
        assert int(whole.headers["Content-Length"]) == len(whole.content) > 100
    for name in known.media:
        whole = session.get(f"{address}/{name}", timeout=30)
        asked = {"Range": "bytes=100-", "If-Range": whole.headers["ETag"]}
        rest = session.get(f"{address}/{name}", headers=asked, timeout=30)
        assert (rest.status_code, rest.content) == (206, whole.content[100:])


def _identity_in(state: Path) -> Identity:
    (path,) = state.rglob(FILE)
    return msgspec.json.decode(path.read_bytes(), type=Identity)
