"""An office and its screens, played by a test: the agent looks every so often, as the real one does."""

import time
from collections.abc import Callable
from pathlib import Path
from uuid import UUID

from bangtin_player.agent.centre.identity import new_identity
from bangtin_player.agent.centre.office import Office
from bangtin_player.agent.centre.parts import parts
from bangtin_player.core.asks import Ask, TakePicture
from bangtin_player.core.clock_trust import ClockTrust
from bangtin_player.core.messages import OnWall
from bangtin_player.core.standing import Facts, ScreenFacts
from bangtin_player.settings import Collecting
from bangtin_playlists.instant import Instant
from bangtin_playlists.playlist import Card
from bangtin_playlists.wire.command import Answer, Deed
from bangtin_playlists.wire.documents import decode
from bangtin_playlists.wire.manifest import Manifest
from tests.player.agent.centre.fake_centre import FakeCentre

WAIT_S = 30.0


def now() -> Instant:
    return Instant(int(time.time() * 1000))


class Stand:
    """An office with an agent that looks every so often, as the real one does."""

    def __init__(self, folder: Path, centre: FakeCentre) -> None:
        self.centre = centre
        self.parts = parts(folder, new_identity(centre.address), Collecting(), UUID(int=1), ("",))
        self.office = Office(self.parts, "pi", now)
        (self.source,) = self.office.sources()
        self.asks: list[Ask] = []
        self._on_wall: OnWall | None = None
        self.office.start()

    def until(self, holds: Callable[[], object]) -> None:
        last = time.monotonic() + WAIT_S
        while not holds():
            assert time.monotonic() < last, "it never came"
            screens = (ScreenFacts(self.office.screen(0), on_wall=self._on_wall),)
            self.office.look(Facts(now(), ClockTrust.SERVER, 1, screens))
            while (ask := self.office.asked()) is not None:
                self._do(ask)
            time.sleep(0.02)

    def shows(self) -> None:
        """Have a picture on the wall from now on."""
        self._on_wall = OnWall()

    def _do(self, ask: Ask) -> None:
        self.asks.append(ask)
        if isinstance(ask, TakePicture):
            Path(ask.path).write_bytes(b"PNG")

    def enrol(self) -> None:
        self.until(lambda: self.centre.codes)
        self.centre.accept()
        self.until(lambda: self.manifest().version)

    def manifest(self) -> Manifest:
        return self.source.read().manifest

    def card(self) -> Card:
        content = self.manifest().playlists[0].elements[0].content  # type: ignore[union-attr]  # an item of ours
        assert isinstance(content, Card)
        return content

    def answer_to(self, deed: Deed) -> Answer:
        """Ask for a deed, and return what the centre was told of it."""
        command = self.centre.order(deed)
        self.parts.timetable.soon("heartbeat")
        found: list[Answer] = []

        def told() -> bool:
            answers = [decode(Answer, body) for body in self.centre.told.get("answers", [])]
            found[:] = [each for each in answers if each.command == command.id]
            return bool(found)

        self.until(told)
        return found[0]
