"""Media for the manifests: fetched as the hour allows, read through again, and fetched anew where they rotted."""

import logging
from collections.abc import Callable

from bangtin_media.errors import MediaError
from bangtin_player.agent.centre.complaints import Complaints
from bangtin_player.agent.centre.fetching import Fetching
from bangtin_player.agent.centre.identity import Welcome
from bangtin_player.agent.centre.stock import Stock
from bangtin_player.core.collection import missing, needed
from bangtin_player.errors import DocumentsError
from bangtin_playlists.wire.heartbeat import Complaint
from bangtin_playlists.wire.manifest import Manifest

_log = logging.getLogger(__name__)


class Restocking:
    """Looks after the media of one player; in a thread of its own, so that no order waits for a film."""

    def __init__(self, stock: Stock, fetching: Fetching, complaints: Complaints) -> None:
        self._stock, self._fetching, self._complaints = stock, fetching, complaints

    def fetch(self, where: Welcome, pace: Callable[[int], None]) -> float | None:
        """Fetch what is missing; return in how many seconds to try again, None when nothing is."""
        stock = self._stock
        here = stock.here()
        wanted = [medium for document in stock.to_be_whole(where) for medium in missing(document, here)]
        lacking = tuple({medium.digest: medium for medium in wanted}.values())
        stock.make_room(where, sum(medium.size for medium in lacking))
        if lacking:
            lacked = stock.lacked_on_wall(where)
            self._fetching.fetch(lacking, pace, lambda digest: digest in stock.wanted(where))
            if lacked - stock.lacked_on_wall(where):
                stock.cabinet.touch()
        for screen in where.manifests:
            stock.flip_if_whole(Manifest, screen)
        self._complaints.settled_where(lambda about: self._is_settled(about, where))
        left = [medium for medium in lacking if medium.digest not in stock.here()]
        return max(1.0, self._fetching.due_in(left)) if left else None

    def scrub(self, where: Welcome) -> None:
        """Read one medium again; one that has rotted is set aside, its slot is filled, and it is fetched anew."""
        try:
            found = self._stock.store.scrub()
            if found is None or found.whole:
                return
            self._complaints.raised(f"medium {found.digest}", Complaint("medium_rotted", digest=found.digest))
            if found.digest in needed(self._stock.on_wall(where)):
                self._stock.cabinet.touch()
        except (MediaError, DocumentsError) as error:
            _log.warning("the media could not be read through: %s", error)

    def _is_settled(self, about: str, where: Welcome) -> bool:
        """Say whether nobody waits for the medium that a complaint is about."""
        word, _, digest = about.partition(" ")
        return word == "medium" and digest not in self._stock.wanted(where)
