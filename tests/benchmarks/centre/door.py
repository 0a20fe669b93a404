"""The door's 304 beside nginx, which serves the very file: by turns, so that the machine's mood is shared."""

import re
import statistics
import subprocess

import msgspec
import requests

from tests.benchmarks.centre.installation import Installation, installation
from tests.benchmarks.centre.nginx import nginx, program, static
from tests.benchmarks.centre.visible import fleet_of

CONNECTIONS = 32
_PLAYERS = 20


class DoorFigures(msgspec.Struct, frozen=True):
    """Answers a second, medians of the rounds, the load on the same cores."""

    rounds: int
    seconds: float
    connections: int
    document_bytes: int
    share_of_304: float
    """The door's 304 of nginx's 304."""
    share_of_200: float
    """The door's 304 of nginx's whole file."""
    door_304: float
    door_200: float
    nginx_304: float
    nginx_200: float


def measure(rounds: int, seconds: float) -> DoorFigures:
    """Ask both by turns, *rounds* times each way for *seconds*.

    Raises:
        FileNotFoundError: nginx or wrk is not installed.
    """
    with installation("sqlite") as there:
        [machine, *_] = fleet_of(there, _PLAYERS).machines
        path = machine.documents()[-1]
        with nginx(static(there.storage)) as port:
            door, peer = f"{there.address}/{path}", f"http://127.0.0.1:{port}/{path}"
            taken: dict[str, list[float]] = {"door_304": [], "nginx_304": [], "door_200": [], "nginx_200": []}
            for _ in range(rounds):
                for name, rates in taken.items():
                    url = door if name.startswith("door") else peer
                    rates.append(rate(url, seconds, conditional=name.endswith("304")))
        size = _size(there, path)
    medians = {name: statistics.median(each) for name, each in taken.items()}
    shares = (round(medians["door_304"] / medians[name], 3) for name in ("nginx_304", "nginx_200"))
    return DoorFigures(rounds, seconds, CONNECTIONS, size, *shares, **medians)


def rate(url: str, seconds: float, *, conditional: bool) -> float:
    """Return the answers a second to `wrk`, all of them 304 or all of them 200.

    Raises:
        OSError: some answers were refusals.
    """
    said = requests.get(url, timeout=10)
    condition = ["-H", f"If-None-Match: {said.headers['ETag']}"] if conditional else []
    wanted, got = 304 if conditional else 200, _status(url, condition)
    if got != wanted:
        raise OSError(f"{url}: {got}, not {wanted}")
    command = [program("wrk"), "-t1", f"-c{CONNECTIONS}", f"-d{seconds:g}s", *condition, url]
    told = subprocess.run(command, check=True, capture_output=True, text=True, timeout=seconds + 30).stdout
    found = re.search(r"Requests/sec:\s+([\d.]+)", told)
    if "Non-2xx" in told or "Socket errors" in told or found is None:
        raise OSError(f"wrk: {told}")
    return float(found[1])


def _status(url: str, condition: list[str]) -> int:
    headers = dict(each.split(": ", 1) for each in condition[1:])
    return requests.get(url, headers=headers, timeout=10).status_code


def _size(there: Installation, path: str) -> int:
    return (there.storage / path).stat().st_size
