"""One screen process from the outside: started, told, heard, and ended by force where it must be."""

import os
import signal
import socket
import subprocess
import sys
from collections.abc import Mapping, Sequence
from contextlib import suppress

import msgspec

from bangtin_player.core.messages import FromScreen, ToScreen
from bangtin_player.errors import ScreenError
from bangtin_player.settings import ScreenSettings

COMMAND = (sys.executable, "-m", "bangtin_player.screen")
_ENVIRONMENT = {
    "PYTHONFAULTHANDLER": "1",  # where it died is worth knowing
    "MALLOC_ARENA_MAX": "2",  # without it VLC's threads make memory grow (architecture.md 6)
    "QT_ENABLE_HIGHDPI_SCALING": "0",  # a pixel of the programme is a pixel of the panel
    "QT_SCALE_FACTOR": "1",
    "QT_AUTO_SCREEN_SCALE_FACTOR": "0",
    "LC_ALL": "C.UTF-8",  # Qt and file names need UTF-8 wherever the machine was set up
}
_CHUNK = 1 << 16
_LONGEST_LINE = 1 << 20
_decoder = msgspec.json.Decoder(FromScreen)


class ScreenProcess:
    """Owns the process, our end of the socket pair, and the pipe of its standard error; none of them ever blocks."""

    def __init__(
        self,
        settings: ScreenSettings,
        command: Sequence[str] = COMMAND,
        environment: Mapping[str, str] = os.environ,
    ) -> None:
        """Start it.

        Raises:
            ScreenError: The program cannot be started at all.
        """
        ours, theirs = socket.socketpair()
        with theirs:
            told = msgspec.json.encode(msgspec.structs.replace(settings, socket=theirs.fileno())).decode()
            try:
                self._process = subprocess.Popen(  # noqa: S603 - our own program
                    [*command, told],
                    stdin=subprocess.DEVNULL,
                    stdout=subprocess.DEVNULL,
                    stderr=subprocess.PIPE,
                    pass_fds=[theirs.fileno()],
                    env={**environment, **_ENVIRONMENT},
                    start_new_session=True,  # Ctrl-C is the agent's to handle
                )
            except OSError as error:
                ours.close()
                raise ScreenError(f"the screen cannot be started: {error}") from error
        ours.setblocking(False)  # noqa: FBT003 - the socket's own name for it
        self.socket = ours
        assert self._process.stderr  # noqa: S101 - asked for above
        self.stderr = self._process.stderr
        os.set_blocking(self.stderr.fileno(), False)
        self.pid = self._process.pid
        self._heard = b""
        self._untold = bytearray()

    def tell(self, message: ToScreen) -> None:
        """Send a message; what the screen does not take now is kept for `flush`."""
        self._untold += msgspec.json.encode(message) + b"\n"
        self.flush()

    def flush(self) -> None:
        """Send on what waits. A screen that takes nothing is found by its silence, one that is gone by its end."""
        with suppress(OSError):
            while self._untold:
                del self._untold[: self.socket.send(self._untold[:_CHUNK])]

    def hear(self) -> list[FromScreen]:
        """Return the messages that have come.

        Raises:
            ScreenError: What came is no message; the screen is not to be trusted any more.
        """
        with suppress(OSError):
            while data := self.socket.recv(_CHUNK):
                self._heard += data
        *lines, self._heard = self._heard.split(b"\n")
        if len(self._heard) > _LONGEST_LINE:
            raise ScreenError("the screen sends a line without an end")
        try:
            return [_decoder.decode(line) for line in lines if line]
        except msgspec.MsgspecError as error:
            raise ScreenError(f"the screen sends what is no message: {error}") from error

    def chatter(self) -> bytes:
        """Return what came from its standard error."""
        with suppress(OSError):
            return os.read(self.stderr.fileno(), _CHUNK)
        return b""

    def ended(self) -> int | None:
        """Return the exit code, negative for a signal; None while it runs."""
        return self._process.poll()

    def abort(self) -> None:
        """Ask for its end with a picture of where it hangs (SIGABRT), also when it is stopped."""
        self._signal(signal.SIGABRT)
        self._signal(signal.SIGCONT)

    def kill(self) -> None:
        """End it, also when it is stopped (SIGKILL), with everything that it started."""
        self._signal(signal.SIGKILL)

    def close(self) -> None:
        """Let go of a process that has ended."""
        with suppress(OSError):
            os.killpg(self.pid, signal.SIGKILL)  # what it may have started
        self.socket.close()
        self.stderr.close()
        self._process.wait()

    def _signal(self, number: signal.Signals) -> None:
        if self.ended() is None:
            with suppress(OSError):
                os.killpg(self.pid, number)


def why_ended(code: int) -> str:
    """Say an exit code in words.

    >>> why_ended(-11)
    'killed by SIGSEGV'
    """
    if code < 0:
        with suppress(ValueError):
            return f"killed by {signal.Signals(-code).name}"
    return f"ended with exit code {code}"
