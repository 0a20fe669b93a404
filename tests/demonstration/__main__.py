"""`python -m tests.demonstration`: the whole circle on the display that is there, for `deploy/demo.sh`."""

import argparse
import json
import os
import shutil
import signal
import sys
import tempfile
import time
from contextlib import ExitStack, suppress
from datetime import time as clock
from pathlib import Path
from types import FrameType
from typing import Any

from bangtin_media.folders import Folders
from bangtin_media.probes import Probes
from tests.demonstration.centre import Centre, NeverCameError, centre_in, until
from tests.demonstration.circle import Circle
from tests.demonstration.fleet import found_fleet
from tests.demonstration.pages import Photographer, photographer
from tests.demonstration.players import Machine, Player, player_on
from tests.demonstration.programmes import Programmes
from tests.demonstration.stations import Station, acknowledged, text_panel
from tests.demonstration.wall import Wall

ROOT = Path(__file__).parents[2]
EXAMPLES = ROOT / "playlists" / "examples"
PANEL, SIZE, BEGINS = "s01-nam-cau-kien", (1024, 512), clock(6, 29, 15)
"""What goes round, on a weekday's morning: the shift change is about to end, so that cards, film and pages are near."""
TEXT, TEXT_SIZE, TEXT_BEGINS = "s03-trang-due", (128, 64), clock(6, 1, 54)
"""A second player, of a panel for words, in its own window below."""
TEXT_AT = (0, SIZE[1] + 16)
_LAST_LINES = 20
_OTHER_PAGES = ("emergencies", "people", "account", "audit", "tokens")


class Demonstration:
    """One run, in a folder that is gone afterwards.

    Args:
        folder: Where centre and players keep their things.
        seconds: How long the player is to run at least; None is until it is ended.
        out: Where pictures go, if anywhere.
    """

    def __init__(self, folder: Path, seconds: float | None, out: Path | None) -> None:
        self._folder, self._seconds, self._out = folder, seconds, out
        with Probes() as probes:
            shelf = Folders(EXAMPLES, probes)
            self._panel = Programmes(EXAMPLES / f"{PANEL}.yaml", ROOT / "var/demo/1024x512", BEGINS, shelf)
            self._text = Programmes(EXAMPLES / f"{TEXT}.yaml", ROOT / "var/demo/128x64", TEXT_BEGINS, shelf)

    def run(self) -> dict[str, Any]:
        """Go the whole round and play on; return the report."""
        with ExitStack() as stack:
            centre = stack.enter_context(centre_in(self._folder))
            _say(f"Bảng Tin: {centre.address}\nLập quản trị viên đầu tiên (một lần): {centre.link}")
            moved = {PANEL: self._panel.write(self._folder / "panel.yaml")}
            moved[TEXT] = self._text.write(self._folder / "text.yaml")
            found_fleet(centre, EXAMPLES, moved)
            looker = self._looker(stack, centre)
            beside = Machine(self._folder / "beside", "may-chu-chay", centre.address, TEXT_SIZE, TEXT_AT)
            stack.enter_context(text_panel(centre, beside, self._text.screen))
            begun = time.monotonic()
            machine = Machine(self._folder / "player", "may-mau", centre.address, SIZE)
            player = stack.enter_context(player_on(machine))
            wall = Wall(os.environ.get("DISPLAY", ""), SIZE)
            stack.callback(wall.close)
            circle = Circle(Station(centre, player, wall), self._panel, self._folder, _say, looker or _look_away)
            told = self._go_round(circle)
            self._play_on(player, wall, begun)
            self._look_round(looker, centre)
            player.end()
        seconds = {"measured_on": "pixels of the display", **circle.seconds}
        pages = looker.taken if looker else []
        return player.report() | {"circle": seconds, "circle_broken": told, "pages": pages}

    def _looker(self, stack: ExitStack, centre: Centre) -> Photographer | None:
        if self._out is None:
            return None
        return stack.enter_context(photographer(centre.address, centre.another_link(), self._out, _say))

    def _go_round(self, circle: Circle) -> str:
        """Return why the circle broke; empty where it did not."""
        try:
            circle.go_round(self._out / "emergency.png" if self._out else None)
        except NeverCameError as error:
            _say(str(error))
            self._tell_words()
            return str(error)
        return ""

    def _tell_words(self) -> None:
        """Say what centre and players said last; with --out all that they said stays there."""
        for log in sorted(self._folder.rglob("*.log")):
            name = f"{log.parent.name}-{log.name}" if log.parent != self._folder else log.name
            last = log.read_text("utf-8", "replace").splitlines()[-_LAST_LINES:]
            _say("\n".join((f"-- {name}:", *last)))
            if self._out:
                shutil.copy(log, self._out / name)

    def _play_on(self, player: Player, wall: Wall, begun: float) -> None:
        """Play until the time is up or somebody ends it; half-way through what is left the wall is photographed."""
        last = None if self._seconds is None else max(begun + self._seconds, time.monotonic() + 4)
        middle = time.monotonic() + 4 if last is None else (time.monotonic() + last) / 2
        try:
            while player.process.poll() is None and (last is None or time.monotonic() < last):
                if self._out and time.monotonic() > middle:
                    wall.picture().save(self._out / "screen.png")
                    middle = float("inf")
                time.sleep(0.1)
        except KeyboardInterrupt:
            _say("Đang kết thúc...")

    def _look_round(self, looker: Photographer | None, centre: Centre) -> None:
        """Photograph the console as it stands after the circle."""
        if looker is None:
            return
        with suppress(NeverCameError):
            until(lambda: acknowledged(centre, self._panel.screen), "the player's word on the last change", 10)
        looker("/", "overview")
        looker.ask_for_picture(self._panel.screen)
        looker(f"/screens/{self._panel.screen}", "screen")
        for name in _OTHER_PAGES:
            looker(f"/{name}", name)


def _look_away(path: str, name: str) -> None:
    """Stand for a look at the console where no pictures are wanted."""


def main() -> int:
    """Run it; 0 only if it really played and went the whole round."""
    told = _arguments()
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, _interrupt)
    with tempfile.TemporaryDirectory(prefix="bangtin-demo-") as folder:
        try:
            report = Demonstration(Path(folder), told.seconds, told.out).run()
        except NeverCameError as error:
            _say(str(error))
            return 1
        except KeyboardInterrupt:
            _say("Đã dừng trước khi xong vòng. / Ended before the round was whole.")
            return 1
    if told.out:
        text = json.dumps(report, indent=2, ensure_ascii=False)
        (told.out / "report.json").write_text(f"{text}\n", encoding="utf-8")
        _say(f"Left in {told.out}: {', '.join(sorted(path.name for path in told.out.iterdir()))}")
    return 0 if report.get("played") and not report["circle_broken"] else 1


def _interrupt(number: int, frame: FrameType | None) -> None:  # noqa: ARG001 - a handler's signature
    """End the run in order. Whoever is impatient and asks again would leave programs behind: once is heard."""
    for each in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(each, signal.SIG_IGN)
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
