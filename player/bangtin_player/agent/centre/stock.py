"""What a player has of its documents and their media, what it must keep, and when the wall goes over."""

import logging
import threading
from collections.abc import Callable, Iterator

from bangtin_media.errors import MediaError
from bangtin_media.store import FolderStore
from bangtin_player.agent.centre.cabinet import Cabinet
from bangtin_player.agent.centre.complaints import Complaints
from bangtin_player.agent.centre.identity import Welcome
from bangtin_player.core.collection import Showable, is_whole, needed
from bangtin_player.errors import DocumentsError
from bangtin_playlists.playlist import Digest
from bangtin_playlists.wire.heartbeat import Complaint
from bangtin_playlists.wire.manifest import Manifest
from bangtin_playlists.wire.orders import Orders

_log = logging.getLogger(__name__)


class Stock:
    """Cabinet and store together; used by several threads.

    Args:
        cabinet: The documents.
        store: The media.
        complaints: Takes what the disk refuses.
        flipped: Called when the wall goes over.
    """

    def __init__(
        self, cabinet: Cabinet, store: FolderStore, complaints: Complaints, flipped: Callable[[], None] = lambda: None
    ) -> None:
        self.cabinet, self.store, self._complaints, self._flipped = cabinet, store, complaints, flipped
        self._flipping = threading.Lock()

    def here(self) -> frozenset[Digest]:
        """Return the media that are whole on this disk."""
        return frozenset(each.digest for each in self.store.entries())

    def on_wall(self, where: Welcome) -> list[Showable]:
        """Return what is in force for this player's screens."""
        shown = [self.cabinet.in_force(Orders, where.site)]
        manifests = [self.cabinet.in_force(Manifest, screen) for screen in where.manifests]
        return [document for document in (*shown, *manifests) if document is not None]

    def to_be_whole(self, where: Welcome) -> list[Showable]:
        """Return every document whose media have to be here: what is in force, then what has come since."""
        coming = [self.cabinet.held(Manifest, screen) for screen in where.manifests]
        held = (self.cabinet.held(Orders, where.site), *coming)
        return [*self.on_wall(where), *(document for document in held if document is not None)]

    def wanted(self, where: Welcome) -> frozenset[Digest]:
        """Return the media that must stay: of what is on the wall, of what was before, and of what is coming."""
        return needed([*self.to_be_whole(where), *self._before(where)])

    def lacked_on_wall(self, where: Welcome) -> frozenset[Digest]:
        """Return the media that were whole when the wall went over, and are not any more."""
        return needed(self.on_wall(where)) - self.here()

    def make_room(self, where: Welcome, size: int) -> None:
        """Remove what nobody needs any more, as far as *size* more bytes ask for it."""
        try:
            self.store.purge(self.wanted(where), size)
        except MediaError as error:
            self._complaints.raised("media store", Complaint(error.code, "error", detail=str(error)))
        else:
            self._complaints.settled("media store")

    def flip_if_whole(self, kind: type[Manifest] | type[Orders], subject: str) -> None:
        """Put the newest document on the wall once every medium of it is here; until then the old one stays."""
        about = f"{kind.kind} {subject} on disk"
        with self._flipping:
            if self.cabinet.is_in_force(kind, subject):
                return
            document: Showable | None = self.cabinet.held(kind, subject)
            if document is None or not is_whole(document, self.here()):
                return
            try:
                if self.cabinet.flip(kind, subject, document.version):
                    _log.info("%s %s: version %d is in force", kind.kind, subject, document.version)
                    self._complaints.settled(about)
                    self._flipped()
            except DocumentsError as error:
                screen = subject if kind is Manifest else ""
                self._complaints.raised(about, Complaint("document_disk", "error", screen, detail=str(error)))

    def _before(self, where: Welcome) -> Iterator[Showable]:
        orders = self.cabinet.before(Orders, where.site)
        manifests = (self.cabinet.before(Manifest, screen) for screen in where.manifests)
        yield from (document for document in (orders, *manifests) if document is not None)
