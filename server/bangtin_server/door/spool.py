"""The spool: files on their way in, kept where they were cut, until the library takes them.

Of each upload `ID.json` says what it is to be and how much of it is durable, `ID.part` holds the bytes, and becomes
`ID.whole` when all are there. What lies behind the durable offset is cut away before anything is added: after a power
cut no byte counts that the disk did not have.
"""

import contextlib
import errno
import fcntl
import os
import shutil
import time
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO, Self

import msgspec

from bangtin_media.errors import MediaError
from bangtin_media.incoming import flush_folder
from bangtin_media.kind import HEAD, kind_of
from bangtin_server.door.tickets import Ticket
from bangtin_server.errors import SpoolBusyError, SpoolFullError, UnfitFileError

LARGEST = 10 << 30
"""Bytes of one file: 10 GiB."""
KEPT_S = 3 * 86_400
"""How long an upload may rest before it is swept."""
_RESERVE = 1 << 30
"""Of the disk, never promised to uploads: documents and rows must still be written."""
_DURABLE_EVERY = 32 << 20


class Coming(msgspec.Struct, frozen=True):
    """How an upload stands."""

    ticket: Ticket
    offset: int
    """Bytes that are durable."""
    until: int
    """Unix time at which it is swept, unless it goes on."""

    @property
    def is_whole(self) -> bool:
        """Say whether nothing is missing."""
        return self.offset >= self.ticket.size


class Spool:
    """A folder of uploads; any number of processes may share it.

    Args:
        folder: Where; it is made when it is first needed.
        reserve: Bytes of its disk that uploads leave free.
    """

    def __init__(self, folder: Path, reserve: int = _RESERVE) -> None:
        self._folder, self._reserve = folder, reserve

    def begin(self, ticket: Ticket) -> Coming:
        """Make room for an upload; one that has begun goes on as it stands.

        Raises:
            SpoolFullError: the disk has too little for it and for all that is promised.
        """
        if known := self.find(ticket.upload):
            return known
        self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        promised = sum(one.ticket.size - one.offset for one in self.all())
        free = shutil.disk_usage(self._folder).free - self._reserve - promised
        if ticket.size > free:
            raise _full(ticket.size, max(0, free))
        with _said():
            self._path(ticket.upload, "part").touch(mode=0o600)
            return self._note(Coming(ticket, 0, int(time.time()) + KEPT_S))

    def find(self, upload: str) -> Coming | None:
        """Return how an upload stands; None where there is none."""
        try:
            found = msgspec.json.decode(self._path(upload, "json").read_bytes(), type=Coming)
        except (FileNotFoundError, msgspec.DecodeError):
            return None
        if self.whole(upload).exists():  # a process may have died between naming it so and noting it
            return msgspec.structs.replace(found, offset=found.ticket.size)
        return found

    def all(self) -> Iterator[Coming]:
        """Yield how every upload stands."""
        for path in sorted(self._folder.glob("*.json")):
            if found := self.find(path.stem):
                yield found

    def whole(self, upload: str) -> Path:
        """Return where the bytes of an upload lie that has come whole."""
        return self._path(upload, "whole")

    def arrived(self) -> Iterator[Coming]:
        """Yield the uploads that the library may take, the first to come first."""
        for path in sorted(self._folder.glob("*.whole"), key=_age):
            if found := self.find(path.stem):
                yield found

    def drop(self, upload: str) -> None:
        """Forget an upload.

        Raises:
            SpoolBusyError: bytes of it are coming just now.
        """
        with contextlib.suppress(FileNotFoundError), self._path(upload, "part").open("rb") as part:
            _lock(part)
            self._remove(upload)
        self._remove(upload)

    def forget(self, writing: "Writing") -> None:
        """Forget an upload that the caller writes."""
        writing.is_dropped = True
        self._remove(writing.coming.ticket.upload)

    def _remove(self, upload: str) -> None:
        """Remove the files of an upload; what says that there is one goes last."""
        for end in ("part", "whole", "json"):
            self._path(upload, end).unlink(missing_ok=True)

    def sweep(self, now: float) -> int:
        """Drop what has rested for too long; return how many went."""
        going = [one for one in self.all() if one.until < now and not self.whole(one.ticket.upload).exists()]
        for one in going:
            with contextlib.suppress(SpoolBusyError):
                self.drop(one.ticket.upload)
        return len(going)

    def writing(self, coming: Coming) -> "Writing":
        """Return what adds to an upload."""
        return Writing(self, coming)

    def _path(self, upload: str, end: str) -> Path:
        if len(upload) != 32 or set(upload) - set("0123456789abcdef"):  # noqa: PLR2004 - a UUID without its dashes
            raise ValueError(upload)  # tickets are signed: nobody can name another
        return self._folder / f"{upload}.{end}"

    def _note(self, coming: Coming) -> Coming:
        fresh = self._path(coming.ticket.upload, "json").with_suffix(".fresh")
        with fresh.open("wb") as file:
            file.write(msgspec.json.encode(coming))
            file.flush()
            os.fsync(file.fileno())
        fresh.replace(self._path(coming.ticket.upload, "json"))
        flush_folder(self._folder)
        return coming


class Writing:
    """Adds bytes to one upload; nobody else does meanwhile. What has come stays, however it ends."""

    def __init__(self, spool: Spool, coming: Coming) -> None:
        self._spool, self.coming = spool, coming
        self.is_dropped = False
        self._file: BinaryIO

    def __enter__(self) -> Self:
        path = self._spool._path(self.coming.ticket.upload, "part")  # noqa: SLF001 - of the same house
        try:
            self._file = path.open("r+b", buffering=0)
        except FileNotFoundError as error:  # somebody else was faster to its end
            raise _busy() from error
        try:
            _lock(self._file)
            self.coming = self._spool.find(self.coming.ticket.upload) or self.coming  # it may have gone on meanwhile
            self._file.truncate(self.coming.offset)
            self._file.seek(self.coming.offset)
        except BaseException:
            self._file.close()
            raise
        return self

    def __exit__(self, *_: object) -> None:
        with self._file:
            if not self.coming.is_whole and not self.is_dropped:
                self._settle()

    def add(self, piece: bytes | memoryview) -> None:
        """Write *piece* at the end.

        Raises:
            SpoolFullError: the disk is full; what was written before stays.
            UnfitFileError: what came is nothing that a screen shows.
        """
        with _said():
            view = memoryview(piece)
            while view:
                view = view[self._file.write(view) :]
        at = self._file.tell()
        if at >= min(HEAD, self.coming.ticket.size) and self.coming.offset < HEAD:
            self._judge()
        if at - self.coming.offset >= _DURABLE_EVERY or at >= self.coming.ticket.size:
            self._settle()

    def _settle(self) -> None:
        """Make durable what was written, and say so; the last bytes make the file whole."""
        ticket, at = self.coming.ticket, self._file.tell()
        with _said():
            os.fsync(self._file.fileno())
            whole = at >= ticket.size
            if whole:
                path = self._spool._path(ticket.upload, "part")  # noqa: SLF001 - of the same house
                path.rename(self._spool.whole(ticket.upload))
            self.coming = self._spool._note(Coming(ticket, at, int(time.time()) + KEPT_S))  # noqa: SLF001 - the same

    def _judge(self) -> None:
        try:
            kind_of(Path(self._file.name))
        except MediaError as error:
            raise UnfitFileError(error.code, dict(error.facts) | {"file": self.coming.ticket.name}) from error


def _age(path: Path) -> int:
    """Return when a file was written last; one that is taken away meanwhile is no trouble."""
    try:
        return path.stat().st_mtime_ns
    except FileNotFoundError:
        return 0


def _lock(file: BinaryIO) -> None:
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError as error:
        raise _busy() from error


def _busy() -> SpoolBusyError:
    return SpoolBusyError(
        "bytes of this upload are coming just now; wait a little", "Tệp này đang được tải lên ở nơi khác; hãy chờ."
    )


@contextlib.contextmanager
def _said() -> Iterator[None]:
    try:
        yield
    except OSError as error:
        if error.errno in {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}:
            raise _full() from error
        raise


def _full(wanted: int = 0, free: int = 0) -> SpoolFullError:
    en, vi = "the centre's disk has too little room", "Máy chủ không đủ chỗ trống"
    if wanted:
        en += f": {wanted} bytes are wanted, {free} are free"
        vi += f": cần {wanted / 1e6:,.0f} MB, còn {free / 1e6:,.0f} MB".replace(",", ".")
    return SpoolFullError(f"{en}; ask an administrator", f"{vi}; hãy báo quản trị viên.")
