"""The command: something a person asks of one player, once; and the player's answer."""

from typing import ClassVar, Literal
from uuid import UUID

import msgspec

from bangtin_playlists.instant import Instant, Millis


class Collect(msgspec.Struct, frozen=True, tag="collect"):
    """Ask for new documents now."""


class Photograph(msgspec.Struct, frozen=True, omit_defaults=True, tag="photograph"):
    """Send a picture of what the wall shows."""

    screen: str
    ticket: str = ""
    """What lets the player upload it; empty where its own key is enough."""


class Pattern(msgspec.Struct, frozen=True, tag="pattern"):
    """Show the test pattern for a while, so that a technician finds the panel and its crop."""

    screen: str
    for_ms: Millis


class Identify(msgspec.Struct, frozen=True, tag="identify"):
    """Write the screen's own name on it for a while, so that a person before many walls knows which one it is."""

    screen: str
    for_ms: Millis


class Volume(msgspec.Struct, frozen=True, tag="volume"):
    """Set how loud a screen is that may sound at all, until it is set again."""

    screen: str
    percent: int | None
    """0 to 100; None is what the manifest says."""


class RestartScreen(msgspec.Struct, frozen=True, tag="restart-screen"):
    """Start one screen's process anew."""

    screen: str


class Reboot(msgspec.Struct, frozen=True, tag="reboot"):
    """Start the machine anew."""


class Release(msgspec.Struct, frozen=True, tag="release"):
    """Take a digest out of quarantine."""

    digest: str


class SendJournal(msgspec.Struct, frozen=True, omit_defaults=True, tag="send-journal"):
    """Send what the player logged between two instants."""

    since: Instant
    until: Instant
    ticket: str = ""


class Leave(msgspec.Struct, frozen=True, tag="leave"):
    """Be no player of this centre any more: the key that the command is addressed to was revoked (docs/adr/0012)."""


Deed = Collect | Photograph | Pattern | Identify | Volume | RestartScreen | Reboot | Release | SendJournal | Leave


class Command(msgspec.Struct, frozen=True, omit_defaults=True):
    """One deed for one player. Its version keeps it from being replayed, its end from being carried out late."""

    kind: ClassVar[str] = "command"
    most_bytes: ClassVar[int] = 1 << 14

    id: UUID
    player: str
    version: int
    issued: Instant
    until: Instant
    """From this instant on the player refuses it (answer: expired)."""
    deed: Deed
    by: str = ""
    """Who asked, for the player's journal."""
    must_understand: tuple[str, ...] = ()

    def subject(self) -> str:
        """Return whom the document is for: the player."""
        return self.player


class Answer(msgspec.Struct, frozen=True, omit_defaults=True):
    """What became of a command."""

    kind: ClassVar[str] = "answer"
    most_bytes: ClassVar[int] = 1 << 14

    command: UUID
    player: str
    at: Instant
    outcome: Literal["done", "refused", "failed", "expired"]
    code: str = ""
    """Why not, for translations; empty when done."""
    detail: str = ""
    must_understand: tuple[str, ...] = ()
