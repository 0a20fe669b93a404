"""The agent's log on disk: its newest megabytes, for a technician far away, also after a restart or a fall.

A thread of its own writes it. A card that hangs for seconds must not hold up whoever has something to say, and one that
takes nothing costs lines of the log and nothing else.
"""

import logging
import time
from collections.abc import Iterator
from logging.handlers import QueueHandler, QueueListener, RotatingFileHandler
from pathlib import Path
from queue import Full, Queue

from bangtin_playlists.errors import InstantError
from bangtin_playlists.instant import Instant, read_instant

FILE_BYTES, FILES = 1 << 20, 4
"""Four megabytes: weeks of a quiet player, hours of a troubled one."""
_WAITING = 10_000
_STAMP = len("2026-11-23T15:28:56.123Z")


class LogBook(QueueHandler):
    """Keeps lines, each with its instant.

    Args:
        path: Of the newest file; the older ones lie beside it.
    """

    def __init__(self, path: Path) -> None:
        self._lines: Queue[logging.LogRecord] = Queue(_WAITING)
        super().__init__(self._lines)
        self.setLevel(logging.INFO)
        self._path = path
        self._writer: QueueListener | None = None

    def start(self) -> None:
        """Begin to keep what the process logs."""
        self._writer = QueueListener(self._lines, _Files(self._path))
        self._writer.start()
        logging.getLogger().addHandler(self)

    def close(self) -> None:
        """Write what waits, and end."""
        logging.getLogger().removeHandler(self)
        if self._writer is not None:
            self._writer.stop()
            for each in self._writer.handlers:
                each.close()
            self._writer = None
        super().close()

    def enqueue(self, record: logging.LogRecord) -> None:
        """Hand a line on; where thousands wait for the disk already, it is lost."""
        try:
            self._lines.put_nowait(record)
        except Full:
            return

    def between(self, since: Instant, until: Instant) -> str:
        """Return the lines from *since* until before *until*; those of a traceback belong to the line before them."""
        if self._writer is not None:
            self._lines.join()
        kept, within = list[str](), False
        for line in self._written():
            at = _instant_of(line)
            within = within if at is None else since <= at < until
            if within:
                kept.append(line)
        return "".join(kept)

    def _written(self) -> Iterator[str]:
        """Yield every line on the disk, oldest first."""
        older = [self._path.with_name(f"{self._path.name}.{number}") for number in range(FILES - 1, 0, -1)]
        for path in (*older, self._path):
            try:
                yield from path.read_text(encoding="utf-8", errors="replace").splitlines(keepends=True)
            except OSError:
                continue


class _Files(RotatingFileHandler):
    def __init__(self, path: Path) -> None:
        super().__init__(path, maxBytes=FILE_BYTES, backupCount=FILES - 1, encoding="utf-8", delay=True)
        line = logging.Formatter(
            "%(asctime)s.%(msecs)03dZ %(levelname)s %(name)s: %(message)s", datefmt="%Y-%m-%dT%H:%M:%S"
        )
        line.converter = time.gmtime
        self.setFormatter(line)

    def handleError(self, record: logging.LogRecord) -> None:  # noqa: N802 - the library's name
        """Go on: what is logged about a disk that takes nothing would not be written either."""


def _instant_of(line: str) -> Instant | None:
    try:
        return read_instant(line[:_STAMP])
    except InstantError:
        return None
