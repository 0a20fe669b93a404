"""The centre of the demonstration: the real command in a folder of its own, and the API as a technician has it."""

import json
import os
import re
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

import requests

from tests.demonstration.processes import running

T = TypeVar("T")
_ANOTHER_LINK = """
import django
django.setup()
from bangtin_server.accounts import sign_in_link
print(sign_in_link.make())
"""
_LINK = re.compile(r"http\S+/sign-in/\S+")


class NeverCameError(Exception):
    """What was waited for did not come."""


def until(found: Callable[[], T | None], what: str, seconds: float = 60.0) -> T:
    """Wait for something to be found.

    Raises:
        NeverCameError: it was not, in so many seconds.
    """
    last = time.monotonic() + seconds
    while (it := found()) is None:
        if time.monotonic() > last:
            raise NeverCameError(f"waited {seconds:g} s in vain: {what}")
        time.sleep(0.05)
    return it


@dataclass
class Centre:
    """A running centre."""

    address: str
    link: str
    """The one-time link of the first administrator."""
    environment: dict[str, str]
    token: str

    def ask(self, method: str, path: str, **said: Any) -> Any:  # noqa: ANN401 - whatever JSON it answers
        """Ask the people's API; its refusals are errors."""
        headers = {"Authorization": f"Bearer {self.token}"}
        answer = requests.request(method, f"{self.address}/api/v1/{path}", headers=headers, timeout=60, **said)
        if not answer.ok:
            raise NeverCameError(f"{method} {path}: {answer.status_code} {answer.text}")
        return answer.json()

    def take(self, programmes: Iterable[Path]) -> None:
        """Import programmes with their media by the command, as an administrator at the machine does."""
        _run(self.environment, "-m", "bangtin_server", "import", *map(str, programmes))

    def another_link(self) -> str:
        """Return a link like the printed one, which is the person's who looks on."""
        return f"{self.address}/sign-in/{_run(self.environment, '-c', _ANOTHER_LINK).strip()}"

    def publish(self, programme: Path, digests: dict[str, str]) -> None:
        """Send a changed programme by the API; its media are in the library already."""
        files = {"programme": (programme.name, programme.read_bytes())}
        self.ask("POST", "programmes", files=files, data={"digests": json.dumps(digests)})


@contextmanager
def centre_in(folder: Path) -> Iterator[Centre]:
    """Run a centre of one's own on a free port, on SQLite and a folder."""
    address = f"127.0.0.1:{_free_port()}"
    environment = {
        **os.environ,
        "DJANGO_SETTINGS_MODULE": "bangtin_server.settings",
        "BANGTIN_DATA": str(folder / "data"),
        "BANGTIN_LISTEN": address,
        "BANGTIN_ADDRESS": f"http://{address}",
    }
    log = folder / "centre.log"
    with running([sys.executable, "-m", "bangtin_server", "run"], log, environment) as process:
        until(lambda: _answers(f"http://{address}", process), f"the centre; see {log}")
        # It is said once the port answers.
        [link, *_] = until(lambda: _LINK.findall(log.read_text("utf-8")) or None, f"the sign-in link; see {log}")
        token = _run(environment, "-m", "bangtin_server", "token", "ky-thuat-vien", "demo").strip()
        yield Centre(f"http://{address}", link, environment, token)


def _free_port() -> int:
    with socket.socket() as finder:
        finder.bind(("127.0.0.1", 0))
        return int(finder.getsockname()[1])


def _answers(address: str, process: "subprocess.Popen[bytes]") -> bool | None:
    if process.poll() is not None:
        raise NeverCameError("the centre ended at once")
    try:
        return requests.get(f"{address}/documents/keys", timeout=5).ok or None
    except requests.RequestException:
        return None


def _run(environment: dict[str, str], *call: str) -> str:
    done = subprocess.run([sys.executable, *call], env=environment, capture_output=True, text=True, check=False)
    if done.returncode:
        raise NeverCameError(done.stderr)
    return done.stdout
