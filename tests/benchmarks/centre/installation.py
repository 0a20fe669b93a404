"""A whole centre, installed for one measurement: its processes, its data, and how it is asked."""

import os
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Literal, TypeVar
from uuid import uuid4

import psutil
import requests

from tests.benchmarks.centre.postgres import Database, free_port, postgres

T = TypeVar("T")
Engine = Literal["sqlite", "postgresql", "apart"]
"""One command on SQLite; one on PostgreSQL; or web (two processes), door and worker apart, with Redis between."""
_CALL = [sys.executable, "-m", "bangtin_server"]
_WEBS = 2


def until(found: Callable[[], T | None], what: str, seconds: float = 120.0) -> T:
    """Wait for something to be found.

    Raises:
        TimeoutError: it was not, in so many seconds.
    """
    last = time.monotonic() + seconds
    while (it := found()) is None:
        if time.monotonic() > last:
            raise TimeoutError(f"waited {seconds:g} s in vain: {what}")
        time.sleep(0.05)
    return it


@dataclass
class Installation:
    """A running centre."""

    port: int
    """Of the web: people's pages, and what programs and players tell."""
    door: int
    """Where documents, media and streams are; the same port where all is one process."""
    folder: Path
    environment: dict[str, str]
    processes: "list[subprocess.Popen[bytes]]"
    database_pid: int
    """Of PostgreSQL; 0 where there is none."""
    _under_way: list["subprocess.Popen[str]"] = field(default_factory=list)

    @property
    def address(self) -> str:
        """How it is reached."""
        return f"http://127.0.0.1:{self.port}"

    @property
    def storage(self) -> Path:
        """Where its documents and media are."""
        return self.folder / "data" / "storage"

    def run(self, module: str, *said: str) -> str:
        """Run a module of Python with this centre's settings; return what it prints."""
        call = [sys.executable, "-m", module, *said]
        done = subprocess.run(call, env=self.environment, capture_output=True, text=True, check=False)
        if done.returncode:
            raise OSError(f"{module} {' '.join(said)}: {done.stderr[-2000:]}")
        return done.stdout

    def done(self, module: str, *said: str) -> float:
        """Run a module that prints when it has done its deed, in monotonic seconds; return that at once."""
        call = [sys.executable, "-m", module, *said]
        process = subprocess.Popen(call, env=self.environment, stdout=subprocess.PIPE, text=True)
        assert process.stdout is not None
        told = process.stdout.readline()
        if not told:
            raise OSError(f"{module} ended with {process.wait(60)}")
        self._under_way.append(process)
        return float(told)

    def wait(self) -> None:
        """Wait for what has done its deed."""
        for process in self._under_way:
            process.wait(60)

    def token(self, user: str = "may-do") -> str:
        """Return a token of a person's program."""
        return self.run("bangtin_server", "token", user, f"benchmark {uuid4()}").strip()

    def ask(self, token: str, method: str, path: str, **said: Any) -> Any:  # noqa: ANN401 - whatever JSON it answers
        """Ask the people's API."""
        headers = {"Authorization": f"Bearer {token}"}
        answer = requests.request(method, f"{self.address}/api/v1/{path}", headers=headers, timeout=60, **said)
        if not answer.ok:
            raise OSError(f"{method} {path}: {answer.status_code} {answer.text[:500]}")
        return answer.json()


@contextmanager
def installation(engine: Engine) -> Iterator[Installation]:
    """Run a centre of one's own."""
    with ExitStack() as stack:
        folder = Path(stack.enter_context(TemporaryDirectory(prefix="bangtin-centre-")))
        database = Database("", 0) if engine == "sqlite" else stack.enter_context(postgres())
        port = free_port()
        door = free_port() if engine == "apart" else port
        environment = {
            **os.environ,
            "DJANGO_SETTINGS_MODULE": "bangtin_server.settings",
            "BANGTIN_DATA": str(folder / "data"),
            "BANGTIN_LISTEN": f"127.0.0.1:{port}",
            "BANGTIN_ADDRESS": f"http://127.0.0.1:{port}",
            "DATABASE_URL": database.url,
            "REDIS_URL": stack.enter_context(_redis(folder)) if engine == "apart" else "",
        }
        there = Installation(port, door, folder, environment, [], database.pid)
        for call in _calls(engine, door):
            there.processes.append(stack.enter_context(_running([*_CALL, *call], folder / "centre.log", environment)))
            until(lambda: _answers(there), f"bangtin-server {call[0]}")
        stack.callback(there.wait)
        yield there


def _calls(engine: Engine, door: int) -> list[list[str]]:
    """Return the commands that make a centre: the first makes ready what the others need."""
    if engine != "apart":
        return [["run"]]
    return [["web", "--processes", str(_WEBS)], ["door", "--listen", f"127.0.0.1:{door}"], ["worker"]]


@contextmanager
def _redis(folder: Path) -> Iterator[str]:
    port = free_port()
    call = ["redis-server", "--port", str(port), "--bind", "127.0.0.1", "--save", "", "--dir", str(folder)]
    with _running(call, folder / "redis.log", dict(os.environ)):
        until(lambda: listens(port), "redis")
        yield f"redis://127.0.0.1:{port}/0"


@contextmanager
def _running(call: list[str], log: Path, environment: dict[str, str]) -> Iterator["subprocess.Popen[bytes]"]:
    with log.open("ab") as said:
        process = subprocess.Popen(call, env=environment, stdout=said, stderr=said)
    try:
        yield process
    finally:
        process.terminate()
        process.wait(60)


def _answers(there: Installation) -> bool | None:
    """Say whether all that was started serves: the web first, then the door."""
    if any(process.poll() is not None for process in there.processes):
        raise OSError(f"the centre ended: {(there.folder / 'centre.log').read_text('utf-8')[-2000:]}")
    ports = (there.port, there.door)[: len(there.processes)]
    return all(listens(port) for port in ports) or None


def listens(port: int) -> bool | None:
    """Say whether anybody listens on a port of this machine."""
    with socket.socket() as caller:
        return True if caller.connect_ex(("127.0.0.1", port)) == 0 else None


class Work:
    """Processor seconds of everything that ran since it was made, by what it was."""

    def __init__(self, there: Installation) -> None:
        self._there = there
        self._begun, self._before = time.monotonic(), self._used()

    def cores(self) -> dict[str, float]:
        """Return how many cores each has used."""
        lasted = time.monotonic() - self._begun
        return {what: round((used - self._before.get(what, 0)) / lasted, 3) for what, used in self._used().items()}

    def _used(self) -> dict[str, float]:
        centre = sum(_seconds(process.pid) for process in self._there.processes)
        database = {"postgresql": _seconds(pid)} if (pid := self._there.database_pid) else {}
        return {"centre": centre, **database, "load": _own()}


def _seconds(pid: int) -> float:
    """Return what a process and its children have used; one that ended is counted by its parent."""
    total, process = 0.0, psutil.Process(pid)
    for each in (process, *process.children(recursive=True)):
        with suppress(psutil.NoSuchProcess):
            total += sum(each.cpu_times()[:4])  # of its own and of the children that ended, user and system
    return total


def _own() -> float:
    return sum(psutil.Process().cpu_times()[:2])
