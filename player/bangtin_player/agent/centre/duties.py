"""What an enrolled player does by its timetable. Each duty returns the seconds until it is due again."""

import logging
import random
from collections.abc import Callable
from threading import Event

from bangtin_player.agent.centre.bandwidth import rate_now
from bangtin_player.agent.centre.cabinet import Cabinet
from bangtin_player.agent.centre.collector import Collector
from bangtin_player.agent.centre.dismissal import is_dismissal
from bangtin_player.agent.centre.errand_book import ErrandBook
from bangtin_player.agent.centre.errands import Errands
from bangtin_player.agent.centre.fetching import Fetching, Pace
from bangtin_player.agent.centre.identity import Welcome
from bangtin_player.agent.centre.link import Link
from bangtin_player.agent.centre.looks import Looks
from bangtin_player.agent.centre.parts import Parts
from bangtin_player.agent.centre.patience import Patience
from bangtin_player.agent.centre.push import Push
from bangtin_player.agent.centre.reporting import Reporting
from bangtin_player.agent.centre.restocking import Restocking
from bangtin_player.agent.centre.stock import Stock
from bangtin_player.core.patience import punctual_wait, regular_wait
from bangtin_player.core.standing import Facts
from bangtin_player.errors import AbsentError, StrangerError
from bangtin_playlists.instant import Instant
from bangtin_playlists.wire.command import Command
from bangtin_playlists.wire.heartbeat import Complaint
from bangtin_playlists.wire.keys import NO_KEYS, Keys
from bangtin_playlists.wire.manifest import Manifest
from bangtin_playlists.wire.seal import Trust

_log = logging.getLogger(__name__)
MEDIA_EVERY_S = 600.0
SCRUB_EVERY_S = 60.0
PLAYS_EVERY_S = 60.0
COMMANDS = b"commands"
"""The hint that a command waits; they come with the answer to a heartbeat."""
TOLD_AFTER_S = 2.0
"""After the wall went over: by then the screen has said so itself."""
AGAIN_S = 3.0
"""Before a stream that ended is opened anew: something between may end each at once."""
SHUT_S = 60.0
"""How soon to look again where nothing may be fetched at this hour."""


class Duties:
    """The duties of one player.

    Args:
        parts: Of the player's side of the centre.
        welcome: What it was told when it was accepted.
        cabinet: Its documents.
        errands: Does what is asked.
        facts: Returns how the player stands; None as long as that is not known.
        now: Tells the time by the best word there is.
        dismissed: Called when the centre has revoked the player, perhaps by several threads.
    """

    def __init__(  # noqa: PLR0913, PLR0917 - the root of all duties
        self,
        parts: Parts,
        welcome: Welcome,
        cabinet: Cabinet,
        errands: Errands,
        facts: Callable[[], Facts | None],
        now: Callable[[], Instant],
        dismissed: Callable[["Duties"], None],
    ) -> None:
        self._parts, self._cabinet, self._facts, self._now, self._errands = parts, cabinet, facts, now, errands
        self._dismissed, self._over = dismissed, Event()
        self._known_as = parts.member.identity.public_key
        self._root = welcome.root
        self._patience = Patience(parts, self._is_dismissed)
        stock = Stock(cabinet, parts.store, parts.complaints, self._flipped)
        fetching = Fetching(self._link, parts.store, parts.complaints, parts.stopped, parts.collecting.at_once)
        self.collector = Collector(self._link, stock, fetching, parts.complaints)
        self._restocking = Restocking(stock, fetching, parts.complaints)
        self._book = ErrandBook(parts.member.folder, parts.boot, welcome.player, now)
        self._reporting = Reporting(parts, cabinet, self._book, self._do)
        self._pace = Pace(self._rate, parts.stopped)
        self._looks = Looks(parts, errands.camera, self._pace)
        self._push = Push(self._look_now)

    def begin(self) -> None:
        """Put every duty into the timetable."""
        patient = self._patience.with_centre
        self._add("errands", self._work)
        self._add("media", self._fetch)
        self._add("collect", lambda: patient("collect", self._collect))
        self._add("heartbeat", lambda: patient("heartbeat", self._report))
        self._add("plays", lambda: patient("plays", self._send_plays))
        self._add("push", lambda: patient("push", self._listen))
        self._add("scrub", self._scrub)
        if self._parts.collecting.pictures_s:
            self._add("looks", lambda: patient("looks", self._send_looks))

    def close(self) -> None:
        """End: what waits for the centre, and what would be due."""
        self._over.set()
        self._push.close()

    def _is_dismissed(self, error: StrangerError) -> bool:
        """Say whether the centre has sealed that this player is none of its own any more, and have it leave."""
        trust = Trust(self._root, self._cabinet.held(Keys, "") or NO_KEYS)
        if self._over.is_set() or is_dismissal(error, self._known_as, trust):
            self._dismissed(self)
            return True
        return False

    def _add(self, name: str, duty: Callable[[], float | None]) -> None:
        """Put a duty into the timetable; none is done any more once all are over."""

        def unless_over() -> float | None:
            wait = None if self._over.is_set() else duty()
            return None if self._over.is_set() else wait

        self._parts.timetable.add(name, unless_over)

    def _look_now(self, hint: bytes) -> None:
        """Ask for commands where the hint says so, else for documents; once the stream is open, for both."""
        if not hint:
            self._patience.answered("push")
        if hint in {b"", COMMANDS}:
            self._parts.timetable.soon("heartbeat")
        if hint != COMMANDS:
            self._parts.timetable.soon("collect")

    def _flipped(self) -> None:
        """Say soon what is on the wall now."""
        self._parts.timetable.soon("heartbeat", TOLD_AFTER_S)

    def _link(self) -> Link:
        return self._parts.member.link

    def _welcome(self) -> Welcome:
        welcome = self._parts.member.welcome
        if welcome is None:
            raise StrangerError("not enrolled")
        return welcome

    def _collect(self) -> float:
        try:
            self.collector.collect(self._welcome())
            self._parts.complaints.settled("addresses")
        except AbsentError as error:
            self._parts.complaints.raised("addresses", Complaint("document_absent", detail=str(error)))
            if self._parts.member.ask_addresses():
                self._parts.wall.refresh()
                self.collector.collect(self._welcome())
        self._parts.timetable.soon("media")
        return punctual_wait(self._parts.collecting.every_s, random.random())  # noqa: S311 - as above

    def _fetch(self) -> float:
        if self._rate() == 0:
            return SHUT_S
        left = self._restocking.fetch(self._welcome(), self._pace)
        return MEDIA_EVERY_S if left is None else left

    def _report(self) -> float:
        facts = self._facts()
        if facts is None:
            return 1.0
        if self._reporting.heartbeat(facts, self._welcome(), self._now()):
            self._parts.wall.refresh()
            self._parts.timetable.soon("collect")
            self._parts.timetable.soon("push")
        self._reporting.tell_answers()
        return regular_wait(self._welcome().heartbeat_s, random.random())  # noqa: S311 - as above

    def _send_plays(self) -> float:
        everything = self._parts.outbox.send(self._link(), self._welcome().player)
        return regular_wait(PLAYS_EVERY_S, random.random()) if everything else 0.0  # noqa: S311 - as above

    def _send_looks(self) -> float:
        """Send what the walls look like, where there is a picture yet, and at this hour."""
        facts = self._facts()
        if facts is None or all(each.on_wall is None for each in facts.screens):
            return 1.0
        if self._rate() == 0:
            return SHUT_S
        self._looks.send()
        return regular_wait(self._parts.collecting.pictures_s, random.random())  # noqa: S311 - as above

    def _listen(self) -> float | None:
        welcome = self._welcome()
        if not welcome.push:
            return MEDIA_EVERY_S
        self._push.listen(self._link(), welcome.push)
        return regular_wait(AGAIN_S, random.random())  # noqa: S311 - as above

    def _scrub(self) -> float:
        self._restocking.scrub(self._welcome())
        return SCRUB_EVERY_S

    def _do(self, command: Command) -> None:
        self._errands.take(command)
        self._parts.timetable.soon("errands")

    def _work(self) -> None:
        """Do what is asked, and tell at once what became of it."""
        self._errands.work(self._book)
        if self._book.untold():
            self._parts.timetable.soon("heartbeat")

    def _rate(self) -> int | None:
        welcome = self._parts.member.welcome
        screens = (self._cabinet.in_force(Manifest, screen) for screen in (welcome.manifests if welcome else ()))
        zone = next((each.screen.timezone for each in screens if each is not None), "Asia/Ho_Chi_Minh")
        return rate_now(self._parts.collecting, zone)
