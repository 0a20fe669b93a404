"""Total deadlines for requests: a server that sends a byte now and then must not hold anybody for ever.

`requests` limits each wait for a byte, not their sum. Here every connection says which request it works for, and its
socket is shut when that request's time is over, whatever it waits for.
"""

import socket
import threading
from contextlib import suppress
from types import TracebackType
from typing import Any, Self

from requests.adapters import HTTPAdapter
from urllib3 import HTTPConnectionPool, HTTPSConnectionPool
from urllib3.connection import HTTPConnection, HTTPSConnection


class _Present(threading.local):
    deadline: "Deadline | None" = None


_present = _Present()


class Deadline:
    """Holds for the requests that this thread makes inside its `with`."""

    def __init__(self, seconds: float) -> None:
        self.is_over = False
        self._sockets: list[socket.socket] = []
        self._timer = threading.Timer(seconds, self._shut)
        self._timer.daemon = True

    def __enter__(self) -> Self:
        _present.deadline = self
        _under_way.add(self)
        self._timer.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, where: TracebackType | None
    ) -> None:
        self._timer.cancel()
        _under_way.discard(self)
        _present.deadline = None
        self._sockets.clear()

    def end_now(self) -> None:
        """Shut what is under way, from any thread."""
        self._timer.cancel()
        self._shut()

    def watch(self, connected: socket.socket) -> None:
        """Take note of a socket that works for this deadline."""
        self._sockets.append(connected)
        if self.is_over:  # it was over while the connection was being made
            self._shut()

    def _shut(self) -> None:
        self.is_over = True
        for each in list(self._sockets):
            with suppress(OSError):
                each.shutdown(socket.SHUT_RDWR)


_under_way: set[Deadline] = set()


def end_all() -> None:
    """Shut every request that is under way: the agent ends, and waits for nobody far away."""
    for each in list(_under_way):
        each.end_now()


class _Watched:
    """What a connection of urllib3 adds."""

    sock: Any

    def connect(self) -> None:
        """Connect, and be watched."""
        super().connect()  # type: ignore[misc]  # the connection that this is mixed into
        _watch(self.sock)

    def request(self, *arguments: Any, **named: Any) -> None:  # noqa: ANN401 - passed through
        """Ask; a connection that is used again is watched, too."""
        if self.sock is not None:
            _watch(self.sock)
        super().request(*arguments, **named)  # type: ignore[misc]  # as above


def _watch(connected: socket.socket) -> None:
    if _present.deadline is not None:
        _present.deadline.watch(connected)


class _Plain(_Watched, HTTPConnection):
    pass


class _Secure(_Watched, HTTPSConnection):
    pass


class _PlainPool(HTTPConnectionPool):
    ConnectionCls = _Plain


class _SecurePool(HTTPSConnectionPool):
    ConnectionCls = _Secure


class DeadlineAdapter(HTTPAdapter):
    """Carries requests over connections that keep deadlines."""

    def init_poolmanager(self, *arguments: Any, **named: Any) -> None:  # noqa: ANN401 - passed through
        """Make the pools, of connections of ours."""
        super().init_poolmanager(*arguments, **named)
        self.poolmanager.pool_classes_by_scheme = {"http": _PlainPool, "https": _SecurePool}
