"""A screen without Qt that speaks the messages, and falls as it is told: `python fake_screen.py FOLDER JSON`.

FOLDER holds `script`: a word for each life, the last for all later ones: play, kill, segv, stop, silent, exit,
leave, poison, garbage, or down, which takes the agent with it as a machine that stops would.
Every start, and every file that is given to its "decoder", is written into FOLDER.
"""

import json
import os
import select
import signal
import socket
import sys
import time
from pathlib import Path
from typing import Any

STEP_S = 0.02


class FakeScreen:
    """Plays what it is shown, 20 ms an item."""

    def __init__(self, folder: Path, settings: dict[str, Any]) -> None:
        self.folder = folder
        self.line = socket.socket(fileno=settings["socket"])
        self.settings = settings
        self.show: dict[str, Any] | None = None
        self.heard = b""
        self.turn = 0
        self.noted = ""
        self.is_over = False

    def tell(self, tag: str, **fields: object) -> None:
        self.line.sendall(json.dumps({"type": tag, **fields}).encode() + b"\n")

    def note(self, name: str, text: str) -> None:
        with (self.folder / name).open("a") as file:
            file.write(text + "\n")

    def hear(self) -> bool:
        """Take messages; say whether to go on."""
        if self.is_over:
            return False
        ready, _, _ = select.select([self.line], [], [], STEP_S)
        if not ready:
            return True
        data = self.line.recv(1 << 16)
        *lines, self.heard = (self.heard + data).split(b"\n")
        for line in lines:
            message = json.loads(line)
            if message["type"] == "show":
                self.show = message
            if message["type"] == "noted":
                self.noted = message["digest"]
            self.is_over |= message["type"] == "stop"
        self.is_over |= not data
        return not self.is_over

    def play(self, script: str) -> None:
        """Play the next item that can be shown, once the agent has noted it."""
        if self.show is None:
            return
        items = self.show["manifest"]["playlists"][0]["elements"]
        bad = self.show.get("local", {}).get("unplayable", [])
        playable = [item for item in items if item["content"]["medium"] not in bad]
        item = playable[self.turn % len(playable)]
        digest = item["content"]["medium"]
        self.turn += 1
        self.tell("handing", digest=digest, item=item["id"])
        self.noted = ""
        while self.noted != digest and self.hear():
            pass
        self.note("handed", item["id"])
        if script == "down" and item["id"] == "poison":
            os.kill(os.getppid(), signal.SIGKILL)
        if script in {"down", "poison"} and item["id"] == "poison":
            os.kill(os.getpid(), signal.SIGSEGV)
        self.tell("settled", digest=digest)
        now = int(time.time() * 1000)
        self.tell(
            "played", zone="main", playlist="p", entry="e", level=10, item=item["id"], item_version=1, digest=digest,
            planned_start=now, actual_start=now, shown_ms=20, slot_ms=20, full=True, why="", hold_ms=1.5,
            frames_dropped=0, manifest_version=self.show["manifest"].get("version", 0),
        )  # fmt: skip

    def run(self, script: str) -> int:
        if script == "exit":
            sys.stderr.write("no display\n")
            return 1
        if script == "silent":
            time.sleep(3600)
        self.tell("started", surface="raster", engine="vlc", decoder="fake 1", width=640, height=360)
        ticks = 0
        while self.hear():
            ticks += 1
            self.play(script)
            self.tell("progress", at=0, ticks=ticks, frames=ticks)
            if ticks == 20 and script in {"kill", "segv", "stop"}:
                os.kill(os.getpid(), {"kill": signal.SIGKILL, "segv": signal.SIGSEGV, "stop": signal.SIGSTOP}[script])
            if ticks == 20 and script == "leave":
                return 0
            if ticks == 20 and script == "garbage":
                self.line.sendall(b"{nonsense\n")
        return 0


def main() -> int:
    folder, settings = Path(sys.argv[1]), json.loads(sys.argv[2])
    scripts = (folder / "script").read_text().split()
    lives = folder / "lives"
    before = len(lives.read_text().splitlines()) if lives.exists() else 0
    screen = FakeScreen(folder, settings)
    screen.note("lives", json.dumps(settings))
    return screen.run(scripts[min(before, len(scripts) - 1)])


if __name__ == "__main__":
    sys.exit(main())
