"""A line that is cut: passes bytes on to a server, counts what goes there, and breaks off where a test says."""

import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress

_PIECE = 1 << 16


class CuttingLine:
    """Listens on a port of its own.

    Attributes:
        port: Where.
        sent: Bytes that went to the server in all.
        cut_after: Once so many bytes went there, every connection ends, once; None lets all pass.
    """

    def __init__(self, to: int, cut_after: int | None) -> None:
        self._to, self.cut_after, self.sent, self.cuts = to, cut_after, 0, 0
        self._open: set[socket.socket] = set()
        self._closed = False
        self._lock = threading.Lock()
        self._listener = socket.create_server(("127.0.0.1", 0))
        self.port: int = self._listener.getsockname()[1]
        threading.Thread(target=self._accept, daemon=True).start()

    def close(self) -> None:
        self._closed = True
        self._listener.close()
        self._end_all()

    def _accept(self) -> None:
        with suppress(OSError):
            while True:
                near, _ = self._listener.accept()
                self._join(near)

    def _join(self, near: socket.socket) -> None:
        try:
            far = socket.create_connection(("127.0.0.1", self._to))
        except OSError:
            near.close()
            raise
        far.setsockopt(socket.SOL_SOCKET, socket.SO_SNDBUF, _PIECE)  # what is sent has nearly arrived
        with self._lock:
            self._open |= {near, far}
        for one, other, counts in ((near, far, True), (far, near, False)):
            threading.Thread(target=self._pass, args=(one, other, counts), daemon=True).start()
        if self._closed:
            self._end_all()

    def _pass(self, one: socket.socket, other: socket.socket, counts: bool) -> None:  # noqa: FBT001 - a thread's
        with suppress(OSError):
            while piece := one.recv(_PIECE):
                if counts and self._is_cut(len(piece)):
                    self._end_all()
                    return
                other.sendall(piece)
        self._end({one, other})

    def _is_cut(self, more: int) -> bool:
        with self._lock:
            if self.cut_after is not None and self.sent + more > self.cut_after:
                self.cut_after, self.cuts = None, self.cuts + 1
                return True
            self.sent += more
            return False

    def _end_all(self) -> None:
        with self._lock:
            ending = set(self._open)
        self._end(ending)

    def _end(self, ending: set[socket.socket]) -> None:
        """Close: who is merely told that nothing comes any more goes on sending, and waits for ever."""
        with self._lock:
            self._open -= ending
        for each in ending:
            with suppress(OSError):
                each.shutdown(socket.SHUT_RDWR)
            each.close()


@contextmanager
def cutting(to: int, cut_after: int | None = None) -> Iterator[CuttingLine]:
    line = CuttingLine(to, cut_after)
    try:
        yield line
    finally:
        line.close()
