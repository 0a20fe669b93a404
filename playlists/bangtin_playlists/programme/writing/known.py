"""The files of a document, measured by what it says of them: what is written can be read again without a disk."""

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from bangtin_playlists.playlist import Digest, Item, Pages, Playlist, Video
from bangtin_playlists.programme.shelf import ShelfError
from bangtin_playlists.wire.manifest import Medium


class KnownFile(NamedTuple):
    """What a document says of one file."""

    digest: Digest
    size: int
    kind: str
    length_ms: int = 0
    pages: int = 0


class KnownFiles:
    """A shelf that holds the files of one document under their names."""

    def __init__(self, playlists: Iterable[Playlist], media: Iterable[Medium], names: Mapping[Digest, str]) -> None:
        self._media = {names[each.digest]: each for each in media if each.digest in names}
        self._lengths: dict[Digest, int] = {}
        self._pages: dict[Digest, int] = {}
        for item in (each for one in playlists for each in one.elements if isinstance(each, Item)):
            self._learn(item)

    def _learn(self, item: Item) -> None:
        match item.content:
            case Video(medium=medium, length_ms=length):
                self._lengths[medium] = length
            case Pages(media=(medium,), count=count):
                self._pages[medium] = max(count, self._pages.get(medium, 0))

    def has(self, folder: str) -> bool:  # noqa: ARG002 - the port's signature
        """Say yes."""
        return True

    def measured(self, folder: str, name: str) -> KnownFile:
        """Return what is known of a file."""
        if name not in self._media:
            raise ShelfError("missing_file", found=name, folder=folder)
        medium = self._media[name]
        pages = self._pages.get(medium.digest, 0) if medium.kind == "pdf" else 0
        return KnownFile(medium.digest, medium.size, medium.kind, self._lengths.get(medium.digest, 0), pages)
