"""Programme files, as a person writes them, taken in whole: the screens' rows and the files that they name."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from django.db import transaction

from bangtin_media.errors import MediaError
from bangtin_media.folders import Folders
from bangtin_media.probes import Probes
from bangtin_playlists.programme import LARGEST_BYTES, Mistake, Shelf, orders_within, read_programme
from bangtin_playlists.wire.manifest import Manifest
from bangtin_server.errors import ProgrammeRefusedError
from bangtin_server.library.intake import keep, waiting
from bangtin_server.players.models import Screen, Site
from bangtin_server.scheduling.manifests import programme_of
from bangtin_server.scheduling.programmes import take
from bangtin_server.storage.port import Storage

_CODE = re.compile(r"[a-zA-Z0-9_-]{1,60}")


class ProgrammeMistakesError(ProgrammeRefusedError):
    """The file holds mistakes, all of them in `mistakes`."""

    def __init__(self, path: Path, mistakes: tuple[Mistake, ...]) -> None:
        super().__init__(f"{path}: {len(mistakes)} mistakes")
        self.path = path
        self.mistakes = mistakes


class ProgrammesMistakenError(ProgrammeRefusedError):
    """Some of several files hold mistakes: one error for each is in `files`."""

    def __init__(self, files: Sequence[ProgrammeMistakesError]) -> None:
        super().__init__("; ".join(map(str, files)))
        self.files = files


@dataclass(frozen=True)
class Imported:
    """What came of one file."""

    path: Path
    screen: Screen
    changed: bool
    """False where the rows already said what the file says."""
    waiting: tuple[str, ...] = ()
    """Names of the films that the worker has still to go through; until then no screen shows them."""


@dataclass(frozen=True)
class _Read:
    """A file without mistakes, and where its media are."""

    path: Path
    manifest: Manifest
    places: dict[str, str]


def import_programme(path: Path, site: Site, storage: Storage, by: str) -> Screen:
    """Take the programme at *path* and its media into the centre, or change nothing but the library.

    Raises:
        ProgrammeMistakesError: the file holds mistakes.
        ProgrammeRefusedError: a file that it names cannot be kept.
    """
    with Probes() as probes:
        read = _read(path, probes)
        _keep_media(read, probes, storage, by)
    return take(read.manifest, site, by, path.name)


def import_programmes(paths: Iterable[Path], site: str, storage: Storage, by: str) -> list[Imported]:
    """Take several programmes and their media into the centre: all of them, or nothing but media changes.

    Args:
        paths: The files; several may be for the same screen, of which the last one stays.
        site: The code of the site of screens that are new; it is made where there is none. Empty: no screen is new.
        storage: Where media go.
        by: Who imports.

    Raises:
        ProgrammesMistakenError: files hold mistakes.
        ProgrammeRefusedError: a screen has no site or another one, or a file that is named cannot be kept.
    """
    with Probes() as probes:
        reads = _read_all(paths, probes)
        for read in reads:
            _refuse_site(read.manifest.screen.name, site)
        for read in reads:
            _keep_media(read, probes, storage, by)
    with transaction.atomic():
        return [_take(read, site, by) for read in reads]


def _read_all(paths: Iterable[Path], probes: Probes) -> list[_Read]:
    reads: list[_Read] = []
    mistaken: list[ProgrammeMistakesError] = []
    for path in paths:
        try:
            reads.append(_read(path, probes))
        except ProgrammeMistakesError as error:
            mistaken.append(error)
    if mistaken:
        raise ProgrammesMistakenError(mistaken)
    return reads


def _read(path: Path, probes: Probes) -> _Read:
    folders = Folders(path.absolute().parent, probes)
    with path.open("rb") as file:
        manifest, _ = read_whole(str(path), file.read(LARGEST_BYTES + 1), folders)
    return _Read(path, manifest, dict(folders.places))


def read_whole(name: str, text: bytes, shelf: Shelf) -> tuple[Manifest, tuple[Mistake, ...]]:
    """Read a programme of which nothing is left out; return it, and its warnings.

    Orders belong to a site and to the person who gives them, with an end and an approval (domain.md 2.3): a file brings
    none.

    Raises:
        ProgrammeMistakesError: it holds mistakes, or orders.
    """
    reading = read_programme(name, text, shelf)
    mistakes = (*reading.mistakes, *orders_within(name, text))
    if mistakes or reading.manifest is None:
        raise ProgrammeMistakesError(Path(name), tuple(sorted(mistakes, key=lambda one: one.place)))
    return reading.manifest, reading.warnings


def _keep_media(read: _Read, probes: Probes, storage: Storage, by: str) -> None:
    for medium in read.manifest.media:
        if medium.digest not in read.places:
            name = medium.name
            raise ProgrammeRefusedError(
                f"{read.path}: the file {name} is not there. Put it into the media folder beside the programme.",
                f"{read.path}: không có tệp {name}. Đặt tệp vào thư mục phương tiện bên cạnh chương trình.",
            )
        place = Path(read.places[medium.digest])
        try:
            keep(place, probes.of(place), medium.name or place.name, storage, by)
        except (MediaError, OSError) as error:
            raise ProgrammeRefusedError(
                f"{place} cannot be kept: {error}.", f"Không lưu được {place}: {error}."
            ) from error


def _refuse_site(screen: str, site: str) -> None:
    """Refuse a site that cannot be one, a known screen's other site, and none for a new screen."""
    known = Screen.objects.filter(name=screen).select_related("site").first()
    if site and not _CODE.fullmatch(site):
        raise ProgrammeRefusedError(
            f"“{site}” is no code of a site: use letters without marks, figures and hyphens, such as nam-cau-kien.",
            f"“{site}” không dùng làm mã địa điểm được: dùng chữ không dấu, số và gạch nối, ví dụ nam-cau-kien.",
        )
    if known and site and known.site.code != site:
        raise ProgrammeRefusedError(
            f"{screen} stands at {known.site.code}: leave --site out, or name that site.",
            f"Màn hình {screen} thuộc địa điểm {known.site.code}: bỏ --site, hoặc ghi địa điểm này.",
        )
    if not known and not site:
        raise ProgrammeRefusedError(
            f"{screen} is new: say with --site CODE where it stands.",
            f"Màn hình {screen} chưa có: ghi địa điểm của màn hình bằng --site MÃ.",
        )


def _take(read: _Read, site: str, by: str) -> Imported:
    known = Screen.objects.filter(name=read.manifest.screen.name).select_related("site").first()
    before = programme_of(known) if known else None
    stands = known.site if known else Site.objects.get_or_create(code=site, defaults={"name": site})[0]
    screen = take(read.manifest, stands, by, read.path.name)
    films = waiting(medium.digest for medium in read.manifest.media)
    return Imported(read.path, screen, programme_of(screen) != before, tuple(films))
