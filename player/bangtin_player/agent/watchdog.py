"""What systemd is told (sd_notify): ready, alive, stopping; a few datagrams, no library needed."""

import os
import socket
from collections.abc import Mapping
from contextlib import suppress


class Watchdog:
    """Tells the service manager; says nothing where there is none."""

    def __init__(self, environment: Mapping[str, str] = os.environ) -> None:
        address = environment.get("NOTIFY_SOCKET", "")
        self._address = f"\0{address[1:]}" if address.startswith("@") else address
        self._is_ready = False

    def ready(self, status: str) -> None:
        """Say, once, that the screens are looked after."""
        if not self._is_ready:
            self._is_ready = True
            self._tell(f"READY=1\nSTATUS={status}")

    def alive(self) -> None:
        """Say that progress was proven; never called by a mere timer."""
        self._tell("WATCHDOG=1")

    def stopping(self) -> None:
        """Say that the end is in order."""
        self._tell("STOPPING=1")

    def _tell(self, text: str) -> None:
        if not self._address:
            return
        with suppress(OSError), socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM | socket.SOCK_NONBLOCK) as teller:
            teller.sendto(text.encode(), self._address)
