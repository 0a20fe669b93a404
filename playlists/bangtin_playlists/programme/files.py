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
    """Takes the place of a file that cannot be shown: enough to plan with, nothing to show."""

    digest: Digest
    kind: str
    size: int = 0
    length_ms: int = 0
    pages: int = 0


class Files:
    """One media folder, as a document uses it.

    Args:
        shelf: Measures files.
        folder: Which; as the programme names it.
        findings: Where mistakes are noted.
        forgiving: A file that cannot be shown is odd, not wrong: its slot is for others to fill (R18).
    """

    def __init__(self, shelf: Shelf, folder: str, findings: Findings, *, forgiving: bool = False) -> None:
        self._shelf = shelf
        self._folder = folder
        self._findings = findings
        self.forgiving = forgiving
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
            if not self.absent:
                self._findings.odd("folder_absent", ("media",), folder=self._folder)
            return self._stand_in(name, kinds[0])
        found = self._measured(name)
        if not isinstance(found, ShelfError) and found.kind not in kinds:
            found = ShelfError("wrong_kind", found=name, kind=found.kind, wanted="|".join(kinds))
        if isinstance(found, ShelfError):
            return self._refused(found, name, kinds[0], path)
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

    def _refused(self, why: ShelfError, name: str, kind: FileKind, path: Path) -> StandIn | None:
        if not self.forgiving:
            self._findings.refused(why.code, path, why.params)
            return None
        self._findings.excused(why.code, path, why.params)
        return self._stand_in(name, kind)

    def _stand_in(self, name: str, kind: FileKind) -> StandIn:
        digest = Digest(hashlib.sha256(f"absent {name}".encode()).hexdigest())
        self.absent.add(digest)
        self._media.setdefault(digest, Medium(digest, 0, kind, posixpath.basename(name)))
        return StandIn(digest, kind)


def _leaves(name: str) -> bool:
    """Say whether a name goes beyond its folder, on any system."""
    slashed = name.replace("\\", "/")
    return slashed.startswith("/") or re.match(r"[A-Za-z]:", slashed) is not None or ".." in slashed.split("/")
