"""Several files probed within bounds, in a process that is not ours: a hostile one takes nobody along but itself."""

import sys
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path

import msgspec

from bangtin_media.confined import Bounds, run
from bangtin_media.examining import Fault, Told, told

_START_S = 60.0
"""For a busy machine to get going."""
_EACH_S = 2.0
_SLOWEST_DISK = 10_000_000
"""Bytes a second; as `bangtin_media.probe` reckons, which reads a film once and then its bytes for their digest."""
PROGRAM = (sys.executable, "-m", "bangtin_media.examining", "probe")
_MOST_DEADLY = 3
"""Files that may bring the program down; then the rest is not looked at."""


def inspect(paths: Sequence[Path], program: Sequence[str] = PROGRAM) -> Mapping[Path, Told]:
    """Probe the files at *paths*, and say of each what it is or what is wrong with it.

    A file that takes more time or memory than it may, or brings the program down, has the fault `probe_too_much`.

    Args:
        paths: The files; their names are never believed.
        program: What examines them, and prints a line for each as `bangtin_media.examining` does.
    """
    found: dict[Path, Told] = {}
    waiting, deadly = list(paths), 0
    with tempfile.TemporaryDirectory(prefix="bangtin-inspection-") as folder:
        while waiting and deadly < _MOST_DEADLY:
            answers = _answers([*program, *map(str, waiting)], _bounds(waiting), Path(folder))
            found |= zip(waiting, answers, strict=False)
            del waiting[: len(answers)]
            if waiting:  # it ended with the first of these
                deadly += 1
                found |= _too_much(waiting[:1])
                del waiting[:1]
    return found | _too_much(waiting)


def _answers(argv: Sequence[str], bounds: Bounds, folder: Path) -> list[Told]:
    """Return what the program says of the files until its end."""
    heard = bytearray()
    run(argv, bounds, heard.extend, folder, lambda: None)
    answers = []
    for line in bytes(heard).splitlines():
        try:
            answers.append(told(line))
        except msgspec.DecodeError:  # it was cut off
            break
    return answers


def _bounds(paths: Sequence[Path]) -> Bounds:
    sizes = [path.stat().st_size for path in paths if path.exists()]
    whole, largest = sum(sizes) / _SLOWEST_DISK, max(sizes, default=0) / _SLOWEST_DISK
    return Bounds(seconds=_START_S + _EACH_S * len(paths) + 2 * whole, silence=_START_S + 2 * largest)


def _too_much(paths: Sequence[Path]) -> dict[Path, Told]:
    return {path: Told(fault=Fault("probe_too_much", {"file": str(path)})) for path in paths}
