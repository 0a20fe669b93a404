"""A shelf in memory."""

import hashlib
from typing import NamedTuple

from bangtin_playlists.playlist import Digest
from bangtin_playlists.programme import ShelfError


class Known(NamedTuple):
    digest: Digest
    kind: str
    size: int = 1000
    length_ms: int = 0
    pages: int = 0


class FakeShelf:
    """Files by name; every folder is there."""

    def __init__(self, **files: tuple[str, int, int]) -> None:
        self._files = {
            name.replace("_", "."): Known(Digest(hashlib.sha256(name.encode()).hexdigest()), kind, 1000, length, pages)
            for name, (kind, length, pages) in files.items()
        }

    def has(self, folder: str) -> bool:
        return folder != "absent"

    def measured(self, folder: str, name: str) -> Known:
        if name not in self._files:
            raise ShelfError("missing_file", found=name, folder=folder)
        return self._files[name]


SHELF = FakeShelf(film_mp4=("video", 20_020, 0), p_png=("image", 0, 0), q_png=("image", 0, 0), d_pdf=("pdf", 0, 4))
