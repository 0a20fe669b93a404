"""The line to the agent: frozen messages, each a line of JSON, over an inherited socket."""

import logging
import socket

import msgspec
from PySide6.QtCore import QObject, QSocketNotifier, Signal

from bangtin_player.core.messages import FromScreen, ToScreen

_log = logging.getLogger(__name__)
_CHUNK = 1 << 16


class AgentLink(QObject):
    """Speaks with the agent without ever waiting for it."""

    heard = Signal(object)
    lost = Signal()

    def __init__(self, descriptor: int) -> None:
        super().__init__()
        self._socket = socket.socket(fileno=descriptor)
        self._socket.settimeout(0)
        self._read = msgspec.json.Decoder(ToScreen)
        self._write = msgspec.json.Encoder()
        self._received, self._unsent = bytearray(), bytearray()
        self._readable = QSocketNotifier(descriptor, QSocketNotifier.Type.Read, self)
        self._readable.activated.connect(self._receive)
        self._writable = QSocketNotifier(descriptor, QSocketNotifier.Type.Write, self)
        self._writable.setEnabled(False)
        self._writable.activated.connect(self._send)

    def tell(self, message: FromScreen) -> None:
        """Send *message* when the line takes it."""
        self._unsent += self._write.encode(message) + b"\n"
        self._send()

    def _receive(self) -> None:
        try:
            chunk = self._socket.recv(_CHUNK)
        except BlockingIOError:
            return
        except OSError:
            chunk = b""
        if not chunk:
            self._readable.setEnabled(False)
            self.lost.emit()
            return
        self._received += chunk
        *lines, rest = self._received.split(b"\n")
        self._received = bytearray(rest)
        for line in lines:
            self._hear(bytes(line))

    def _hear(self, line: bytes) -> None:
        try:
            message = self._read.decode(line)
        except msgspec.DecodeError:
            _log.exception("a message of the agent cannot be read")
            return
        self.heard.emit(message)

    def _send(self) -> None:
        try:
            sent = self._socket.send(self._unsent) if self._unsent else 0
        except BlockingIOError:
            sent = 0
        except OSError:
            self._unsent.clear()
            sent = 0
        del self._unsent[:sent]
        self._writable.setEnabled(bool(self._unsent))

    def close(self) -> None:
        """Send what still goes, and hang up."""
        self._readable.setEnabled(False)
        self._writable.setEnabled(False)
        self._socket.settimeout(1.0)
        try:
            self._socket.sendall(self._unsent)
        except OSError:
            _log.warning("the agent did not take the last %d bytes", len(self._unsent))
        self._socket.close()
