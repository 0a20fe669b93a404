"""`python -m tests.demonstration`: the whole circle on the display that is there, for `deploy/demo.sh`."""

import argparse
import json
import os
import signal
import sys
import tempfile
import time
from contextlib import ExitStack
from datetime import time as clock
from pathlib import Path
from types import FrameType
from typing import Any

from playwright.sync_api import Error as PageError

from bangtin_media.folders import Folders
from bangtin_media.probes import Probes
from tests.demonstration.centre import Centre, NeverCameError, centre_in
from tests.demonstration.circle import PLAYED, SITES, Circle, found_fleet
from tests.demonstration.pages import photograph
from tests.demonstration.players import Player, player_in
from tests.demonstration.programmes import Programmes
from tests.demonstration.wall import Wall

ROOT = Path(__file__).parents[2]
EXAMPLES = ROOT / "playlists" / "examples"
SIZE = (1024, 512)
BEGINS = clock(6, 29, 15)
"""A weekday's morning: just before the shift change ends, so that cards, the film and pages are all seen soon."""


class Demonstration:
    """One run, in a folder that is gone afterwards.

    Args:
        folder: Where centre and player keep their things.
        seconds: How long the player is to run at least; None is until it is ended.
        out: Where pictures go, if anywhere.
    """

    def __init__(self, folder: Path, seconds: float | None, out: Path | None) -> None:
        self._folder, self._seconds, self._out = folder, seconds, out
        with Probes() as probes:
            shelf = Folders(EXAMPLES, probes)
            self._programmes = Programmes(EXAMPLES / f"{PLAYED}.yaml", ROOT / "var/demo/1024x512", BEGINS, shelf)

    def run(self) -> dict[str, Any]:
        """Go the whole round and play on; return the report."""
        with ExitStack() as stack:
            centre = stack.enter_context(centre_in(self._folder))
            _say(f"Bảng Tin: {centre.address}\nLập quản trị viên đầu tiên (một lần): {centre.link}")
            found_fleet(centre, EXAMPLES)
            centre.take(self._programmes.write(self._folder / "programme.yaml"), SITES[PLAYED][0])
            begun = time.monotonic()
            player = stack.enter_context(player_in(self._folder, centre.address, SIZE))
            wall = Wall(os.environ.get("DISPLAY", ""), SIZE)
            stack.callback(wall.close)
            circle = Circle(centre, player, wall, self._programmes, self._folder, _say)
            told = self._go_round(circle)
            self._play_on(player, wall, begun)
            player.end()
            pictures = self._pages(centre)
        seconds = {"measured_on": "pixels of the display", **circle.seconds}
        return player.report() | {"circle": seconds, "circle_broken": told, "pages": pictures}

    def _go_round(self, circle: Circle) -> str:
        """Return why the circle broke; empty where it did not."""
        try:
            circle.go_round(self._out / "emergency.png" if self._out else None)
        except NeverCameError as error:
            _say(str(error))
            return str(error)
        return ""

    def _play_on(self, player: Player, wall: Wall, begun: float) -> None:
        """Play until the time is up; half-way through what is left the wall is photographed."""
        last = None if self._seconds is None else max(begun + self._seconds, time.monotonic() + 4)
        middle = None if last is None else (time.monotonic() + last) / 2
        while player.process.poll() is None and (last is None or time.monotonic() < last):
            if self._out and middle is not None and time.monotonic() > middle:
                wall.picture().save(self._out / "screen.png")
                middle = None
            time.sleep(0.1)

    def _pages(self, centre: Centre) -> list[str]:
        if self._out is None:
            return []
        try:
            return [path.name for path in photograph(centre.address, centre.link, self._out)]
        except PageError as error:
            _say(f"The console could not be photographed: {error}")
            return []


def main() -> int:
    """Run it; 0 only if it really played and went the whole round."""
    told = _arguments()
    signal.signal(signal.SIGTERM, _interrupt)
    with tempfile.TemporaryDirectory(prefix="bangtin-demo-") as folder:
        try:
            report = Demonstration(Path(folder), told.seconds, told.out).run()
        except (NeverCameError, KeyboardInterrupt) as error:
            _say(str(error))
            return 1
    if told.out:
        text = json.dumps(report, indent=2, ensure_ascii=False)
        (told.out / "report.json").write_text(f"{text}\n", encoding="utf-8")
        _say(f"Left {told.out}/screen.png and {told.out}/report.json")
    return 0 if report.get("played") and not report["circle_broken"] else 1


def _interrupt(number: int, frame: FrameType | None) -> None:  # noqa: ARG001 - a handler's signature
    raise KeyboardInterrupt


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.demonstration")
    parser.add_argument("--seconds", type=float)
    parser.add_argument("--out", type=Path)
    return parser.parse_args()


def _say(text: str) -> None:
    sys.stderr.write(f"{text}\n")


if __name__ == "__main__":
    sys.exit(main())
