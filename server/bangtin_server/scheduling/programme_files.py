"""Programme files, as a person writes them, taken in whole: the screen's rows and the files that they name."""

from pathlib import Path

from bangtin_media.errors import MediaError
from bangtin_media.folders import Folders
from bangtin_media.probes import Probes
from bangtin_playlists.programme import Mistake, read_programme
from bangtin_playlists.wire.manifest import Manifest
from bangtin_server.errors import ProgrammeRefusedError
from bangtin_server.library.intake import keep
from bangtin_server.players.models import Screen, Site
from bangtin_server.scheduling.programmes import take
from bangtin_server.storage.port import Storage


class ProgrammeMistakesError(ProgrammeRefusedError):
    """The file holds mistakes, all of them in `mistakes`."""

    def __init__(self, path: Path, mistakes: tuple[Mistake, ...]) -> None:
        super().__init__(f"{path}: {len(mistakes)} mistakes")
        self.mistakes = mistakes


def import_programme(path: Path, site: Site, storage: Storage, by: str) -> Screen:
    """Take the programme at *path* and its media into the centre, or change nothing but the library.

    Raises:
        ProgrammeMistakesError: the file holds mistakes.
        ProgrammeRefusedError: a file that it names cannot be kept.
    """
    with Probes() as probes:
        folders = Folders(path.absolute().parent, probes)
        reading = read_programme(str(path), path.read_bytes(), folders)
        if reading.mistakes or reading.manifest is None:
            raise ProgrammeMistakesError(path, reading.mistakes)
        _keep_media(reading.manifest, folders, probes, storage, by)
    return take(reading.manifest, site, by)


def _keep_media(manifest: Manifest, folders: Folders, probes: Probes, storage: Storage, by: str) -> None:
    for medium in manifest.media:
        if medium.digest not in folders.places:
            raise ProgrammeRefusedError(f"{manifest.screen.name}: {medium.name}: the file is not there")
        place = Path(folders.places[medium.digest])
        try:
            keep(place, probes.of(place), medium.name or place.name, storage, by)
        except (MediaError, OSError) as error:
            raise ProgrammeRefusedError(f"{place}: {error}") from error
