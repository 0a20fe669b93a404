"""The parts of the benchmark: each leaves one JSON file, and a run takes up where an earlier one ended."""

import subprocess
import sys
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import Any

import msgspec

from tests.benchmarks.centre import parts as centre
from tests.benchmarks.handoff import part, soak, zones

SMALL, LARGE = (960, 540), (1920, 1080)
Measured = Callable[[], Any]
SCRIPTS = ("timeline", "check", "wire")
"""Modules of this package that time pure code and print JSON themselves."""


def parts(clips: Path, *, quick: bool) -> Iterator[tuple[str, Measured]]:
    """Name every part with what measures it; peers stand beside ours so that the machine's mood is shared."""
    for size, handoffs in ((SMALL, 8 if quick else 200), (LARGE, 8 if quick else 100)):
        for subject in part.SUBJECTS:
            name = f"handoff-{size[0]}x{size[1]}-{subject}"
            yield name, partial(part.measure, subject, part.Case(size), handoffs, clips)
    for subject in ("bangtin-vlc", "mpv"):
        yield f"zones-{subject}", partial(zones.measure, subject, 8 if quick else 100, clips)
    for script in SCRIPTS:
        yield script, partial(_script, script)
    yield from centre.parts(quick=quick)
    if not quick:
        yield "soak", partial(soak.measure, clips)


def _script(name: str) -> Any:  # noqa: ANN401 - whatever JSON the script prints
    command = [sys.executable, "-m", f"tests.benchmarks.{name}"]
    return msgspec.json.decode(subprocess.run(command, check=True, capture_output=True, timeout=600).stdout)


def measured(name: str, measure: Measured, folder: Path) -> Any:  # noqa: ANN401 - JSON of any part
    """Return a part's figures: from the file of an earlier run, or measured now and kept.

    A part that cannot be measured says why in its figures, and is tried again by the next run.
    """
    kept = folder / f"{name}.json"
    if kept.exists():
        return msgspec.json.decode(kept.read_bytes())
    try:
        figures = measure()
    except (OSError, ValueError, subprocess.SubprocessError) as error:  # the second: an answer that is none
        return {"failed": f"{type(error).__name__}: {error}"}
    written = msgspec.json.format(msgspec.json.encode(figures), indent=2)
    kept.write_bytes(written)
    return msgspec.json.decode(written)
