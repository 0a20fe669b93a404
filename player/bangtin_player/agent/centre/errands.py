"""Doing what the centre asks of this player: each deed in turn, in a thread that nothing else waits for."""

import logging
import subprocess
from collections.abc import Callable, Sequence
from functools import partial
from queue import Empty, SimpleQueue

from bangtin_player.agent.centre.camera import Camera
from bangtin_player.agent.centre.errand_book import ErrandBook, Outcome
from bangtin_player.agent.centre.parts import Parts
from bangtin_player.agent.centre.wall import Interlude
from bangtin_player.core.asks import Ask, ReleaseDigest, RestartScreen
from bangtin_player.errors import CentreError
from bangtin_playlists.instant import Instant
from bangtin_playlists.wire.command import (
    Collect,
    Command,
    Deed,
    Identify,
    Pattern,
    Photograph,
    Reboot,
    Release,
    SendJournal,
    Volume,
)
from bangtin_playlists.wire.command import RestartScreen as RestartDeed

_log = logging.getLogger(__name__)
LONGEST_INTERLUDE_MS = 3_600_000
REBOOT = ("systemctl", "--no-ask-password", "--no-wall", "reboot")
"""Asks logind over D-Bus; deploy/polkit-1 lets the service's user. Nobody is there to type a password."""
_UPLOAD_S = 120.0


class DeedError(CentreError):
    """A deed could not be done; the code says why.

    Args:
        outcome: What to answer.
        code: Why.
        detail: In words.
    """

    def __init__(self, outcome: Outcome, code: str, detail: str = "") -> None:
        super().__init__(f"{code}: {detail}")
        self.outcome, self.code, self.detail = outcome, code, detail


class UnderWayError(CentreError):
    """What becomes of a deed is known after the next start."""


class Errands:
    """Does deeds.

    Args:
        parts: Of the player's side of the centre.
        bundle: Returns what a technician needs, with the log from one instant until before another.
        reboot: The command that starts the machine anew.
    """

    def __init__(self, parts: Parts, bundle: Callable[[Instant, Instant], str], reboot: Sequence[str] = REBOOT) -> None:
        self._parts, self._bundle, self._reboot, self._stopped = parts, bundle, reboot, parts.stopped
        self._asks = SimpleQueue[Ask]()
        self._waiting = SimpleQueue[Command]()
        self.camera = Camera(parts, self._asks.put)

    def asked(self) -> Ask | None:
        """Return the next thing that the side of the screens is asked for; None when there is nothing."""
        try:
            return self._asks.get_nowait()
        except Empty:
            return None

    def take(self, command: Command) -> None:
        """Have a command done that has been written down."""
        self._waiting.put(command)

    def drop(self) -> None:
        """Forget what waits: nobody may ask for it any more."""
        for queue in (self._asks, self._waiting):
            while not queue.empty():
                queue.get_nowait()

    def work(self, book: ErrandBook) -> None:
        """Do what waits, one after the other."""
        while not self._stopped.is_set():
            try:
                command = self._waiting.get_nowait()
            except Empty:
                return
            _log.info("%s, asked for by %s", type(command.deed).__name__, command.by or "the centre")
            try:
                self.do(command.deed, command)
            except DeedError as error:
                book.answer(command.id, error.outcome, error.code, error.detail)
            except UnderWayError:
                return
            except (CentreError, OSError) as error:
                book.answer(command.id, "failed", "failed", str(error))
            else:
                book.answer(command.id, "done")

    def do(self, deed: Deed, command: Command) -> None:
        """Do one deed.

        Raises:
            DeedError: It cannot be done.
            CentreError: What belongs to the centre did not get there.
        """
        match deed:
            case Collect():
                self._parts.timetable.soon("collect")
            case Photograph(screen=screen):
                self._photograph(screen)
            case Pattern(screen=screen, for_ms=for_ms):
                self._interlude(screen, "pattern", for_ms)
            case Identify(screen=screen, for_ms=for_ms):
                self._interlude(screen, "identify", for_ms)
            case Volume(screen=screen, percent=percent):
                self._place(screen)
                self._parts.wall.set_volume(screen, percent)
            case RestartDeed(screen=screen):
                self._asks.put(RestartScreen(self._place(screen)))
            case Release(digest=digest):
                self._asks.put(ReleaseDigest(digest))
            case SendJournal(since=since, until=until):
                text = self._bundle(since, until).encode("utf-8", "replace")
                self._upload(f"logs/{command.id}", text, "text/plain; charset=utf-8")
            case Reboot():
                self._start_machine_anew()

    def _place(self, screen: str) -> int:
        place = self._parts.place_of(screen)
        if place is None:
            raise DeedError("refused", "no_such_screen", screen)
        return place

    def _photograph(self, screen: str) -> None:
        place = self._place(screen)
        picture = self.camera.take(place)
        if picture is None:
            raise DeedError("failed", "no_picture", screen)
        self._upload(f"pictures/{screen}", picture, "image/png")

    def _interlude(self, screen: str, interlude: Interlude, for_ms: int) -> None:
        self._place(screen)
        self._parts.wall.begin(screen, interlude)
        name = f"end of {interlude} on {screen}"
        self._parts.timetable.once(
            name, partial(self._parts.wall.end, screen), min(for_ms, LONGEST_INTERLUDE_MS) / 1000
        )

    def _upload(self, path: str, body: bytes, kind: str) -> None:
        self._parts.member.link.post(f"api/player/v1/{path}", body, kind, _UPLOAD_S)

    def _start_machine_anew(self) -> None:
        """Ask the machine to start anew; that it did is answered when it has.

        Raises:
            DeedError: There is no such command, the machine refuses and says why, or it runs on all the same.
            UnderWayError: It goes down.
        """
        try:
            done = subprocess.run(self._reboot, capture_output=True, timeout=60, check=False)  # noqa: S603 - of our settings
        except (OSError, subprocess.TimeoutExpired) as error:
            raise DeedError("failed", "reboot_unavailable", str(error)) from error
        if done.returncode:
            said = done.stderr.decode("utf-8", "replace").strip()
            raise DeedError("refused", "reboot_refused", said or f"{self._reboot[0]} ends with {done.returncode}")
        if self._stopped.wait(_REBOOT_S):
            raise UnderWayError("the machine starts anew")
        raise DeedError("failed", "reboot_stuck", f"told to start anew, the machine runs on after {_REBOOT_S:g} s")


_REBOOT_S = 120.0
"""For the machine to stop the agent once it was told to start anew."""
