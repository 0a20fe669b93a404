"""`python -m tests.benchmarks --quick|--full --out DIR`: measures, prints and leaves JSON; judges nothing.

`--quick` takes under ten minutes, `--full` hours. Both resume: a part whose JSON file stands in DIR is not
measured again. The machine should have nothing else to do.
"""

import argparse
import os
import platform
import sys
import time
from datetime import UTC, datetime
from pathlib import Path

import msgspec

from tests.benchmarks.parts import measured, parts


def main() -> None:
    """Measure the parts asked for and print all figures as one JSON object."""
    asked = _arguments()
    asked.out.mkdir(parents=True, exist_ok=True)
    clips = Path("var/benchmarks/clips").resolve()
    figures = {}
    for name, measure in parts(clips, quick=asked.quick):
        if not asked.only or any(name.startswith(wanted) for wanted in asked.only):
            begun = time.monotonic()
            figures[name] = measured(name, measure, asked.out)
            print(f"{name}: {time.monotonic() - begun:.0f} s", file=sys.stderr, flush=True)  # noqa: T201 - progress
    whole = {"machine": _machine(), "parts": figures}
    (asked.out / "benchmarks.json").write_bytes(msgspec.json.format(msgspec.json.encode(whole), indent=2))
    print(msgspec.json.format(msgspec.json.encode(whole), indent=2).decode())  # noqa: T201 - the command's answer


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks", description=__doc__)
    length = parser.add_mutually_exclusive_group(required=True)
    length.add_argument("--quick", action="store_true", help="under ten minutes: short, and smaller where size is time")
    length.add_argument("--full", action="store_true", help="the hour's soak, and everything at its full size")
    parser.add_argument("--out", type=Path, default=Path("var/benchmarks/out"), help="where the JSON goes")
    parser.add_argument("--only", nargs="*", default=[], metavar="PART", help="parts whose names begin so")
    return parser.parse_args()


def _machine() -> dict[str, object]:
    return {
        "when": datetime.now(UTC).isoformat(timespec="seconds"),
        "cores": os.cpu_count(),
        "load": os.getloadavg(),
        "python": platform.python_version(),
        "kernel": platform.release(),
    }


if __name__ == "__main__":
    main()
