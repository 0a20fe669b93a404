"""A shelf that has every file a programme names, each measured by its suffix alone."""

import hashlib
from typing import NamedTuple

from bangtin_playlists.playlist import Digest

_KINDS = {"mp4": ("video", 20_020, 0), "webm": ("video", 20_020, 0), "pdf": ("pdf", 0, 5), "ttf": ("font", 0, 0)}


class Drawn(NamedTuple):
    digest: Digest
    size: int
    kind: str
    length_ms: int
    pages: int


class DrawnShelf:
    def has(self, folder: str) -> bool:  # noqa: ARG002 - the port's signature
        return True

    def measured(self, folder: str, name: str) -> Drawn:
        kind, length, pages = _KINDS.get(name.rpartition(".")[2], ("image", 0, 0))
        digest = hashlib.sha256(f"{folder}/{name}".encode()).hexdigest()
        return Drawn(Digest(digest), len(name) * 1000, kind, length, pages)
