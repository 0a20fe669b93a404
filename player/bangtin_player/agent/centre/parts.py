"""The parts that the player's side of the centre is made of, each made once and known by all that need it."""

from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from threading import Event
from typing import NamedTuple
from uuid import UUID

from bangtin_media.store import FolderStore
from bangtin_player.agent.centre.complaints import Complaints
from bangtin_player.agent.centre.identity import Identity, identity_folder
from bangtin_player.agent.centre.log_book import LogBook
from bangtin_player.agent.centre.member import Member
from bangtin_player.agent.centre.outbox import Outbox
from bangtin_player.agent.centre.papers import Papers
from bangtin_player.agent.centre.timetable import Timetable
from bangtin_player.agent.centre.wall import Wall
from bangtin_player.settings import Collecting

MEDIA, PLAYS, LOG = "media", "plays.sqlite", "log/player.log"


class Parts(NamedTuple):
    """What there is from the start, enrolled or not."""

    member: Member
    papers: Papers
    wall: Wall
    store: FolderStore
    media: Path
    """The store's folder."""
    outbox: Outbox
    complaints: Complaints
    timetable: Timetable
    log: LogBook
    stopped: Event
    """Set when the agent ends."""
    collecting: Collecting
    boot: UUID
    names: Sequence[str]
    """Of the screen at each place; empty is whose turn it is."""

    def place_of(self, screen: str) -> int | None:
        """Return the place at which *screen* is shown; None for no screen of ours."""
        shown = (self.member.screen(place, name) for place, name in enumerate(self.names))
        return next((place for place, each in enumerate(shown) if each == screen and screen), None)


def parts(  # noqa: PLR0913, PLR0917 - the root of this part of the player
    state: Path, identity: Identity, collecting: Collecting, boot: UUID, names: Sequence[str], plays: Path | None = None
) -> Parts:
    """Make the parts.

    Args:
        state: The agent's folder.
        identity: Who the player is.
        collecting: How it collects.
        boot: Of the machine.
        names: Of the screen at each place; empty is whose turn it is.
        plays: The folder of the play log and of the log, where that is another.

    Raises:
        StoreError: The folder of media cannot be made.
    """
    folder, complaints = identity_folder(state), Complaints()
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    log = (plays or state) / LOG
    with suppress(OSError):
        log.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    member = Member(folder, identity)
    quota = collecting.quota_mb * 1_000_000 if collecting.quota_mb else None
    return Parts(
        member=member,
        papers=Papers(member),
        wall=Wall(folder),
        store=FolderStore(state / MEDIA, quota=quota),
        media=state / MEDIA,
        outbox=Outbox((plays or state) / PLAYS, complaints),
        complaints=complaints,
        timetable=Timetable(),
        log=LogBook(log),
        stopped=Event(),
        collecting=collecting,
        boot=boot,
        names=names,
    )
