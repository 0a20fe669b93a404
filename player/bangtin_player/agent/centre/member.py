"""The player as a member of its centre: who it is by now, and the line that goes with it."""

import threading
import time
from collections.abc import Callable
from pathlib import Path

import msgspec

from bangtin_player.agent.centre.answers import decoded
from bangtin_player.agent.centre.identity import Addresses, Identity, Welcome, keep_identity, new_identity
from bangtin_player.agent.centre.link import Link
from bangtin_player.agent.centre.machine import facts_of_machine
from bangtin_player.errors import AbsentError
from bangtin_playlists.instant import Instant

_PATH = "api/player/v1"


class Code(msgspec.Struct, frozen=True):
    """What belongs on the wall, until an instant at the centre."""

    code: str
    until: Instant


class Member:
    """Holds the identity; every change is on the disk before it counts.

    Args:
        folder: Of what the player knows of its centre.
        identity: As it was kept, or made.
    """

    def __init__(self, folder: Path, identity: Identity, unix_time: Callable[[], float] = time.time) -> None:
        self.folder, self.identity, self._unix_time = folder, identity, unix_time
        self.link = Link(identity, unix_time)
        self.code: Code | None = None
        self._lock = threading.Lock()

    @property
    def welcome(self) -> Welcome | None:
        """Return what the player was told when it was accepted; None before that."""
        return self.identity.welcome

    def screen(self, place: int, name: str = "") -> str:
        """Return which screen is shown at a *place*: the one of that *name*, or the one whose turn it is.

        Empty where no screen is.
        """
        screens = sorted(self.welcome.manifests) if self.welcome else []
        if name:
            return name if name in screens else ""
        return screens[place] if place < len(screens) else ""

    def ask(self) -> Code:
        """Ask to be known; the answer belongs on the wall.

        Raises:
            CentreError: It does not answer, or takes no such player.
        """
        reply = self.link.post(f"{_PATH}/enrolments", msgspec.json.encode(facts_of_machine()))
        self.code = decoded(reply.body, Code)
        return self.code

    def is_accepted(self) -> bool:
        """Ask whether somebody has entered the code; if so, the player is known from now on.

        Raises:
            CentreError: It does not answer.
            IdentityError: The disk does not take it.
        """
        try:
            reply = self.link.get(f"{_PATH}/enrolment")
        except AbsentError:
            self.code = None
            return False
        if reply.status != _OK:
            return False
        self._keep(msgspec.structs.replace(self.identity, welcome=decoded(reply.body, Welcome)))
        self.code = None
        return True

    def ask_addresses(self) -> bool:
        """Ask where the documents are now; say whether that has changed.

        Raises:
            CentreError: It does not answer, or does not know this player any more.
        """
        return self.move(decoded(self.link.get(f"{_PATH}/addresses").body, Addresses))

    def move(self, addresses: Addresses) -> bool:
        """Take note of where the documents are; say whether that is news."""
        with self._lock:
            moved = self.identity.moved(addresses)
            if moved == self.identity:
                return False
            self._keep(moved)
            return True

    def leave(self) -> None:
        """Be a machine that the centre does not know yet: it never trusts a revoked key again.

        Raises:
            IdentityError: The disk does not take it.
        """
        with self._lock:
            self._keep(new_identity(self.identity.centre))
            self.link, self.code = Link(self.identity, self._unix_time), None

    def _keep(self, identity: Identity) -> None:
        keep_identity(self.folder, identity)
        self.identity = identity


_OK = 200
