"""What `play` takes its documents from: a programme on disk, or loose media files."""

from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from typing import cast, get_args

from bangtin_media.folders import Folders
from bangtin_media.probes import Probes
from bangtin_player.agent.documents import Documents
from bangtin_player.command_line.documents import Documents as ReadDocuments
from bangtin_player.command_line.documents import read_documents
from bangtin_player.command_line.refusals import tell
from bangtin_player.command_line.terminal import both, console, phrase
from bangtin_player.core.loose import Loose, LooseKind, loop
from bangtin_player.errors import DocumentsError, PlayerError
from bangtin_playlists.instant import Millis
from bangtin_playlists.programme import Mistake, Place, ShelfError
from bangtin_playlists.words import Language


class ProgrammeFile:
    """A programme, and the orders that act on it.

    Args:
        programme: The file.
        orders: A file of orders in place of the programme's own.
        language: Of what people are told.
        unattended: Nobody reads what is told: begin with whatever can be shown, and be it the slate.

    Raises:
        ProgrammeError: There are mistakes besides files that cannot be shown; not where *unattended*.
        UnreadableError: A file cannot be read at all; likewise.
    """

    def __init__(self, programme: Path, orders: Path | None, language: Language, *, unattended: bool = False) -> None:
        self._programme = programme
        self._orders = orders
        self._language = language
        self._read: Documents | None = self._first(unattended=unattended)

    def files(self) -> tuple[Path, ...]:
        """Return what a person may rewrite while it plays."""
        return (self._programme, self._orders) if self._orders else (self._programme,)

    def read(self) -> Documents:
        """Return the documents; the first time those that were read to know the screen."""
        read, self._read = self._read, None
        return read or self.read_again()

    def read_again(self) -> Documents:
        """Read the files; what a person has just written is taken as it is, or not at all."""
        return _ready(read_documents(self._programme, self._orders))

    def _first(self, *, unattended: bool) -> Documents:
        """Read the files where nothing plays yet: one that cannot be shown leaves its slot to others (R18)."""
        try:
            return self.read_again()
        except PlayerError as error:
            mistaken = error
        ways = [self._orders, None] if unattended else [self._orders]
        for orders in ways:
            with suppress(PlayerError):
                read = read_documents(self._programme, orders, forgiving=True)
                self._tell(mistaken, "play.slots_filled" if orders == self._orders else "play.without_orders")
                return _ready(read)
        if not unattended:
            raise mistaken
        self._tell(mistaken, "play.slate_stands")
        return Documents(loop([], self._programme.stem), loose=True)

    def _tell(self, error: PlayerError, what_plays: str) -> None:
        tell(error, self._language)
        console(errors=True).print(phrase(what_plays, self._language), style="yellow")

    @property
    def timezone(self) -> str:
        """The screen's zone, by which times without an offset are read."""
        self._read = self._read or self.read_again()
        return self._read.manifest.screen.timezone

    @property
    def name(self) -> str:
        """The screen's name."""
        self._read = self._read or self.read_again()
        return self._read.manifest.screen.name

    @property
    def reach(self) -> tuple[int, int]:
        """How far the screen's pixels reach in its output, right and down."""
        self._read = self._read or self.read_again()
        screen = self._read.manifest.screen
        turned = screen.output.rotation in (90, 270)
        size = (screen.height, screen.width) if turned else (screen.width, screen.height)
        bands = [(each.x + each.source.w, each.y + each.source.h) for each in screen.output.bands]
        placed = [(screen.output.x + size[0], screen.output.y + size[1])]
        right, down = zip(*(bands or placed), strict=True)
        return max(right), max(down)

    def refused(self, error: PlayerError) -> None:
        """Tell people what is wrong with what was rewritten."""
        self._tell(error, "play.old_plays_on")


def _ready(read: ReadDocuments) -> Documents:
    return Documents(read.manifest, read.orders, read.places, read.absent)


class LooseFiles:
    """Media files, looped as they are."""

    name = "files"
    timezone = "Asia/Ho_Chi_Minh"

    def __init__(self, paths: Sequence[Path], language: Language) -> None:
        self._paths = [file for path in paths for file in _inside(path)]
        self._language = language

    def files(self) -> tuple[Path, ...]:
        """Watch nothing: what was named once plays as it was found."""
        return ()

    def read(self) -> Documents:
        """Measure every file; one that cannot be shown is named and left out.

        Raises:
            DocumentsError: None is left.
        """
        places: dict[str, str] = {}
        with Probes() as probes:
            files = [file for path in self._paths if (file := self._measured(path, probes, places)) is not None]
        if not files:
            raise DocumentsError(phrase("play.no_file", self._language))
        return Documents(loop(files, self.name), places=places, loose=True)

    def refused(self, error: PlayerError) -> None:
        """Never called: nothing is read again."""

    def _measured(self, path: Path, probes: Probes, places: dict[str, str]) -> Loose | None:
        whole = path.resolve()
        shelf = Folders(whole.parent, probes)
        try:
            found = shelf.measured(".", whole.name)
        except ShelfError as error:
            self._leave_out(path, error)
            return None
        if found.kind not in get_args(LooseKind):
            self._leave_out(path, ShelfError("wrong_kind", found=path.name, kind=found.kind, wanted="video|image|pdf"))
            return None
        places.update(shelf.places)
        kind = cast("LooseKind", found.kind)
        return Loose(path.name, found.digest, found.size, kind, Millis(found.length_ms), found.pages)

    def _leave_out(self, path: Path, error: ShelfError) -> None:
        if error.code == "missing_file":
            told = phrase("unreadable.missing", self._language, path=path)
        else:
            mistake = Mistake(error.code, Place(str(path), 1, 1), error.params)
            told = f"{path}: {' '.join(both(mistake, self._language))}"
        console(errors=True).print(told, style="red", markup=False, soft_wrap=True)


def _inside(path: Path) -> list[Path]:
    """Return what a folder holds, by name and without what is hidden; a file stands for itself."""
    if not path.is_dir():
        return [path]
    inside = (each for each in path.iterdir() if each.is_file() and not each.name.startswith("."))
    return sorted(inside, key=lambda each: each.name.casefold())
