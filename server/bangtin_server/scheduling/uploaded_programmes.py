"""Programmes that come with their media over the line; names of files stay names and never become paths.

What came is measured in a process of its own within bounds, never here: these are strangers' files, and this process
serves everybody.
"""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from functools import cached_property
from pathlib import Path
from typing import NamedTuple

from bangtin_media.digest import digest_of
from bangtin_media.examining import Told
from bangtin_media.inspection import inspect
from bangtin_media.probe import Probe
from bangtin_playlists.programme import AMBIGUOUS, Mistake, ShelfError
from bangtin_playlists.wire.manifest import Manifest
from bangtin_server.errors import ProgrammeRefusedError
from bangtin_server.library.intake import keep, probed, waiting
from bangtin_server.library.models import Medium
from bangtin_server.players import fleet
from bangtin_server.players.models import Screen, Site
from bangtin_server.scheduling.programme_files import read_whole
from bangtin_server.scheduling.programmes import take
from bangtin_server.storage.port import Storage


class Sent(NamedTuple):
    """A file that came."""

    name: str
    """As the programme writes it, or the last part of that."""
    path: Path


class Upload(NamedTuple):
    """A programme's text, and where each file that it names is."""

    name: str
    """Of the programme's file, for mistakes."""
    text: bytes
    files: Sequence[Sent]
    digests: Mapping[str, str]
    """By name, likewise, of files that the library has already, or that came."""


class Taken(NamedTuple):
    """What came of it."""

    screen: Screen
    warnings: tuple[Mistake, ...]
    waiting: list[str]
    """Names of the films that the worker has still to go through; until then no screen shows them."""


class UploadedShelf:
    """The files of an upload, and those of the library that it names, as the reader of programmes asks for them.

    A name means the file that came under this very name. Otherwise it means the one that came under its last part alone
    (browsers and most clients send no more), as long as that can mean only one file.
    """

    def __init__(self, upload: Upload) -> None:
        self._files: dict[str, set[Path]] = defaultdict(set)
        for sent in upload.files:
            self._files[_tidy(sent.name)].add(sent.path)
        self._digests = {_tidy(name): digest for name, digest in upload.digests.items()}
        self._probes: dict[str, Probe] = {}
        self._meant: dict[str, str] = {}
        """Which full name each last part stood for."""
        self.places: dict[str, Path] = {}
        """Where the file of each digest is that was measured here."""

    def has(self, folder: str) -> bool:  # noqa: ARG002 - the port's signature
        """Say yes: folders mean nothing in an upload."""
        return True

    def measured(self, folder: str, name: str) -> Probe:
        """Measure one file."""
        full = _tidy(name)
        bare = full.rpartition("/")[2]
        known = full if full in self._files or full in self._digests else bare
        if known != full and self._meant.setdefault(bare, full) != full:
            raise ShelfError(AMBIGUOUS, found=bare)
        if known in self._digests:
            return self._of_digest(self._digests[known], folder, name)
        paths = self._files.get(known, set())
        if len(paths) > 1:
            raise ShelfError(AMBIGUOUS, found=known)
        if not paths:
            raise ShelfError("missing_file", found=name, folder=folder, near="")
        return self._of_file(min(paths), name)

    def probe_of(self, digest: str) -> Probe:
        """Return what was measured of a file that came."""
        return self._probes[digest]

    @cached_property
    def _told(self) -> Mapping[Path, Told]:
        """What was found of each file that came."""
        return inspect(sorted({path for paths in self._files.values() for path in paths}))

    def _of_file(self, path: Path, name: str) -> Probe:
        found, fault = self._told[path].probe, self._told[path].fault
        if found is None:
            assert fault is not None  # noqa: S101 - one of them is always said
            raise ShelfError(f"media.{fault.code}", **{**fault.facts, "file": name})
        self.places[found.digest], self._probes[found.digest] = path, found
        return found

    def _of_digest(self, digest: str, folder: str, name: str) -> Probe:
        medium = Medium.objects.filter(pk=digest).first()
        if medium is not None:
            return probed(medium)
        for paths in self._files.values():
            for path in paths:
                if digest_of(path) == digest:
                    return self._of_file(path, name)
        raise ShelfError("missing_file", found=name, folder=folder, near="")


def import_upload(
    upload: Upload, site: Site | None, storage: Storage, by: str, judge: Callable[[Site], None] = lambda _: None
) -> Taken:
    """Take an uploaded programme and its media into the centre, or change nothing but the library.

    Args:
        upload: What came.
        site: Where the screen stands; a known one stays where it is, and needs none.
        storage: Where media go.
        by: Who sent it.
        judge: Refuses a site where *by* may not do this, before anything is changed.

    Raises:
        ProgrammeMistakesError: the file holds mistakes, or orders.
        ProgrammeRefusedError: the screen is new and no site is named, or a known one stands elsewhere.
        LibraryError: a file was refused before, or one that is only named is still being examined.
    """
    shelf = UploadedShelf(upload)
    manifest, warnings = read_whole(upload.name, upload.text, shelf)
    stands = _site(manifest, site, judge)
    for medium in manifest.media:
        if path := shelf.places.get(medium.digest):
            keep(path, shelf.probe_of(medium.digest), medium.name[:255], storage, by)
    screen = take(manifest, stands, by, upload.name)
    return Taken(screen, warnings, waiting(medium.digest for medium in manifest.media))


def _site(manifest: Manifest, site: Site | None, judge: Callable[[Site], None]) -> Site:
    name = manifest.screen.name
    if not re.fullmatch(fleet.NAME, name):
        raise ProgrammeRefusedError(
            f"{name[:60]!r} cannot be the name of a screen: plain letters, digits, - _ and ., at most 60",
            f"“{name[:60]}” không thể là tên màn hình: chỉ chữ không dấu, chữ số, dấu - _ và ., tối đa 60 ký tự.",
        )
    known = Screen.objects.filter(name=name).select_related("site").first()
    if found := known.site if known else site:
        judge(found)
    if known and site and known.site_id != site.pk:
        where = known.site.code
        raise ProgrammeRefusedError(f"{name} stands at {where}", f"Màn hình {name} ở địa điểm {where}.")
    if found:
        return found
    raise ProgrammeRefusedError(
        f"{name} is new here: say at which site it stands", f"Màn hình {name} chưa có: nêu địa điểm của màn hình."
    )


def _tidy(name: str) -> str:
    """Return a name as it is compared: one kind of slash, no `.` on the way, NFC (domain.md 2.11)."""
    parts = unicodedata.normalize("NFC", name.replace("\\", "/")).split("/")
    return "/".join(part for part in parts if part not in {"", "."})
