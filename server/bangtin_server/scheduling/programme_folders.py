"""A screen's programme as a folder: its file and its media under their names, the reverse of `programme_files`."""

import hashlib
import os
import shutil
import tempfile
from collections.abc import Iterator, Mapping
from pathlib import Path

from bangtin_playlists.errors import PlaylistsError
from bangtin_playlists.playlist import Digest
from bangtin_playlists.programme.writing import file_names, safe_name, write_programme
from bangtin_playlists.wire.manifest import Manifest, Medium
from bangtin_server.errors import ExportError
from bangtin_server.players.models import Screen
from bangtin_server.scheduling.manifests import programme_of
from bangtin_server.storage import names
from bangtin_server.storage.port import Storage

_MEDIA = "media"


def export_programme(screen_name: str, folder: Path | None, storage: Storage) -> Path:
    """Leave the programme of a screen in *folder*, which is made: whole, or not at all.

    Args:
        screen_name: The screen's name.
        folder: What to make; None is a folder of the screen's name, here.
        storage: Where media are.

    Returns:
        The programme's file.

    Raises:
        ExportError: there is no such screen, the folder is there already, a medium is missing, or the disk is full.
    """
    manifest = programme_of(_screen(screen_name))
    place = (folder or Path(safe_name(screen_name))).absolute()
    file = f"{safe_name(screen_name)}.yaml"
    _refuse_existing(place)
    try:
        place.parent.mkdir(parents=True, exist_ok=True)
        fresh = Path(tempfile.mkdtemp(prefix=f".{place.name}-", dir=place.parent))
        try:
            _fill(fresh, file, manifest, storage)
            fresh.rename(place)
        finally:
            shutil.rmtree(fresh, ignore_errors=True)
    except OSError as error:
        raise ExportError(
            f"{place} cannot be written: {error.strerror}. Name another folder with --to.",
            f"Không ghi được {place}: {error.strerror}. Đặt thư mục khác bằng --to.",
        ) from error
    return place / file


def export_all(folder: Path | None, storage: Storage) -> Iterator[Path]:
    """Leave the programmes of every screen in *folder*, each in a folder of its own below that of its site.

    Yields:
        Each programme's file, once it is whole.

    Raises:
        ExportError: as `export_programme`; what was yielded before stays.
    """
    within = folder or Path("bangtin")
    _refuse_existing(within.absolute())
    for name, site in Screen.objects.order_by("site__code", "name").values_list("name", "site__code"):
        yield export_programme(name, within / safe_name(site) / safe_name(name), storage)


def _screen(name: str) -> Screen:
    found = Screen.objects.filter(name=name).first()
    if found is None:
        known = ", ".join(Screen.objects.order_by("name").values_list("name", flat=True))
        raise ExportError(f"There is no screen {name}. There are: {known}.", f"Không có màn hình {name}. Có: {known}.")
    return found


def _refuse_existing(place: Path) -> None:
    if place.exists() and not (place.is_dir() and not any(place.iterdir())):
        raise ExportError(
            f"{place} is there already. Name another folder with --to, or remove this one.",
            f"Đã có {place}. Đặt thư mục khác bằng --to, hoặc xóa thư mục này.",
        )


def _fill(folder: Path, file: str, manifest: Manifest, storage: Storage) -> None:
    called = file_names(manifest.media)
    text = _text(manifest, called)
    for medium in manifest.media:
        _copy(medium, folder / _MEDIA / called[medium.digest], storage)
    (folder / file).write_text(text, encoding="utf-8")


def _text(manifest: Manifest, called: Mapping[Digest, str]) -> str:
    try:
        return write_programme(manifest, called, _MEDIA)
    except PlaylistsError as error:
        name = manifest.screen.name
        raise ExportError(
            f"{name} says something that no programme file can say: {error}.",
            f"Chương trình của {name} có phần không ghi thành tệp được: {error}.",
        ) from error


def _copy(medium: Medium, path: Path, storage: Storage) -> None:
    """Copy a medium out of the storage, and see that it is what it was."""
    stored = names.medium(medium.digest)
    if storage.size(stored) != medium.size:
        raise _damaged(medium)
    path.parent.mkdir(parents=True, exist_ok=True)
    found = hashlib.sha256()
    with path.open("wb") as file:
        for piece in storage.chunks(stored, 0, medium.size):
            found.update(piece)
            file.write(piece)
        file.flush()
        os.fsync(file.fileno())
    if found.hexdigest() != medium.digest:
        raise _damaged(medium)


def _damaged(medium: Medium) -> ExportError:
    return ExportError(
        f"{medium.name} is missing or damaged in the storage. Restore it from a backup, or upload it again.",
        f"Tệp {medium.name} trong kho đã mất hoặc hỏng. Khôi phục từ bản sao lưu, hoặc tải lên lại.",
    )
