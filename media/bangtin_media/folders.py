"""Media folders on disk, as the reader of programmes asks for them; what was measured once is remembered."""

import os
import unicodedata
from collections.abc import Iterator
from pathlib import Path

from bangtin_media.errors import MediaError
from bangtin_media.probe import Probe
from bangtin_media.probes import Probes
from bangtin_playlists.programme import ShelfError


class Folders:
    """The media folders of one programme, relative to the file that names them."""

    def __init__(self, beside: Path, probes: Probes) -> None:
        self._beside = beside
        self._probes = probes
        self._roots: dict[str, str] = {}
        self._names: dict[str, dict[str, str]] = {}
        self.places: dict[str, str] = {}
        """Where the file of each digest is."""

    def has(self, folder: str) -> bool:
        """Say whether the folder is there."""
        return Path(self._root(folder)).is_dir()

    def measured(self, folder: str, name: str) -> Probe:
        """Measure one file."""
        root = self._root(folder)
        path = next((path for path in _spellings(root, name) if os.path.lexists(path)), None)
        real = os.path.realpath(path) if path else ""
        if path and real != root and not real.startswith(root + os.sep):
            raise ShelfError("path_leaves", found=name, folder=folder)
        if not path:
            raise ShelfError("missing_file", found=name, folder=folder, near=self._like(root, name))
        measure = self._probed(real, name)
        self.places[measure.digest] = real
        return measure

    def _root(self, folder: str) -> str:
        if folder not in self._roots:
            self._roots[folder] = os.path.realpath(self._beside / folder)
        return self._roots[folder]

    def _like(self, root: str, name: str) -> str:
        """Return the file that is there under nearly that name: other capitals, marks, spaces or suffix."""
        if root not in self._names:
            there = os.listdir(root) if os.path.isdir(root) else ()  # noqa: PTH208, PTH112  (as in `_spellings`)
            self._names[root] = {_bare(each): unicodedata.normalize("NFC", each) for each in sorted(there)}
        return self._names[root].get(_bare(name), "")

    def _probed(self, real: str, name: str) -> Probe:
        try:
            return self._probes.of(Path(real))
        except MediaError as error:
            raise ShelfError(f"media.{error.code}", **{**error.facts, "file": name}) from error


def _spellings(root: str, name: str) -> Iterator[str]:
    """Yield the paths a name may have: composed as we write it, or decomposed as macOS does (domain.md 2.11)."""
    for form in ("NFC", "NFD"):
        yield os.path.join(root, unicodedata.normalize(form, name))  # noqa: PTH118  (thousands of files: a Path each costs more than the question)


def _bare(name: str) -> str:
    """Return what is left of a file's name when only its letters and figures count."""
    stem = unicodedata.normalize("NFD", name.casefold().replace("đ", "d")).rpartition(".")[0] or name.casefold()
    return "".join(each for each in stem if each.isalnum())
