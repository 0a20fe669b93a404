"""What the player tells its centre: heartbeats, the answers to commands; and what the centre says back."""

import logging
from collections.abc import Callable
from importlib.metadata import version

import msgspec

from bangtin_player.agent.centre.answers import decoded
from bangtin_player.agent.centre.cabinet import Cabinet
from bangtin_player.agent.centre.errand_book import ErrandBook
from bangtin_player.agent.centre.identity import Addresses, Welcome
from bangtin_player.agent.centre.machine import machine
from bangtin_player.agent.centre.parts import Parts
from bangtin_player.core import errands
from bangtin_player.core.standing import Facts, Papers, heartbeat
from bangtin_player.errors import RefusedError
from bangtin_playlists.errors import PlaylistsError
from bangtin_playlists.instant import Instant
from bangtin_playlists.wire.command import Command
from bangtin_playlists.wire.documents import encode
from bangtin_playlists.wire.heartbeat import Complaint
from bangtin_playlists.wire.keys import NO_KEYS, Keys
from bangtin_playlists.wire.orders import NO_ORDERS, Orders
from bangtin_playlists.wire.seal import Trust, opened
from bangtin_playlists.wire.timestamp import Timestamp

_log = logging.getLogger(__name__)
_PATH = "api/player/v1"


class Heard(Addresses, frozen=True, kw_only=True):
    """What the centre says to a heartbeat."""

    commands: tuple[str, ...] = ()
    """Sealed, and not yet answered."""


class Reporting:
    """Tells the centre how the player stands, and takes its commands.

    Args:
        parts: Of the player's side of the centre.
        cabinet: The documents.
        book: The commands.
        do: Called with each command that is to be done.
    """

    def __init__(self, parts: Parts, cabinet: Cabinet, book: ErrandBook, do: Callable[[Command], None]) -> None:
        self._parts, self._cabinet, self._book, self._do = parts, cabinet, book, do
        self._sequence = 0
        self._software = version("bangtin")

    def heartbeat(self, facts: Facts, welcome: Welcome, now: Instant) -> bool:
        """Tell how the player stands; say whether its documents are elsewhere now.

        Raises:
            CentreError: The centre does not take it.
        """
        self._sequence += 1
        made = heartbeat(
            facts,
            self._papers(welcome),
            machine(self._parts.media),
            boot=self._parts.boot,
            sequence=self._sequence,
            software=self._software,
        )
        reply = decoded(self._parts.member.link.post(f"{_PATH}/heartbeat", encode(made)).body, Heard)
        self._take(reply.commands, welcome, now)
        fields = {name: getattr(reply, name) for name in Addresses.__struct_fields__}
        return self._parts.member.move(msgspec.convert(fields, Addresses))

    def tell_answers(self) -> None:
        """Send the answers that the centre does not have yet.

        Raises:
            CentreError: The centre does not take them now.
        """
        for answer in self._book.untold():
            try:
                self._parts.member.link.post(f"{_PATH}/answers", encode(answer))
            except RefusedError as error:
                _log.error("the centre refuses an answer: %s", error)
            self._book.told(answer)

    def _papers(self, welcome: Welcome) -> Papers:
        keys, stamp = self._cabinet.held(Keys, "") or NO_KEYS, self._cabinet.held(Timestamp, welcome.site)
        orders = self._cabinet.in_force(Orders, welcome.site) or NO_ORDERS
        return Papers(
            player=welcome.player,
            keys_version=keys.version,
            orders_version=orders.version,
            seen=self._cabinet.versions()["seen"],
            word_issued=stamp.issued if stamp else None,
            plays_waiting=self._parts.outbox.waiting(welcome.player),
            complaints=self._parts.complaints.now(),
        )

    def _take(self, sealed: tuple[str, ...], welcome: Welcome, now: Instant) -> None:
        """Open commands, write them down, and have them done in the order in which they were asked for."""
        commands = [command for text in sealed if (command := self._opened(text, welcome)) is not None]
        for command in errands.in_order(commands):
            try:
                if self._book.begin(command, now):
                    self._do(command)
            except OSError as error:
                _log.error("a command cannot be written down, so it is not done: %s", error)

    def _opened(self, text: str, welcome: Welcome) -> Command | None:
        """Open one command. Those done before are known by their ids, so no version is the highest seen."""
        trust = Trust(welcome.root, self._cabinet.held(Keys, "") or NO_KEYS)
        try:
            command = opened(text.encode(), Command, welcome.player, trust)
        except PlaylistsError as error:
            code = f"command_{type(error).__name__.removesuffix('Error').lower()}"
            self._parts.complaints.raised("command", Complaint(code, "error", detail=str(error)))
            return None
        self._parts.complaints.settled("command")
        return command
