"""The catalogue: which files each screen of the fleet needs, and how each is made."""

import hashlib
from collections.abc import Callable, Iterator
from pathlib import Path

from PySide6.QtCore import QSize

from bangtin_player.screen import drawing
from bangtin_samples import contents
from bangtin_samples.errors import SizeError
from bangtin_samples.films import film
from bangtin_samples.layers import still
from bangtin_samples.pages import scene
from bangtin_samples.printed import document

_WALL = (*contents.PICTURES, "nghi-quyet-57.mp4", "muc-tieu-2030.pdf", "mo-hinh-tieu-bieu.mp4")
_LOBBY = (
    "gioi-thieu.mp4", "2-phan-tram-gdp.png", "dich-vu-cong.png", "chinh-sach-ho-tro.png", "an-toan-lao-dong.png",
    "qr-binh-dan-hoc-vu-so.png", "lich-cong-tac.pdf",
)  # fmt: skip
SETS: dict[str, tuple[str, ...]] = {
    "1024x512": _WALL,
    "1280x640": _WALL,
    "768x384": _WALL,
    "128x64": ("nghi-quyet-57.mp4", "muc-tieu-2030.pdf", "mo-hinh-tieu-bieu.mp4"),
    "1080x1920": _LOBBY,
    "1920x1080": tuple(dict.fromkeys((*_WALL, *_LOBBY))),
    "3840x2160": (*_LOBBY, *contents.SIDE_PICTURES),
}
"""File names by the size of their screen."""
SIDE = QSize(768, 1728)
"""The lobby television's zone at the right."""
_STAMP = ".made-from"
DRAWN_WITH = (
    "block", "cards/figure", "column", "fit", "grid", "lines", "mark", "palette", "qr", "runs", "type", "words",
)  # fmt: skip
"""The house's modules by which the samples are drawn: when one of them changes, all are made anew."""


def size_of(name: str) -> QSize:
    """Return the size called *name*, such as 1024x512.

    Raises:
        SizeError: No screen of the fleet has it.
    """
    if name not in SETS:
        raise SizeError(f"{name} is no size of the fleet; there are {', '.join(SETS)}, and all")
    width, height = name.split("x")
    return QSize(int(width), int(height))


def missing(name: str, folder: Path) -> Iterator[str]:
    """Give the files of a size that are not there, or were made from other sources; *folder* is that size's own."""
    stamp = folder / _STAMP
    fresh = stamp.exists() and stamp.read_text("utf-8") == _sources()
    return (each for each in SETS[name] if not (fresh and (folder / each).exists()))


def make(name: str, folder: Path, say: Callable[[str], None]) -> None:
    """Make what is missing of the size called *name* in *folder*."""
    size, wanted = size_of(name), list(missing(name, folder))
    folder.mkdir(parents=True, exist_ok=True)
    if wanted:
        (folder / _STAMP).unlink(missing_ok=True)
    for at, each in enumerate(wanted, 1):
        say(f"{name}: {each} ({at}/{len(wanted)})")
        _make(each, size, folder)
    (folder / _STAMP).write_text(_sources(), "utf-8")


def _make(file: str, size: QSize, folder: Path) -> None:
    """Make one file beside its place, and move it there when it is whole."""
    part = folder / f".part-{file}"
    if file in contents.FILMS:
        cuts = [(scene(page, size), seconds) for page, seconds in contents.FILMS[file]]
        film(cuts, part, contents.FILM_TITLES[file], audible=file in contents.WITH_SOUND)
    elif file in contents.DOCUMENTS:
        pages = contents.DOCUMENTS[file]
        document([scene(page, size) for page in pages], part, pages[0].kicker or pages[0].title)
    elif file in contents.SIDE_PICTURES:
        still(scene(contents.SIDE_PICTURES[file], SIDE)).save(str(part), "PNG")  # type: ignore[call-overload]  # stub
    else:
        still(scene(contents.PICTURES[file], size)).save(str(part), "PNG")  # type: ignore[call-overload]  # stub
    part.replace(folder / file)


def _sources() -> str:
    """Return a digest of everything that the files are drawn from."""
    house = Path(drawing.__file__).parent
    digest = hashlib.sha256()
    for path in (*sorted(Path(__file__).parent.glob("*.py")), *(house / f"{name}.py" for name in DRAWN_WITH)):
        digest.update(path.read_bytes())
    return digest.hexdigest()
