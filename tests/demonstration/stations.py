"""A technician before a wall: reads its code, enters it at the centre, waits for the programme."""

import re
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from tests.demonstration.centre import Centre, NeverCameError, until
from tests.demonstration.players import Machine, Player, player_on
from tests.demonstration.processes import running
from tests.demonstration.wall import Wall

_CODE = re.compile(r"/enrol/([A-Z0-9]{8})")


@dataclass
class Station:
    """A running player and its wall."""

    centre: Centre
    player: Player
    wall: Wall

    def until(self, found: Callable[[], "str | bool | None"], what: str) -> str:
        """Wait for something to be found, as long as the player runs.

        Raises:
            NeverCameError: it was not, or the player ended.
        """

        def found_while_it_plays() -> "str | bool | None":
            if self.player.process.poll() is not None:
                raise NeverCameError(f"the player ended before {what}; see {self.player.machine.log}")
            return found()

        return str(until(found_while_it_plays, what))

    def code(self) -> str:
        """Read the enrolment's code from the wall."""
        return self.until(lambda: _code_in(self.wall.code()), "the code on the wall")

    def enrol(self, code: str, screen: str) -> None:
        """Enter *code* at the centre for *screen*, and wait until the player has what is published for it."""
        self.centre.ask("POST", "enrolments", json={"code": code, "screens": [screen]})
        self.until(lambda: acknowledged(self.centre, screen), "the player's word that the programme is on the wall")


@contextmanager
def text_panel(centre: Centre, machine: Machine, screen: str) -> Iterator[Player]:
    """Enrol and run the player of a panel too small for a QR code: the code comes from its machine's terminal."""
    with running(machine.call("enrol", centre.address), machine.log, machine.environment) as enrolling:
        code = until(lambda: _code_in(machine.log.read_text("utf-8")), f"the code in {machine.log}")
        centre.ask("POST", "enrolments", json={"code": code, "screens": [screen]})
        until(lambda: None if enrolling.poll() is None else True, "the end of bangtin-player enrol")
    with player_on(machine) as player:
        yield player


def acknowledged(centre: Centre, screen: str) -> bool | None:
    """Say whether the player of *screen* has what is published for it; None where it has not."""
    return True if centre.ask("GET", f"screens/{screen}")["manifest"]["acknowledged"] else None


def since(begun: float) -> float:
    """Return the seconds since *begun* of the monotonic clock."""
    return round(time.monotonic() - begun, 2)


def _code_in(text: str | None) -> str | None:
    found = _CODE.search(text or "")
    return found[1] if found else None
