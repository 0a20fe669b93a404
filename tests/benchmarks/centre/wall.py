"""From the centre to the pixels: a real player, one of a fleet, and when its wall shows what is published and ordered.

The wall is looked at some times a second; the change of the shared playlist is a code that is read from it as a phone
would read it.
"""

import os
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

import msgspec

from tests.benchmarks.centre.installation import Engine, Installation, installation, until
from tests.benchmarks.centre.machines import BY
from tests.benchmarks.centre.nginx import nginx, without_push
from tests.benchmarks.centre.orders import Duty
from tests.benchmarks.centre.visible import fleet_of
from tests.benchmarks.handoff.wall import xvfb
from tests.demonstration.players import Machine, player_on
from tests.demonstration.wall import Wall

_SIZE = (640, 360)
_DARK = 12
"""No pixel of a dark wall is brighter."""
_STANDS_S = 3.0
_APART_S = 23.0
"""Between two changes: no divisor of a minute, so that they fall at any moment of a player's round."""


class WallFigures(msgspec.Struct, frozen=True):
    """Seconds until the wall shows it; of orders, from the request that gives them."""

    engine: str
    fleet: int
    """Screens that get the same change."""
    publish_with_push_s: tuple[float, ...]
    publish_without_push_s: tuple[float, ...]
    emergency_s: tuple[float, ...]
    clear_s: tuple[float, ...]
    blackout_s: tuple[float, ...]
    lift_s: tuple[float, ...]


def measure(engine: Engine, fleet: int, times: int) -> WallFigures:
    """Publish, raise, clear, black out and lift, *times* each."""
    with installation(engine) as there:
        fleet_of(there, fleet)
        with _playing(there, there.port, "TUONG-01") as wall:
            pushed = tuple(_published(there, wall, f"https://example.vn/{number}") for number in range(times))
            orders = [_ordered(wall, Duty(there)) for _ in range(times)]
        with nginx(without_push(there.port)) as port, _playing(there, port, "TUONG-02") as wall:
            asked = tuple(_published(there, wall, f"https://example.vn/k/{number}") for number in range(times))
    return WallFigures(engine, fleet, pushed, asked, *zip(*orders, strict=True))


def _published(there: Installation, wall: Wall, link: str) -> float:
    time.sleep(_APART_S)
    changed = there.done("tests.benchmarks.centre.changing", link)
    until(lambda: wall.code() == link or None, f"{link} on the wall")
    return round(time.monotonic() - changed, 2)


def _ordered(wall: Wall, people: Duty) -> tuple[float, float, float, float]:
    return (
        _until(people.storm, wall.shows_emergency, "the emergency"),
        _until(people.clear, lambda: not wall.shows_emergency(), "the end of the emergency"),
        _until(people.black_out, lambda: _is_dark(wall), "the dark"),
        _until(people.lift, lambda: not _is_dark(wall), "the end of the dark"),
    )


def _until(order: Callable[[], None], seen: Callable[[], bool], what: str) -> float:
    begun = time.monotonic()
    order()
    until(lambda: seen() or None, f"{what} on the wall")
    lasted = round(time.monotonic() - begun, 2)
    time.sleep(_STANDS_S)
    return lasted


def _is_dark(wall: Wall) -> bool:
    return max(wall.picture().convert("L").tobytes()) < _DARK


@contextmanager
def _playing(there: Installation, port: int, screen: str) -> Iterator[Wall]:
    """Run a player that was enrolled by the code on its wall; yield the wall once it shows the programme."""
    with ExitStack() as stack:
        folder = Path(stack.enter_context(TemporaryDirectory(prefix="bangtin-player-")))
        display = stack.enter_context(xvfb(_SIZE))
        os.environ.update(DISPLAY=display, QT_QPA_PLATFORM="xcb")
        machine = Machine(folder, "may-mau", f"http://127.0.0.1:{port}", _SIZE)
        stack.enter_context(player_on(machine))
        wall = Wall(display, _SIZE)
        stack.callback(wall.close)
        token = there.token(BY)
        _enrol(there, wall, token, screen)
        until(lambda: _acknowledged(there, token, screen), "the player's word that the programme is on the wall")
        yield wall


def _enrol(there: Installation, wall: Wall, token: str, screen: str) -> None:
    own = {"name": screen, "site": "kcn-0", "width": _SIZE[0], "height": _SIZE[1]}
    there.ask(token, "POST", "screens", json=own)
    link = until(lambda: found if "/enrol/" in (found := wall.code() or "") else None, "the code on the wall")
    there.ask(token, "POST", "enrolments", json={"code": link.rpartition("/")[2], "screens": [screen]})


def _acknowledged(there: Installation, token: str, screen: str) -> bool | None:
    time.sleep(0.5)
    return there.ask(token, "GET", f"screens/{screen}")["manifest"]["acknowledged"] or None
