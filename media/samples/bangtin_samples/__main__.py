"""The command: `python -m bangtin_samples --out DIR SIZE...|all`."""

import argparse
import sys
import time
from pathlib import Path

from PySide6.QtGui import QGuiApplication

from bangtin_samples.catalogue import SETS, make, size_of
from bangtin_samples.errors import SamplesError


def main(arguments: list[str] | None = None) -> int:
    """Make the demonstration's files; 0 when all are there, 2 for a mistake that the last line tells."""
    parser = argparse.ArgumentParser(
        prog="bangtin_samples", description="Makes the demonstration's pictures and films."
    )
    parser.add_argument("--out", type=Path, required=True, metavar="DIR", help="each size gets a folder in it")
    parser.add_argument("sizes", nargs="+", metavar="SIZE", help=f"{', '.join(SETS)}, or all")
    given = parser.parse_args(arguments)
    application = QGuiApplication.instance() or QGuiApplication(["bangtin_samples", "-platform", "offscreen"])
    began = time.monotonic()
    try:
        names = list(SETS) if "all" in given.sizes else given.sizes
        for name in names:
            size_of(name)
        for name in names:
            make(name, given.out / name, _say)
    except (SamplesError, OSError) as error:
        sys.stderr.write(f"bangtin_samples: {error}\n")
        return 2
    _say(f"{', '.join(names)}: ready in {given.out} after {time.monotonic() - began:.0f} s")
    del application
    return 0


def _say(line: str) -> None:
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main())
