"""The files that a programme names: measured once each, and gathered into the document's list of media."""

import hashlib
import posixpath
import re
from typing import NamedTuple

from bangtin_playlists.playlist import Digest
from bangtin_playlists.programme.findings import Findings
from bangtin_playlists.programme.shelf import FileKind, Measured, Shelf, ShelfError
from bangtin_playlists.programme.tree import Path
from bangtin_playlists.wire.manifest import Medium


class StandIn(NamedTuple):
    """Takes the place of a file whose whole folder is absent: enough to plan with, nothing to show."""

    digest: Digest
    kind: str
    size: int = 0
    length_ms: int = 0
    pages: int = 0


class Files:
    """One media folder, as a document uses it."""

    def __init__(self, shelf: Shelf, folder: str, findings: Findings) -> None:
        self._shelf = shelf
        self._folder = folder
        self._findings = findings
        self._present = shelf.has(folder)
        self._known: dict[str, Measured | ShelfError] = {}
        self._media: dict[Digest, Medium] = {}
        self.absent: set[Digest] = set()
        """Digests of stand-ins: no wall can show them."""

    def get(self, name: str, kinds: tuple[FileKind, ...], path: Path) -> Measured | None:
        """Measure the file *name*, which has to be of one of *kinds*; None after noting what is wrong."""
        if _leaves(name):
            self._findings.wrong("path_leaves", path, found=name, folder=self._folder)
            return None
        if not self._present:
            return self._stand_in(name, kinds[0])
        found = self._measured(name)
        if isinstance(found, ShelfError):
            self._findings.refused(found.code, path, found.params)
            return None
        if found.kind not in kinds:
            self._findings.wrong("wrong_kind", path, found=name, kind=found.kind, wanted="|".join(kinds))
            return None
        self._media.setdefault(found.digest, Medium(found.digest, found.size, found.kind, posixpath.basename(name)))
        return found

    def media(self) -> tuple[Medium, ...]:
        """Return what was used, in order of first use."""
        return tuple(self._media.values())

    def _measured(self, name: str) -> Measured | ShelfError:
        if name not in self._known:
            try:
                self._known[name] = self._shelf.measured(self._folder, name)
            except ShelfError as error:
                self._known[name] = error
        return self._known[name]

    def _stand_in(self, name: str, kind: FileKind) -> StandIn:
        if not self.absent:
            self._findings.odd("folder_absent", ("media",), folder=self._folder)
        digest = Digest(hashlib.sha256(f"absent {name}".encode()).hexdigest())
        self.absent.add(digest)
        self._media.setdefault(digest, Medium(digest, 0, kind, posixpath.basename(name)))
        return StandIn(digest, kind)


def _leaves(name: str) -> bool:
    """Say whether a name goes beyond its folder, on any system."""
    slashed = name.replace("\\", "/")
    return slashed.startswith("/") or re.match(r"[A-Za-z]:", slashed) is not None or ".." in slashed.split("/")
