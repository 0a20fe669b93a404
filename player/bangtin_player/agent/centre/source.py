"""What one place of the player shows: the collected documents, or a card of ours as long as there are none."""

import logging
from pathlib import Path

import msgspec

from bangtin_player.agent.centre.filing import IN_FORCE
from bangtin_player.agent.centre.identity import FILE
from bangtin_player.agent.centre.parts import Parts
from bangtin_player.agent.documents import Documents
from bangtin_player.core import introduction
from bangtin_player.core.trial import trial
from bangtin_player.errors import PlayerError
from bangtin_playlists.wire.manifest import Manifest
from bangtin_playlists.wire.orders import NO_ORDERS, Orders

_log = logging.getLogger(__name__)


class CollectedSource:
    """The documents of one place (`agent.documents.Source`).

    Args:
        place: Counts the player's outputs from 0.
        parts: Of the player's side of the centre.
    """

    def __init__(self, place: int, parts: Parts) -> None:
        self._place, self._name = place, parts.names[place]
        self._member, self._papers, self._media, self._wall = parts.member, parts.papers, parts.media, parts.wall

    def files(self) -> tuple[Path, ...]:
        """Return what is rewritten when the wall is to go over."""
        folder = self._member.folder
        return folder / IN_FORCE, folder / FILE, self._wall.path

    def read(self) -> Documents:
        """Return what is in force. There is always something to show."""
        centre = self._member.identity.centre
        cabinet = self._papers.cabinet()
        if cabinet is None or self._member.welcome is None:
            code = self._member.code
            return _card(introduction.enrolment(code.code, centre) if code else introduction.looking_for(centre))
        screen = self._member.screen(self._place, self._name)
        if not screen:
            return _card(introduction.idle())
        orders = cabinet.in_force(Orders, self._member.welcome.site) or NO_ORDERS
        manifest = cabinet.in_force(Manifest, screen)
        if manifest is None:
            card = _card(introduction.waiting(screen))
            return msgspec.structs.replace(card, orders=orders, places=self._places(orders))
        return self._wished(manifest, orders, screen)

    def refused(self, error: PlayerError) -> None:
        """Say that what was collected cannot be used."""
        _log.error("what was collected cannot be used: %s", error)

    def _wished(self, manifest: Manifest, orders: Orders, screen: str) -> Documents:
        """Add what a person wishes to what the documents say; orders hold over an interlude, too."""
        wishes = self._wall.wishes
        interlude = None
        match wishes.interludes.get(screen):
            case "pattern":
                interlude = trial(manifest.screen)
            case "identify":
                interlude = introduction.identification(manifest.screen)
        if interlude is not None:
            return Documents(interlude, orders, self._places(orders), timeless=True)
        volume = wishes.volumes.get(screen, manifest.screen.volume)
        if volume != manifest.screen.volume:
            louder = msgspec.structs.replace(manifest.screen, volume=volume)
            manifest = msgspec.structs.replace(manifest, screen=louder)
        places = self._places(manifest, orders)
        listed = {medium.digest for document in (manifest, orders) for medium in document.media}
        return Documents(manifest, orders, places, frozenset(listed - places.keys()))

    def _places(self, *documents: Manifest | Orders) -> dict[str, str]:
        """Return where the media are, of those that are here."""
        listed = {medium.digest for document in documents for medium in document.media}
        found = ((digest, self._media / digest) for digest in sorted(listed))
        return {digest: str(path) for digest, path in found if path.is_file()}


def _card(manifest: Manifest) -> Documents:
    return Documents(manifest, loose=True, timeless=True)
