"""How long `check` takes for a programme of 1,000 entries and 5,000 items, its files measured before. JSON out.

`python -m tests.benchmarks.check [--runs N]`
"""

import argparse
import json
import os
import statistics
import tempfile
import time
from pathlib import Path

from PIL import Image

from bangtin_media.probes import Probes
from bangtin_player.command_line.documents import read_documents
from bangtin_playlists.programme import EmptyShelf, read_programme
from bangtin_playlists.programme.yaml_text import read_tree

ENTRIES, LISTS, ITEMS = 1000, 100, 50


def programme() -> str:
    """Write a programme in which every item has a file of its own, and no two entries overlap."""
    lines = ["screen: {name: S, size: 1920x1080}", "media: media", "playlists:"]
    for each in range(LISTS):
        lines.append(f"  danh-sach-{each}:")
        for item in range(ITEMS):
            tags = "{category: 1.2b, nature: tuyen-truyen, mourning_ok: true}"
            lines.append(
                f"    - {{id: M{each}-{item}, image: anh-{each}-{item}.png, for: 10s, weight: 2, tags: {tags}}}"
            )
    lines.append("schedule:")
    for each in range(ENTRIES):
        minute = each % 288 * 5
        start, end = (f"{at // 60:02}:{at % 60:02}" for at in (minute, minute + 5))
        rule = f'days: mon-sat, from: "{start}", to: "{end}", order: {each // 288}'
        lines.append(f"  - {{id: E{each}, play: danh-sach-{each % LISTS}, {rule}}}")
    return "\n".join(lines)


def measured_before(folder: Path) -> None:
    """Make the files, and let each be probed once as an earlier run would have."""
    media = folder / "media"
    media.mkdir()
    paths = [media / f"anh-{each}-{item}.png" for each in range(LISTS) for item in range(ITEMS)]
    for number, path in enumerate(paths):
        Image.new("1", (1, 1 + number)).save(path)
    time.sleep(0.1)  # a file that changed this moment is not yet believed
    with Probes() as probes:
        for path in paths:
            probes.of(Path(os.path.realpath(path)))


def main() -> None:
    """Measure, and print medians in milliseconds."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--runs", type=int, default=7)
    runs = arguments.parse_args().runs
    text = programme()
    with tempfile.TemporaryDirectory() as name:
        os.environ["XDG_CACHE_HOME"] = f"{name}/cache"
        folder = Path(name)
        measured_before(folder)
        file = folder / "programme.yaml"
        file.write_text(text, encoding="utf-8")
        parts = {
            "yaml_ms": lambda: read_tree("p", text.encode()),
            "without_files_ms": lambda: read_programme("p", text.encode(), EmptyShelf()),
            "check_ms": lambda: read_documents(file),
        }
        figures = {key: [_took(part) for _ in range(runs)] for key, part in parts.items()}
    told = {key: {"median": statistics.median(each), "worst": max(each)} for key, each in figures.items()}
    print(json.dumps({"entries": ENTRIES, "items": LISTS * ITEMS, "runs": runs, **told}))  # noqa: T201  (its output)


def _took(part: object) -> float:
    start = time.perf_counter()
    part() if callable(part) else None
    return round((time.perf_counter() - start) * 1000, 1)


if __name__ == "__main__":
    main()
