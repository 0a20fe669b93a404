"""Foreign programs that read untrusted files: no shell, a deadline, a bound on memory, a cap on what they say."""

import contextlib
import os
import resource
import selectors
import subprocess
import time
from collections.abc import Sequence
from typing import IO

import msgspec

from bangtin_media.errors import ProbeError

MEMORY_BYTES = 2 << 30
"""Address space of the program; a decoder of 8K film with its libraries fits."""
OUTPUT_BYTES = 64 << 20
"""What it may write: the packets of about four hours of film with sound."""
_ERRORS_BYTES = 64 << 10
_PIECE = 1 << 16


class Said(msgspec.Struct, frozen=True):
    """What a program answered."""

    code: int
    """Its exit code; below 0 the signal that ended it."""
    output: bytes
    errors: str
    """The first 64 KiB of its complaints."""


def ask(argv: Sequence[str], file: str, seconds: float) -> Said:
    """Run *argv* to its end within *seconds*.

    Args:
        argv: Program and arguments; no shell reads them.
        file: What errors name.
        seconds: The whole time it may take, waiting included.

    Raises:
        ProbeError: The program is not installed, is too slow, or says more than `OUTPUT_BYTES`.
    """
    deadline = time.monotonic() + seconds
    try:
        process = subprocess.Popen(  # noqa: S603 - a list of our own making, never a shell's line
            argv,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            env=os.environ | {"LC_ALL": "C.UTF-8", "AV_LOG_FORCE_NOCOLOR": "1"},
        )
    except FileNotFoundError as error:
        raise ProbeError("no_ffprobe") from error
    with process:
        try:
            with contextlib.suppress(ProcessLookupError):  # it has already ended
                resource.prlimit(process.pid, resource.RLIMIT_AS, (MEMORY_BYTES, MEMORY_BYTES))
            output, errors = _listen(process, file, deadline)
            code = process.wait(max(0.0, deadline - time.monotonic()))
            return Said(code, output, errors.decode(errors="replace"))
        except (TimeoutError, subprocess.TimeoutExpired) as error:  # the second: silent, and yet not at its end
            raise ProbeError("probe_too_slow", file=file, seconds=round(seconds)) from error
        finally:
            process.kill()  # does nothing to one that has ended


def _listen(process: subprocess.Popen[bytes], file: str, deadline: float) -> tuple[bytes, bytes]:
    assert process.stdout  # noqa: S101 - Popen was given PIPE
    assert process.stderr  # noqa: S101 - the same
    output, errors = bytearray(), bytearray()
    heard: dict[IO[bytes], bytearray] = {process.stdout: output, process.stderr: errors}
    with selectors.DefaultSelector() as ears:
        for pipe, into in heard.items():
            ears.register(pipe, selectors.EVENT_READ, into)
        while ears.get_map():
            ready = ears.select(max(0.0, deadline - time.monotonic()))
            if not ready:
                raise TimeoutError
            for key, _ in ready:
                if piece := os.read(key.fd, _PIECE):
                    key.data.extend(piece)
                else:
                    ears.unregister(key.fileobj)
            del errors[_ERRORS_BYTES:]
            if len(output) > OUTPUT_BYTES:
                raise ProbeError("probe_too_much", file=file)
    return bytes(output), bytes(errors)
