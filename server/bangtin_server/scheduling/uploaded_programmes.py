"""Programmes that come with their media over the line; names of files stay names and never become paths."""

import re
import unicodedata
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

import msgspec

from bangtin_media.errors import MediaError
from bangtin_media.probe import Probe, probe
from bangtin_playlists.programme import Mistake, ShelfError, read_programme
from bangtin_playlists.wire.manifest import Manifest
from bangtin_server.errors import ProgrammeRefusedError
from bangtin_server.library.intake import keep
from bangtin_server.library.models import Medium
from bangtin_server.players import fleet
from bangtin_server.players.models import Screen, Site
from bangtin_server.scheduling.programme_files import ProgrammeMistakesError
from bangtin_server.scheduling.programmes import take
from bangtin_server.storage.port import Storage


class Upload(NamedTuple):
    """A programme's text, and where each file that it names is."""

    name: str
    """Of the programme's file, for mistakes."""
    text: bytes
    files: Mapping[str, Path]
    """By name: the last part of what the programme writes."""
    digests: Mapping[str, str]
    """Likewise, of files that the library has already."""


class Taken(NamedTuple):
    """What came of it."""

    screen: Screen
    warnings: tuple[Mistake, ...]


class UploadedShelf:
    """The files of an upload, and those of the library that it names, as the reader of programmes asks for them."""

    def __init__(self, upload: Upload) -> None:
        self._files = {_bare(name): path for name, path in upload.files.items()}
        self._digests = {_bare(name): digest for name, digest in upload.digests.items()}
        self._probes: dict[str, Probe] = {}
        self.places: dict[str, Path] = {}
        """Where the file of each digest is that was measured here."""

    def has(self, folder: str) -> bool:  # noqa: ARG002 - the port's signature
        """Say yes: folders mean nothing in an upload."""
        return True

    def measured(self, folder: str, name: str) -> Probe:
        """Measure one file."""
        bare = _bare(name)
        if bare not in self._probes:
            self._probes[bare] = self._measure(bare, folder, name)
        return self._probes[bare]

    def _measure(self, bare: str, folder: str, name: str) -> Probe:
        path = self._files.get(bare)
        if path is None:
            return self._kept(bare, folder, name)
        try:
            found = probe(path)
        except MediaError as error:
            raise ShelfError(f"media.{error.code}", **{**error.facts, "file": name}) from error
        self.places[found.digest] = path
        return found

    def _kept(self, bare: str, folder: str, name: str) -> Probe:
        medium = Medium.objects.filter(pk=self._digests.get(bare, "")).first()
        if medium is None:
            raise ShelfError("missing_file", found=name, folder=folder, near="")
        own = {"digest": medium.digest, "size": medium.size, "kind": medium.kind}
        return msgspec.convert({**medium.measures, **own}, Probe)


def import_upload(upload: Upload, site: Site | None, storage: Storage, by: str) -> Taken:
    """Take an uploaded programme and its media into the centre, or change nothing but the library.

    Args:
        upload: What came.
        site: Where the screen stands; a known one stays where it is, and needs none.
        storage: Where media go.
        by: Who sent it.

    Raises:
        ProgrammeMistakesError: the file holds mistakes.
        ProgrammeRefusedError: the screen is new and no site is named, or a known one stands elsewhere.
    """
    shelf = UploadedShelf(upload)
    reading = read_programme(upload.name, upload.text, shelf)
    if reading.mistakes or reading.manifest is None:
        raise ProgrammeMistakesError(Path(upload.name), reading.mistakes)
    stands = _site(reading.manifest, site)
    for medium in reading.manifest.media:
        if path := shelf.places.get(medium.digest):
            keep(path, shelf.measured("", medium.name), medium.name[:255], storage, by)
    return Taken(take(reading.manifest, stands, by), reading.warnings)


def _site(manifest: Manifest, site: Site | None) -> Site:
    name = manifest.screen.name
    if not re.fullmatch(fleet.NAME, name):
        raise ProgrammeRefusedError(
            f"{name[:60]!r} cannot be the name of a screen: plain letters, digits, - _ and ., at most 60",
            f"“{name[:60]}” không thể là tên màn hình: chỉ chữ không dấu, chữ số, dấu - _ và ., tối đa 60 ký tự.",
        )
    known = Screen.objects.filter(name=name).select_related("site").first()
    if known and site and known.site_id != site.pk:
        where = known.site.code
        raise ProgrammeRefusedError(f"{name} stands at {where}", f"Màn hình {name} ở địa điểm {where}.")
    if found := known.site if known else site:
        return found
    raise ProgrammeRefusedError(
        f"{name} is new here: say at which site it stands", f"Màn hình {name} chưa có: nêu địa điểm của màn hình."
    )


def _bare(name: str) -> str:
    return unicodedata.normalize("NFC", name.replace("\\", "/").rpartition("/")[2])
