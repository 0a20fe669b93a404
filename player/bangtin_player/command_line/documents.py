"""Programmes and orders from files on disk: read whole, or not at all."""

from pathlib import Path

import msgspec

from bangtin_media.folders import Folders
from bangtin_media.probes import Probes
from bangtin_player.errors import PlayerError
from bangtin_playlists.programme import LARGEST_BYTES, Mistake, is_orders, read_orders, read_programme
from bangtin_playlists.wire.manifest import Manifest
from bangtin_playlists.wire.orders import Orders


class ProgrammeError(PlayerError):
    """The files hold mistakes; each is in `mistakes`."""

    def __init__(self, mistakes: tuple[Mistake, ...], warnings: tuple[Mistake, ...]) -> None:
        super().__init__(f"{len(mistakes)} mistakes")
        self.mistakes = mistakes
        self.warnings = warnings


class UnreadableError(PlayerError):
    """A file that was named is not there, or cannot be read."""

    def __init__(self, path: Path, error: OSError) -> None:
        super().__init__(f"{path}: {error.strerror}")
        self.path = path
        self.reason = _REASONS.get(type(error), "other")
        self.detail = error.strerror or type(error).__name__


_REASONS: dict[type[OSError], str] = {
    FileNotFoundError: "missing",
    NotADirectoryError: "missing",
    IsADirectoryError: "folder",
    PermissionError: "denied",
}
"""Keys of the phrases `unreadable.`"""


class Documents(msgspec.Struct, frozen=True):
    """What a screen is to show, and where its files are."""

    manifest: Manifest
    orders: Orders
    places: dict[str, str]
    """The path of each digest that is on disk."""
    absent: frozenset[str]
    """Stand-ins for files that are not: they belong into `Local.unplayable`."""
    warnings: tuple[Mistake, ...]


def read_documents(programme: Path, orders: Path | None = None, *, forgiving: bool = False) -> Documents:
    """Read a programme, and orders that then stand in place of the programme's own.

    Args:
        programme: The programme's file.
        orders: The orders' file.
        forgiving: Files that cannot be shown are warnings, and among `absent`.

    Raises:
        UnreadableError: A file cannot be read at all.
        ProgrammeError: There are mistakes, all of them listed.
    """
    with Probes() as probes:
        shelf = Folders(programme.absolute().parent, probes)
        first = read_programme(str(programme), written(programme), shelf, forgiving=forgiving)
        readings, places = [first], shelf.places
        if orders:
            behind = Folders(orders.absolute().parent, probes)
            screen = first.manifest.screen if first.manifest else None
            readings.append(read_orders(str(orders), written(orders), behind, screen, forgiving=forgiving))
            places = behind.places | places
    mistakes = tuple(each for reading in readings for each in reading.mistakes)
    warnings = tuple(each for reading in readings for each in reading.warnings)
    if mistakes or first.manifest is None:
        raise ProgrammeError(mistakes, warnings)
    absent = frozenset(digest for reading in readings for digest in reading.absent)
    return Documents(first.manifest, readings[-1].orders, places, absent, warnings)


def check_orders(orders: Path) -> tuple[Mistake, ...]:
    """Read orders alone, and return the warnings.

    Raises:
        UnreadableError: The file cannot be read at all.
        ProgrammeError: There are mistakes, all of them listed.
    """
    with Probes() as probes:
        reading = read_orders(str(orders), written(orders), Folders(orders.absolute().parent, probes))
    if reading.mistakes:
        raise ProgrammeError(reading.mistakes, reading.warnings)
    return reading.warnings


def holds_orders(path: Path) -> bool:
    """Say whether a file holds orders and no programme."""
    text = written(path)
    return b"screen:" not in text and is_orders(text)


def written(path: Path) -> bytes:
    """Return what a person wrote, and no more of it than is read at all: a device may have no end.

    Raises:
        UnreadableError: The file cannot be read.
    """
    try:
        with path.open("rb") as file:
            return file.read(LARGEST_BYTES + 1)
    except OSError as error:
        raise UnreadableError(path, error) from error
