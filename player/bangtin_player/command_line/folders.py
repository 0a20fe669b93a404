"""Media folders on disk, as the reader of programmes asks for them; what was measured once is remembered."""

import os
import unicodedata
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from bangtin_playlists.playlist import Digest
from bangtin_playlists.programme import ShelfError

if TYPE_CHECKING:
    from collections.abc import Iterator


class Measure(msgspec.Struct, frozen=True, array_like=True):
    """What is known of a file, and which state of it."""

    digest: Digest
    size: int
    kind: str
    length_ms: int
    pages: int
    changed_ns: int = 0
    """When the file was last written; another time or size means another file."""


class Memory:
    """Measures of earlier runs, in one file of the user's cache: a film takes seconds, asking again must not."""

    def __init__(self, place: Path) -> None:
        self._place = place
        self._known: dict[str, Measure] = _remembered(place)
        self._fresh = False

    def recall(self, path: str, state: os.stat_result) -> Measure | None:
        """Return what is known of the file at *path*, if it has not changed since."""
        known = self._known.get(path)
        if known and (known.size, known.changed_ns) == (state.st_size, state.st_mtime_ns):
            return known
        return None

    def keep(self, path: str, measure: Measure) -> None:
        """Remember a file."""
        self._known[path] = measure
        self._fresh = True

    def save(self) -> None:
        """Write what is new; a cache that cannot be written is only slower."""
        if not self._fresh:
            return
        try:
            self._place.parent.mkdir(parents=True, exist_ok=True)
            draft = self._place.with_suffix(f".{os.getpid()}")
            draft.write_bytes(msgspec.json.encode(self._known))
            draft.replace(self._place)
        except OSError:
            return
        self._fresh = False


def _remembered(place: Path) -> dict[str, Measure]:
    try:
        return msgspec.json.decode(place.read_bytes(), type=dict[str, Measure])
    except (OSError, msgspec.MsgspecError):
        return {}


def cache_file() -> Path:
    """Return where measures are remembered (XDG)."""
    home = os.environ.get("XDG_CACHE_HOME") or str(Path.home() / ".cache")
    return Path(home) / "bangtin" / "measures-1.json"


class Folders:
    """The media folders of one programme, relative to the file that names them."""

    def __init__(self, beside: Path, memory: Memory) -> None:
        self._beside = beside
        self._memory = memory
        self._roots: dict[str, str] = {}
        self.places: dict[str, str] = {}
        """Where the file of each digest is."""

    def has(self, folder: str) -> bool:
        """Say whether the folder is there."""
        return Path(self._root(folder)).is_dir()

    def measured(self, folder: str, name: str) -> Measure:
        """Measure one file."""
        root = self._root(folder)
        path = next((path for path in _spellings(root, name) if os.path.lexists(path)), None)
        real = os.path.realpath(path) if path else ""
        if path and not real.startswith(root + os.sep):
            raise ShelfError("path_leaves", found=name, folder=folder)
        try:
            state = os.stat(real)  # noqa: PTH116  (thousands of files: a Path each costs more than the question)
        except OSError as error:
            raise ShelfError("missing_file", found=name, folder=folder) from error
        measure = self._memory.recall(real, state) or self._probed(real, name, state)
        self.places[measure.digest] = real
        return measure

    def _root(self, folder: str) -> str:
        if folder not in self._roots:
            self._roots[folder] = os.path.realpath(self._beside / folder)
        return self._roots[folder]

    def _probed(self, real: str, name: str, state: os.stat_result) -> Measure:
        from bangtin_media.errors import MediaError  # noqa: PLC0415  (a start that finds all it asks never needs these)
        from bangtin_media.probe import probe  # noqa: PLC0415

        try:
            found = probe(Path(real))
        except MediaError as error:
            raise ShelfError(f"media.{error.code}", **{**error.facts, "file": name}) from error
        measure = Measure(
            found.digest, found.size, found.kind, found.length_ms or 0, found.pages or 0, state.st_mtime_ns
        )
        self._memory.keep(real, measure)
        return measure


def _spellings(root: str, name: str) -> "Iterator[str]":
    """Yield the paths a name may have: composed as we write it, or decomposed as macOS does (domain.md 2.11)."""
    for form in ("NFC", "NFD"):
        yield os.path.join(root, unicodedata.normalize(form, name))  # noqa: PTH118  (as above)
