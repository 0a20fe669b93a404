"""What a collect has to fetch, what a player keeps, and when a document may go on the wall."""

from collections.abc import Iterable
from collections.abc import Set as AbstractSet

from bangtin_playlists.playlist import Digest
from bangtin_playlists.wire.manifest import Manifest, Medium
from bangtin_playlists.wire.orders import Orders

Showable = Manifest | Orders


def missing(document: Showable, here: AbstractSet[Digest]) -> tuple[Medium, ...]:
    """Return what *document* needs and the store has not, each once, what is on first and small before large.

    The order is that of size: a card's font and a poster are there while a film is still on its way, and whichever
    document is whole first goes on the wall first.
    """
    wanted = {medium.digest: medium for medium in document.media if medium.digest not in here}
    return tuple(sorted(wanted.values(), key=lambda medium: (medium.size, medium.digest)))


def is_whole(document: Showable, here: AbstractSet[Digest]) -> bool:
    """Say whether every medium of *document* is here: only then may it be acted on (architecture.md 1)."""
    return here >= {medium.digest for medium in document.media}


def needed(documents: Iterable[Showable]) -> frozenset[Digest]:
    """Return the media that *documents* need together: of the sets in force, of those before, and of those to come."""
    return frozenset(medium.digest for document in documents for medium in document.media)
