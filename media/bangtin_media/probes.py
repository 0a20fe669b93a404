"""Probes remembered, so that a programme of thousands of files is checked in a second.

A file is taken for the one seen before when its path, size, inode and times of change are the same. What was wrong
with a broken file is remembered too. The cache may be lost or spoilt at any time; it is made anew, or done without.
"""

import contextlib
import os
import sqlite3
import time
from collections.abc import Callable
from pathlib import Path
from typing import Self

import msgspec

from bangtin_media import errors
from bangtin_media.errors import MediaError, MissingError
from bangtin_media.probe import Probe, probe
from bangtin_media.source import stamp_of, stat_of
from bangtin_media.words import CODES, Fact, visible

_EDITION = 3
"""Rises when probing learns to see more, so that nothing older is believed."""
_SETTLED_NS = 50_000_000
"""A file changed less than this before it was looked at may change again within one tick of the disk's clock. A time
to come is as good as one long past: the next change sets today's."""
_KEPT_DAYS = 180
_TABLES = """
PRAGMA journal_mode = WAL;
PRAGMA synchronous = NORMAL;
CREATE TABLE IF NOT EXISTS probes (
    path TEXT PRIMARY KEY, stamp TEXT NOT NULL, probed REAL NOT NULL, verdict BLOB NOT NULL
) WITHOUT ROWID;
"""


class _Fault(msgspec.Struct, frozen=True, tag="fault"):
    error: str
    code: str
    facts: dict[str, Fact]


class _Good(msgspec.Struct, frozen=True, tag="good"):
    probe: Probe


class Probes:
    """A cache of probes in one SQLite file; processes may share it, threads may not share one object.

    Args:
        folder: Where the file lives; by default `default_folder()`.
        examine: Does the probing.
    """

    def __init__(self, folder: Path | None = None, examine: Callable[[Path], Probe] = probe) -> None:
        self._file = (folder or default_folder()) / f"probes-{_EDITION}.sqlite"
        self._examine = examine
        self._decoder: msgspec.msgpack.Decoder[_Good | _Fault] = msgspec.msgpack.Decoder(_Good | _Fault)
        self._rows: sqlite3.Connection | None = self._open()

    def of(self, path: Path) -> Probe:
        """Return the probe of the file at *path*, from memory if it is still the same file.

        Raises:
            MediaError: What `probe` found, now or when it last looked at the same file.
        """
        found, now = stat_of(path), time.time_ns()
        name, stamp = visible(os.fspath(path.absolute())), stamp_of(found)
        verdict = self._recall(name, stamp)
        if verdict is None:
            verdict = self._look(path)
            if all(abs(now - changed) > _SETTLED_NS for changed in (found.st_mtime_ns, found.st_ctime_ns)):
                self._remember(name, stamp, verdict)
        if isinstance(verdict, _Fault):
            raise _error(verdict, path)
        return verdict.probe

    def close(self) -> None:
        """Let go of the file."""
        if self._rows:
            self._rows.close()
        self._rows = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def _look(self, path: Path) -> _Good | _Fault:
        """Probe; what says nothing about the file itself is raised and never remembered."""
        try:
            return _Good(self._examine(path))
        except (errors.ProbeError, MissingError):
            raise
        except MediaError as error:
            return _Fault(type(error).__name__, error.code, dict(error.facts))

    def _recall(self, name: str, stamp: str) -> _Good | _Fault | None:
        row = self._try("SELECT verdict FROM probes WHERE path = ? AND stamp = ?", name, stamp)
        if row is None:
            return None
        with contextlib.suppress(msgspec.DecodeError):
            return self._decoder.decode(row[0])
        return None

    def _remember(self, name: str, stamp: str, verdict: _Good | _Fault) -> None:
        blob = msgspec.msgpack.encode(verdict)
        self._try("INSERT OR REPLACE INTO probes VALUES (?, ?, ?, ?)", name, stamp, time.time(), blob)

    def _try(self, statement: str, *values: str | float | bytes) -> tuple[bytes] | None:
        """Run one statement; a spoilt file is made anew, a busy or full one is done without."""
        if self._rows is None:
            return None
        try:
            row: tuple[bytes] | None = self._rows.execute(statement, values).fetchone()
        except sqlite3.ProgrammingError:  # such as another thread's use
            raise
        except sqlite3.OperationalError:
            return None
        except sqlite3.DatabaseError:
            self.close()
            self._rows = self._rebuild()
            return None
        return row

    def _open(self) -> sqlite3.Connection | None:
        try:
            return self._connect()
        except sqlite3.OperationalError:
            return None
        except sqlite3.DatabaseError:
            return self._rebuild()
        except OSError:
            return None

    def _rebuild(self) -> sqlite3.Connection | None:
        try:
            for end in ("", "-wal", "-shm"):
                self._file.with_name(self._file.name + end).unlink(missing_ok=True)
            return self._connect()
        except (OSError, sqlite3.Error):
            return None

    def _connect(self) -> sqlite3.Connection:
        self._file.parent.mkdir(parents=True, exist_ok=True)
        rows = sqlite3.connect(self._file, timeout=5, isolation_level=None)
        try:
            rows.executescript(_TABLES)
            rows.execute("DELETE FROM probes WHERE probed < ?", (time.time() - _KEPT_DAYS * 86_400,))
        except sqlite3.Error:
            rows.close()
            raise
        return rows


def default_folder() -> Path:
    """Return where this user's caches live: systemd's, else XDG's, else `~/.cache`, and there `bangtin`."""
    if folder := os.environ.get("CACHE_DIRECTORY", "").partition(":")[0]:
        return Path(folder)
    return Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "bangtin"


def _error(fault: _Fault, path: Path) -> MediaError:
    """Make the remembered error again, about the *path* of today's question."""
    known = {kind.__name__: kind for kind in MediaError.__subclasses__()}
    kind = known.get(fault.error, MediaError)
    code = fault.code if fault.code in CODES else "unknown_kind"
    return kind(code, **(fault.facts | {"file": os.fspath(path)}))
