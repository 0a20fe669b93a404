"""The players of the demonstration: the real command, and what it reported in the end."""

import json
import os
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tests.demonstration.processes import end, running

if TYPE_CHECKING:
    import subprocess


@dataclass(frozen=True)
class Machine:
    """A machine behind a screen: its folder, its name, and where on the display its window stands."""

    folder: Path
    name: str
    centre: str
    size: tuple[int, int]
    at: tuple[int, int] = (0, 0)

    @property
    def log(self) -> Path:
        """Where its words go."""
        return self.folder / "player.log"

    def call(self, command: str, *rest: str) -> Sequence[str]:
        """Return the call of a command of the player on this machine."""
        settings = self.folder / "player.yaml"
        self.folder.mkdir(parents=True, exist_ok=True)
        settings.write_text(f"centre: {self.centre}\nstate: state\nplayer: {self.name}\n", encoding="utf-8")
        program = Path(sys.executable).with_name("bangtin-player")
        return [str(program), command, *rest, "--settings", str(settings)]

    @property
    def environment(self) -> dict[str, str]:
        """Return what its programs are told."""
        return {**os.environ, "XDG_CACHE_HOME": str(self.folder / "cache")}


@dataclass
class Player:
    """A running player."""

    process: "subprocess.Popen[bytes]"
    machine: Machine

    def end(self) -> None:
        """Tell it to end, and wait."""
        end(self.process)

    def report(self) -> dict[str, Any]:
        """Return what its run came to; empty where it left no word."""
        path = self.machine.folder / "report.json"
        made: dict[str, Any] = json.loads(path.read_bytes()) if path.exists() else {}
        return made


@contextmanager
def player_on(machine: Machine) -> Iterator[Player]:
    """Run the player of a machine, in a window of its screen's size."""
    (width, height), (x, y) = machine.size, machine.at
    options = ["--window", f"{width}x{height}+{x}+{y}", "--report", str(machine.folder / "report.json")]
    with running(machine.call("run", *options), machine.log, machine.environment) as process:
        yield Player(process, machine)
