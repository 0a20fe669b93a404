"""The player of the demonstration: the real command, and what it reported in the end."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any


@dataclass
class Player:
    """A running player."""

    process: "subprocess.Popen[bytes]"
    folder: Path

    def end(self) -> None:
        """Tell it to end, and wait."""
        self.process.terminate()
        self.process.wait(30)

    def report(self) -> dict[str, Any]:
        """Return what its run came to; empty where it left no word."""
        path = self.folder / "report.json"
        made: dict[str, Any] = json.loads(path.read_bytes()) if path.exists() else {}
        return made


@contextmanager
def player_in(folder: Path, centre: str, size: tuple[int, int]) -> Iterator[Player]:
    """Run a player that nobody knows yet, in a window of its screen's size."""
    settings = folder / "player.yaml"
    settings.write_text(f"centre: {centre}\nstate: state\nplayer: may-mau\n", encoding="utf-8")
    call = [str(Path(sys.executable).with_name("bangtin-player")), "run", "--settings", str(settings)]
    options = ["--window", f"{size[0]}x{size[1]}+0+0", "--report", str(folder / "report.json")]
    environment = {**os.environ, "XDG_CACHE_HOME": str(folder / "cache")}
    with (folder / "player.log").open("wb") as log:
        process = subprocess.Popen([*call, *options], env=environment, stdout=log, stderr=log)
    player = Player(process, folder)
    try:
        yield player
    finally:
        player.end()
