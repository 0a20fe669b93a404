"""Two workers on one PostgreSQL: each document is published once, and what a killed one left is found by the other."""

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

import psycopg
import pytest

from tests.engines.postgresql import postgresql

pytestmark = pytest.mark.xdist_group("engines")
SCREENS = 100
_DJANGO = "import django; django.setup()\nfrom bangtin_server.composition import storage\n"
_FLEET = f"""
from bangtin_server import clock
from bangtin_server.players import enrolment
from bangtin_server.players.models import Screen, Site
site = Site.objects.create(code="dinh-vu", name="KCN Đình Vũ")
for number in range({SCREENS}):
    screen = Screen.objects.create(name=f"LED-{{number}}", site=site, width=640, height=360, made_at=clock.now())
    enrolment.accept(enrolment.ask(f"key {{number}}", {{}}).code, [screen], "kỹ thuật viên")
"""
_STATE = """
import json
from bangtin_server.players.models import Screen
from bangtin_server.scheduling.models import Due, Publication
from bangtin_server.storage import names
stored = 0
for screen in Screen.objects.select_related("player"):
    name = names.manifest(screen.player.token, screen.name)
    last = screen.publications.filter(until=None).first()
    stored += last is not None and storage().size(name) is not None and storage().get(name) == bytes(last.document)
print(json.dumps({"due": Due.objects.count(), "published": Publication.objects.count(), "stored": stored}))
"""


@pytest.fixture
def environment(tmp_path: Path) -> Iterator[Mapping[str, str]]:
    with postgresql() as url:
        yield {
            **os.environ,
            "DJANGO_SETTINGS_MODULE": "bangtin_server.settings",
            "BANGTIN_DATA": str(tmp_path / "data"),
            "DATABASE_URL": url,
            "STORAGE_URL": f"file://{tmp_path}/storage",
        }


def ran(environment: Mapping[str, str], script: str) -> str:
    done = subprocess.run(
        [sys.executable, "-c", _DJANGO + script], env=environment, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def started(environment: Mapping[str, str], log: Path) -> subprocess.Popen[bytes]:
    with log.open("wb") as file:
        return subprocess.Popen(
            [sys.executable, "-m", "bangtin_server", "worker"], env=environment, stdout=file, stderr=file
        )


def until(found: Callable[[], bool], log: Path) -> None:
    last = time.monotonic() + 120
    while not found():
        assert time.monotonic() < last, log.read_text("utf-8")
        time.sleep(0.05)


def test_a_killed_workers_screens_are_published_by_the_other_and_none_twice(
    environment: Mapping[str, str], tmp_path: Path
) -> None:
    logs = [tmp_path / name for name in ("one.log", "other.log")]
    workers = [started(environment, log) for log in logs]  # at once: they make the tables and the keys
    try:
        for log in logs:
            until(lambda log=log: b"\n" in log.read_bytes(), log)  # type: ignore[misc]  # a lambda's default
        ran(environment, _FLEET)
        until(lambda: len(list(tmp_path.glob("storage/documents/*/manifest-*"))) > SCREENS // 10, logs[0])
        workers[0].send_signal(signal.SIGKILL)
        with psycopg.connect(environment["DATABASE_URL"], autocommit=True) as asking:
            until(lambda: asking.execute("SELECT count(*) FROM scheduling_due").fetchone() == (0,), logs[1])
        state = json.loads(ran(environment, _STATE))
    finally:
        for worker in workers:
            worker.terminate()
        codes = [worker.wait(30) for worker in workers]

    assert state == {"due": 0, "published": SCREENS, "stored": SCREENS}
    assert codes == [-signal.SIGKILL, 0]
    assert "Traceback" not in logs[1].read_text("utf-8")
