"""The collect: ask for every document, verify it, keep it; and let an order wait for nothing but its own media."""

import logging
from collections.abc import Callable, Iterator

from bangtin_player.agent.centre.complaints import Complaints
from bangtin_player.agent.centre.fetching import Fetching, at_once
from bangtin_player.agent.centre.identity import Welcome
from bangtin_player.agent.centre.link import DOCUMENT_S, Link
from bangtin_player.agent.centre.reply import NOT_MODIFIED, Reply
from bangtin_player.agent.centre.stock import Stock
from bangtin_player.core.collection import missing
from bangtin_player.core.server_word import ServerWord, bounded, heard
from bangtin_player.errors import AbsentError, DocumentsError
from bangtin_playlists.errors import PlaylistsError
from bangtin_playlists.wire.header import HEADER_BYTES
from bangtin_playlists.wire.heartbeat import Complaint
from bangtin_playlists.wire.keys import Keys
from bangtin_playlists.wire.manifest import Manifest
from bangtin_playlists.wire.orders import Orders
from bangtin_playlists.wire.timestamp import Timestamp

_log = logging.getLogger(__name__)
Kind = type[Keys] | type[Timestamp] | type[Orders] | type[Manifest]


class Collector:
    """Brings the documents of one player from the centre to the disk.

    Args:
        link: To the centre.
        stock: Keeps them.
        fetching: Fetches the media of orders.
        complaints: Takes what went wrong; nothing that does changes the wall.
    """

    def __init__(self, link: Callable[[], Link], stock: Stock, fetching: Fetching, complaints: Complaints) -> None:
        self._link, self._stock, self._fetching, self._complaints = link, stock, fetching, complaints
        self._refused: dict[str, str] = {}
        self.word: ServerWord | None = None
        """The present at the centre, as far as its signed word goes."""

    def collect(self, where: Welcome) -> None:
        """Ask for every document, and put on the wall what is whole.

        Raises:
            UnreachableError: Nobody answers; the rest was not asked for.
            StrangerError: The centre does not know this player.
            AbsentError: An address leads nowhere any more; the others were asked all the same.
        """
        absent = None
        for kind, subject, path in in_order(where):
            try:
                self._ask(kind, subject, path)
            except AbsentError as error:
                absent = error
            if kind is Orders:
                self._fetch_orders(where)
            elif kind is Manifest:
                self._stock.flip_if_whole(Manifest, subject)
        self._forget_others(where)
        self._compare(where)
        if absent is not None:
            raise absent

    def _ask(self, kind: Kind, subject: str, path: str) -> None:
        tag = self._refused.get(path) or self._stock.cabinet.tag(kind, subject)
        reply = self._link().get(path, tag=tag, most=kind.most_bytes + HEADER_BYTES, within_s=DOCUMENT_S)
        if reply.status != NOT_MODIFIED and not self._take(kind, subject, path, reply):
            return
        if kind is Timestamp and path not in self._refused:
            self._hear(subject, reply)

    def _take(self, kind: Kind, subject: str, path: str, reply: Reply) -> bool:
        """Keep what came; a document that is not to be trusted is asked for again only when it is another."""
        about = f"{kind.kind} {subject}".strip()
        try:
            taken = self._stock.cabinet.take(reply.body, kind, subject, reply.tag)
        except (PlaylistsError, DocumentsError) as error:
            if isinstance(error, PlaylistsError):
                self._refused[path] = reply.tag
            code = f"document_{type(error).__name__.removesuffix('Error').lower()}"
            screen = subject if kind is Manifest else ""
            self._complaints.raised(about, Complaint(code, "error", screen, detail=str(error)))
            return False
        self._refused.pop(path, None)
        self._complaints.settled(about)
        if taken is not None:
            _log.info("%s: version %d has come", about, taken.version)
        if isinstance(taken, Keys):
            self._refused.clear()  # a key that was not listed may be, now
        return True

    def _hear(self, site: str, reply: Reply) -> None:
        """Take the time from an answer, within what the timestamp that it vouches for allows."""
        stamp = self._stock.cabinet.held(Timestamp, site)
        said = bounded(reply.date, stamp.issued, stamp.fresh_until) if stamp else None
        self.word = (heard(said, reply.asked, reply.answered) if said is not None else None) or self.word

    def _fetch_orders(self, where: Welcome) -> None:
        orders = self._stock.cabinet.held(Orders, where.site)
        if orders is None:
            return
        lacking = missing(orders, self._stock.here())
        if lacking:
            self._stock.make_room(where, sum(medium.size for medium in lacking))
            self._fetching.fetch(lacking, at_once, lambda _digest: True)
        self._stock.flip_if_whole(Orders, where.site)

    def _forget_others(self, where: Welcome) -> None:
        """Let go of what was in force for screens that are not ours any more."""
        try:
            self._stock.cabinet.drop_others({(kind, subject) for kind, subject, _ in in_order(where)})
        except DocumentsError as error:
            _log.warning("%s", error)

    def _compare(self, where: Welcome) -> None:
        """Say so if the centre's last word names newer documents than it gives us: somebody holds them back."""
        stamp = self._stock.cabinet.held(Timestamp, where.site)
        named = {(each.kind, each.subject): each.version for each in stamp.latest} if stamp else {}
        for kind, subject, _ in in_order(where):
            held = self._stock.cabinet.held(kind, subject)
            about, newest = f"latest {kind.kind} {subject}", named.get((kind.kind, subject), -1)
            if newest > (held.version if held else -1):
                detail = f"version {newest} is out, {held.version if held else 'none'} is here"
                screen = subject if kind is Manifest else ""
                self._complaints.raised(about, Complaint("document_behind", screen=screen, detail=detail))
            else:
                self._complaints.settled(about)


def in_order(where: Welcome) -> Iterator[tuple[Kind, str, str]]:
    """Yield kind, subject and path of what is asked for, each after what is needed to open it."""
    yield Keys, "", where.keys
    yield Timestamp, where.site, where.timestamp
    yield Orders, where.site, where.orders
    for screen, path in sorted(where.manifests.items()):
        yield Manifest, screen, path
