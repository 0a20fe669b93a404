"""A whole centre, installed for one measurement: its processes, its data, and how it is asked."""

import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, TypeVar
from uuid import uuid4

import psutil
import requests

from tests.benchmarks.centre.postgres import Database, free_port, postgres

T = TypeVar("T")
ENGINES = ("sqlite", "postgresql")
_CALL = [sys.executable, "-m", "bangtin_server"]


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
    folder: Path
    environment: dict[str, str]
    process: "subprocess.Popen[bytes]"
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
def installation(engine: str) -> Iterator[Installation]:
    """Run a centre of one's own on *engine*, `sqlite` or `postgresql`."""
    with ExitStack() as stack:
        folder = Path(stack.enter_context(TemporaryDirectory(prefix="bangtin-centre-")))
        database = stack.enter_context(postgres()) if engine == "postgresql" else Database("", 0)
        port = free_port()
        environment = {
            **os.environ,
            "DJANGO_SETTINGS_MODULE": "bangtin_server.settings",
            "BANGTIN_DATA": str(folder / "data"),
            "BANGTIN_LISTEN": f"127.0.0.1:{port}",
            "BANGTIN_ADDRESS": f"http://127.0.0.1:{port}",
            "DATABASE_URL": database.url,
        }
        process = stack.enter_context(_running(environment, folder / "centre.log"))
        there = Installation(port, folder, environment, process, database.pid)
        until(lambda: _answers(there), "the centre")
        stack.callback(there.wait)
        yield there


@contextmanager
def _running(environment: dict[str, str], log: Path) -> Iterator["subprocess.Popen[bytes]"]:
    with log.open("wb") as said:
        process = subprocess.Popen([*_CALL, "run"], env=environment, stdout=said, stderr=said)
    try:
        yield process
    finally:
        process.terminate()
        process.wait(60)


def _answers(there: Installation) -> bool | None:
    if there.process.poll() is not None:
        raise OSError(f"the centre ended: {(there.folder / 'centre.log').read_text('utf-8')[-2000:]}")
    try:
        return requests.get(f"{there.address}/documents/keys", timeout=5).ok or None
    except requests.RequestException:
        return None


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
        pids = {"centre": self._there.process.pid, "postgresql": self._there.database_pid}
        return {what: _seconds(psutil.Process(pid)) for what, pid in pids.items() if pid} | {"load": _own()}


def _seconds(process: psutil.Process) -> float:
    """Return what a process and its children have used; one that ended is counted by its parent."""
    total = 0.0
    for each in (process, *process.children(recursive=True)):
        with suppress(psutil.NoSuchProcess):
            total += sum(each.cpu_times()[:4])  # of its own and of the children that ended, user and system
    return total


def _own() -> float:
    return sum(psutil.Process().cpu_times()[:2])
