"""The push: a stream of events, of which each only says "look now". It makes a collect earlier, and nothing else."""

import logging
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from bangtin_player.agent.centre.link import Link

if TYPE_CHECKING:
    from bangtin_player.agent.centre.deadline import Deadline

_log = logging.getLogger(__name__)
LASTS_S = 15 * 60.0
"""Then it is opened anew: what stands between may have forgotten it."""
_LONGEST_LINE = 8192


class Push:
    """Listens to one stream at a time.

    Args:
        look_now: Called with the data of each event, and with none when a stream begins: what was said meanwhile was
            missed.
    """

    def __init__(self, look_now: Callable[[bytes], None]) -> None:
        self._look_now = look_now
        self._under_way: Deadline | None = None
        self.is_open = False

    def listen(self, link: Link, path: str) -> None:
        """Listen until the stream ends.

        Raises:
            CentreError: It cannot be opened, or broke off.
        """
        with link.stream(path, LASTS_S) as (pieces, deadline):
            self._under_way, self.is_open = deadline, True
            try:
                self._look_now(b"")
                for data in events(pieces):
                    self._look_now(data)
            finally:
                self._under_way, self.is_open = None, False

    def close(self) -> None:
        """End the stream, from any thread."""
        under_way = self._under_way
        if under_way is not None:
            under_way.end_now()


def events(pieces: Iterator[bytes]) -> Iterator[bytes]:
    r"""Yield the data of each server-sent event; comments, which keep the line open, are passed over.

    >>> list(events(iter([b": alive\n\nda", b"ta: now\n\n"])))
    [b'now']
    """
    rest = b""
    for piece in pieces:
        *lines, rest = (rest + piece).split(b"\n")
        yield from (line[5:].strip() for line in lines if line.startswith(b"data:"))
        rest = rest[-_LONGEST_LINE:]
