"""The workbench: one original in a folder of its own, and what programs that are bound make of it there."""

import errno
import os
import shutil
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import msgspec

from bangtin_media.confined import Bounds, Ended, run
from bangtin_media.examining import Told, told
from bangtin_server.errors import CentreError, StorageError
from bangtin_server.storage import names
from bangtin_server.storage.port import Storage

_SHORT = Bounds(seconds=300, silence=300)
"""For what a picture, a page or a probe may take; a probe of 10 GB reads them once."""
_NO_SUCH_PROGRAM = (126, 127)


class WorkError(CentreError):
    """Nothing can be made here now, whatever the file; it is tried again."""


class Workbench:
    """An original, and programs that work on it.

    Args:
        folder: Where.
        turn: Called about once a second; what it raises ends the program.
    """

    def __init__(self, folder: Path, turn: Callable[[], None]) -> None:
        self.folder, self._turn = folder, turn
        self.original = folder / "original"

    def fetch(self, storage: Storage, digest: str, size: int) -> None:
        """Lay the original on the bench.

        Raises:
            StorageError: It cannot be read.
            WorkError: It has no room here.
        """
        if shutil.disk_usage(self.folder).free < size * 1.1 + (64 << 20):
            raise WorkError(f"{self.folder}: no room for {size} bytes; free some")
        try:
            with self.original.open("wb") as file:
                for piece in storage.chunks(names.medium(digest), 0, size):
                    file.write(piece)
                    self._turn()
        except OSError as error:
            raise WorkError(f"{self.original}: {error.strerror}") from error
        if self.original.stat().st_size != size:
            raise StorageError(f"{names.medium(digest)}: cannot be read whole")

    def run(self, argv: Sequence[str], bounds: Bounds, hear: Callable[[bytes], None]) -> Ended:
        """Run a program to its end.

        Raises:
            WorkError: It is not installed or must not be started, or there is no room on this disk.
        """
        ended = run(argv, bounds, hear, self.folder, self._turn)
        if ended.code in _NO_SUCH_PROGRAM:
            raise WorkError(f"{argv[0]} cannot be started ({ended.errors.strip()}); needs Debian's package ffmpeg")
        if "No space left on device" in ended.errors:
            raise WorkError(f"{self.folder}: {errno.errorcode[errno.ENOSPC]}; free some space")
        return ended

    def ask(self, *what: str, path: Path | None = None) -> Told | None:
        """Have a file, by default the original, examined or drawn; None where that came to no end."""
        said = bytearray()
        argv = [sys.executable, "-m", "bangtin_media.examining", what[0], str(path or self.original), *what[1:]]
        ended = self.run(argv, _SHORT, said.extend)
        try:
            return told(bytes(said)) if ended.code == 0 and not ended.late else None
        except msgspec.DecodeError:
            return None


@contextmanager
def workbench(root: Path, turn: Callable[[], None]) -> Iterator[Workbench]:
    """Set up a workbench in a folder of its own under *root*, and clear it away afterwards."""
    root.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix=f"{os.getpid()}-", dir=root, ignore_cleanup_errors=True) as folder:
        yield Workbench(Path(folder), turn)


def sweep(root: Path) -> None:
    """Clear away what killed workers left under *root*."""
    for folder in root.glob("*-*"):
        owner = folder.name.partition("-")[0]
        if owner.isdigit() and not Path(f"/proc/{owner}").exists():
            shutil.rmtree(folder, ignore_errors=True)
