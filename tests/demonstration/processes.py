"""Programs that the demonstration starts and ends itself: none outlives it."""

import subprocess
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

_ENDS_WITHIN_S = 20.0


@contextmanager
def running(
    call: Sequence[str], log: Path, environment: Mapping[str, str] | None = None
) -> Iterator["subprocess.Popen[bytes]"]:
    """Run a program whose words go to *log*, and end it in the end.

    It has a process group of its own: Ctrl-C is heard by the demonstration alone, which ends the others in order.
    """
    with log.open("wb") as said:
        process = subprocess.Popen(call, env=environment, stdout=said, stderr=said, process_group=0)
    try:
        yield process
    finally:
        end(process)


def end(process: "subprocess.Popen[bytes]") -> None:
    """Tell it to end and wait; one that does not is killed."""
    process.terminate()
    try:
        process.wait(_ENDS_WITHIN_S)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()
