"""`bangtin-server run` on a fresh machine, its second start, its end, and why it may not start."""

import os
import re
import signal
import socket
import sqlite3
import subprocess
import sys
import time
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

import pytest

_LINK = re.compile(r"/sign-in/[A-Za-z0-9_-]{32}$", re.MULTILINE)
_MAKE_ADMINISTRATOR = """
import django; django.setup()
from bangtin_server.accounts import people, sign_in_link
people.make_first(sign_in_link.make(), "an.nguyen", "An", "ba con voi xám", "127.0.0.1")
"""


_BREAK = """
import sys
class Broken:
    def find_spec(self, name, path=None, target=None):
        if name == "bangtin_server.app":
            raise ImportError("broken on purpose")
sys.meta_path.insert(0, Broken())
"""
_PREPARE = """
import os; os.umask(0o077)
from pathlib import Path
from bangtin_server.command_line.preparation import ready_data_folder, ready_database, ready_keys
ready_data_folder(Path(os.environ["BANGTIN_DATA"])); ready_database(); ready_keys(Path(os.environ["BANGTIN_DATA"]))
"""


class Machine:
    """A machine on which a centre is to run."""

    def __init__(self, folder: Path) -> None:
        self.data = folder / "data"
        with socket.socket() as finder:
            finder.bind(("127.0.0.1", 0))
            self.port = finder.getsockname()[1]
        self.address = f"http://127.0.0.1:{self.port}"
        self.environment = {
            "PATH": os.environ["PATH"],
            "DJANGO_SETTINGS_MODULE": "bangtin_server.settings",
            "BANGTIN_DATA": str(self.data),
            "BANGTIN_LISTEN": f"127.0.0.1:{self.port}",
            "BANGTIN_ADDRESS": self.address,
        }

    def told(self, *call: str, **variables: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, *call],
            env=self.environment | variables,
            capture_output=True,
            text=True,
            timeout=60,
            check=False,
        )

    def prepare(self) -> None:
        """Get ready as far as a start does before it serves."""
        assert self.told("-c", _PREPARE).returncode == 0

    def refused(self, **variables: str) -> str:
        """Return what is said where the centre does not start: no traceback, and a code that scripts see."""
        done = self.told("-m", "bangtin_server", "run", **variables)
        assert done.returncode in {1, 2}
        assert "Traceback" not in done.stderr
        return done.stderr

    def runs(self) -> "Running":
        """Run it, and come back when it has said where it is."""
        running = Running(self.environment, self.data.parent / "log")
        last = time.monotonic() + 30
        while "Bảng Tin chạy tại" not in running.told:
            if running.process.poll() is not None or time.monotonic() > last:
                running.process.kill()
                pytest.fail(f"it does not serve: {running.told}")
            time.sleep(0.1)
        assert self._answers(), "who reads where it is finds it there"
        return running

    def _answers(self) -> bool:
        try:
            with urlopen(f"{self.address}/documents/keys", timeout=5) as answer:  # noqa: S310 - our own server
                return bool(answer.status == 200)
        except (URLError, ConnectionError):
            return False


class Running:
    """A centre that runs, and what it has said."""

    def __init__(self, environment: dict[str, str], log: Path) -> None:
        self._log = log
        with log.open("wb") as out:
            self.process = subprocess.Popen(
                [sys.executable, "-m", "bangtin_server", "run"], env=environment, stdout=out, stderr=out
            )

    @property
    def told(self) -> str:
        return self._log.read_text(encoding="utf-8", errors="replace")


@pytest.fixture
def machine(tmp_path: Path) -> Machine:
    return Machine(tmp_path)


def ended(running: Running, number: int = signal.SIGTERM) -> str:
    running.process.send_signal(number)
    return told_at_the_end(running)


def told_at_the_end(running: Running) -> str:
    assert running.process.wait(timeout=30) == 0, running.told
    assert "Traceback" not in running.told
    return running.told


def test_a_fresh_machine_gets_a_way_in_until_somebody_has_taken_it(machine: Machine) -> None:
    first = machine.runs()
    (orders := machine.data / "storage/documents" / ("0" * 32) / "orders").parent.mkdir(mode=0o700)
    orders.touch(mode=0o600)
    stream = urlopen(f"{machine.address}/push/{'0' * 32}", timeout=10)  # noqa: S310 - as above
    assert stream.readline() == b"data: look\n"
    told = ended(first)  # a player that listens holds nothing up
    stream.close()
    assert _LINK.search(told)
    assert "WARNING" not in told
    assert [str(path) for path in machine.data.rglob("*") if path.stat().st_mode & 0o077] == []
    assert machine.data.stat().st_mode & 0o777 == 0o700

    assert machine.told("-c", _MAKE_ADMINISTRATOR).returncode == 0
    assert not _LINK.search(ended(machine.runs(), signal.SIGINT))


def test_what_is_under_way_is_answered_before_the_end(machine: Machine) -> None:
    """A body has not come whole when the end is asked for: who brings it gets its answer all the same."""
    running = machine.runs()
    (orders := machine.data / "storage/documents" / ("0" * 32) / "orders").parent.mkdir(mode=0o700)
    orders.touch(mode=0o600)
    streams = [urlopen(f"{machine.address}/push/{'0' * 32}", timeout=10) for _ in range(20)]  # noqa: S310 - as above
    assert {stream.readline() for stream in streams} == {b"data: look\n"}
    with socket.create_connection(("127.0.0.1", machine.port), timeout=9) as slow:
        slow.sendall(b"POST /api/player/v1/heartbeat HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: 2\r\n\r\n{")
        time.sleep(0.5)  # so that it is under way
        running.process.send_signal(signal.SIGTERM)
        time.sleep(0.5)
        slow.sendall(b"}")
        assert slow.recv(12) == b"HTTP/1.1 401"
    told_at_the_end(running)
    for stream in streams:
        stream.close()


def test_slow_connections_keep_nobody_out(machine: Machine) -> None:
    """More of them than Django has threads, each with half a body, and so has whoever comes after them."""
    running = machine.runs()
    begun = b"POST /sign-in HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: 1000\r\n\r\ncsrf"
    slow = [socket.create_connection(("127.0.0.1", machine.port), timeout=9) for _ in range(40)]
    for each in slow:
        each.sendall(begun)
    with urlopen(f"{machine.address}/sign-in", timeout=20) as page:  # noqa: S310 - as above
        assert page.status == 200
    too_long = b"POST /sign-in HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: 99999999\r\n\r\n"
    with socket.create_connection(("127.0.0.1", machine.port), timeout=9) as flood:
        flood.sendall(too_long)
        assert flood.recv(12) == b"HTTP/1.1 413"
    for each in slow:
        each.close()
    ended(running)


def test_a_centre_that_dies_at_its_start_says_so_and_shows_no_way_in(machine: Machine, tmp_path: Path) -> None:
    (tmp_path / "sitecustomize.py").write_text(_BREAK)
    done = machine.told("-m", "bangtin_server", "run", PYTHONPATH=str(tmp_path))
    told = done.stdout + done.stderr
    assert done.returncode == 1
    assert "broken on purpose" in told
    assert "Trung tâm dừng vì một lỗi" in told
    assert "Bảng Tin chạy tại" not in told
    assert "/sign-in/" not in told
    assert "Đã dừng" not in told


def test_a_port_open_to_a_network_that_cannot_use_it_is_warned_of(machine: Machine) -> None:
    machine.environment["BANGTIN_LISTEN"] = f"0.0.0.0:{machine.port}"
    told = ended(machine.runs())
    assert "BANGTIN_ADDRESS" in told


def test_a_machine_without_ffmpeg_is_warned_that_films_will_wait(machine: Machine, tmp_path: Path) -> None:
    machine.environment["PATH"] = str(tmp_path)
    told = ended(machine.runs())
    assert "Máy này chưa có ffmpeg, ffprobe" in told
    assert "Cài gói “ffmpeg” của Debian" in told


def test_a_port_that_is_taken_is_named(machine: Machine) -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", machine.port))
        other.listen()
        told = machine.refused()
    assert f"127.0.0.1:{machine.port}" in told
    assert "BANGTIN_LISTEN" in told


def test_a_data_folder_that_cannot_be_one_is_named_in_the_readers_language(machine: Machine) -> None:
    machine.data.parent.joinpath("file").write_text("")
    folder = str(machine.data.parent / "file" / "data")
    assert "Không ghi được" in machine.refused(BANGTIN_DATA=folder)
    assert "cannot be written" in machine.refused(BANGTIN_DATA=folder, LANG="en_GB.UTF-8")


def test_a_key_that_is_gone_is_named_and_no_new_one_is_made(machine: Machine) -> None:
    machine.prepare()
    key = machine.data / "keys" / "publisher" / "publisher.pem"
    key.unlink()
    assert str(key) in machine.refused()
    assert not key.exists()


def test_a_damaged_database_is_named(machine: Machine) -> None:
    machine.data.mkdir()
    (machine.data / "centre.sqlite3").write_bytes(b"not a database at all" * 400)
    told = machine.refused(LANG="en")
    assert "centre.sqlite3" in told
    assert "backup" in told


def test_a_database_that_lost_a_page_is_named(machine: Machine) -> None:
    machine.prepare()
    path = machine.data / "centre.sqlite3"
    with sqlite3.connect(path) as opened:
        opened.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    opened.close()
    content = bytearray(path.read_bytes())
    content[100:4096] = b"\0" * 3996
    path.write_bytes(content)
    assert "backup" in machine.refused(LANG="en")


@pytest.mark.parametrize(("name", "value"), [("BANGTIN_LISTEN", "8080"), ("DATABASE_URL", "oracle://x")])
def test_a_variable_that_makes_no_sense_is_named(machine: Machine, name: str, value: str) -> None:
    assert name in machine.refused(**{name: value})
