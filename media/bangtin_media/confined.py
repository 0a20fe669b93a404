"""Foreign programs at long work on untrusted files: their progress heard, their time, memory and output bound.

The program gets a process group of its own, the lowest claim on the processor, no new rights, limits before its first
instruction, and dies with the thread that started it, even if that is killed (`setpriv` and `prlimit` of util-linux).
`bangtin_media.tool` is for short questions.
"""

import contextlib
import os
import selectors
import signal
import subprocess
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import IO

import msgspec

_ERRORS_BYTES = 16 << 10
_PIECE = 1 << 16
_GRACE_S = 3.0
"""Between the request to end and the end."""
_LOOK_S = 1.0


class Bounds(msgspec.Struct, frozen=True):
    """What a program may take."""

    seconds: float
    """In all, by the clock on the wall."""
    silence: float
    """Without a word on its output."""
    memory: int = 3 << 30
    """Bytes of address space."""
    file: int = 64 << 30
    """Bytes of the largest file that it writes."""
    processor: int = 0
    """Seconds of processor time; 0 is eight times `seconds`."""


class Ended(msgspec.Struct, frozen=True):
    """How a program ended."""

    code: int
    """Its exit code; below 0 the signal that ended it."""
    errors: str
    """The last 16 KiB of its complaints."""
    late: bool = False
    """Whether we ended it, since it was too slow or silent."""


def run(
    argv: Sequence[str], bounds: Bounds, hear: Callable[[bytes], None], folder: Path, turn: Callable[[], None]
) -> Ended:
    """Run *argv* to its end.

    Args:
        argv: Program and arguments; no shell reads them.
        bounds: What it may take.
        hear: Told each piece of its output.
        folder: Where it runs, and keeps its temporaries.
        turn: Called about once a second; what it raises ends the program, and passes through.
    """
    begun = heard = time.monotonic()
    with _started(argv, bounds, folder) as process, selectors.DefaultSelector() as ears:
        assert process.stdout  # noqa: S101 - Popen was given PIPE
        assert process.stderr  # noqa: S101 - the same
        errors = bytearray()
        sinks: dict[IO[bytes], Callable[[bytes], None]] = {process.stdout: hear, process.stderr: errors.extend}
        for pipe, sink in sinks.items():
            ears.register(pipe, selectors.EVENT_READ, sink)
        while ears.get_map():
            for key, _ in ears.select(_LOOK_S):
                if piece := os.read(key.fd, _PIECE):
                    key.data(piece)
                    heard = time.monotonic()
                else:
                    ears.unregister(key.fileobj)
            del errors[:-_ERRORS_BYTES]
            turn()
            now = time.monotonic()
            if now - begun > bounds.seconds or now - heard > bounds.silence:
                return Ended(_end(process), errors.decode(errors="replace"), late=True)
        with contextlib.suppress(subprocess.TimeoutExpired):
            return Ended(process.wait(_GRACE_S), errors.decode(errors="replace"))
        return Ended(_end(process), errors.decode(errors="replace"), late=True)


@contextmanager
def _started(argv: Sequence[str], bounds: Bounds, folder: Path) -> Iterator[subprocess.Popen[bytes]]:
    processor = bounds.processor or round(bounds.seconds * 8) + 1
    limits = [f"--as={bounds.memory}", f"--fsize={bounds.file}", f"--cpu={processor}", "--core=0"]
    wrapped = ["setpriv", "--pdeathsig", "KILL", "--no-new-privs", "nice", "-n", "15", "prlimit", *limits, *argv]
    process = subprocess.Popen(  # noqa: S603 - a list of our own making, never a shell's line
        wrapped,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        cwd=folder,
        env=os.environ | {"LC_ALL": "C.UTF-8", "AV_LOG_FORCE_NOCOLOR": "1", "TMPDIR": str(folder)},
        start_new_session=True,
    )
    with process:
        try:
            yield process
        finally:
            _end(process)


def _end(process: subprocess.Popen[bytes]) -> int:
    """End the whole group: asked first, then killed."""
    if process.poll() is None:
        _signal(process, signal.SIGTERM)
        with contextlib.suppress(subprocess.TimeoutExpired):
            process.wait(_GRACE_S)
    _signal(process, signal.SIGKILL)
    return process.wait()


def _signal(process: subprocess.Popen[bytes], number: int) -> None:
    with contextlib.suppress(ProcessLookupError, PermissionError):
        os.killpg(process.pid, number)
