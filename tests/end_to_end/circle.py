"""A whole centre and a whole player, as their processes: what `test_circle` stands on."""

import json
import os
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeVar

import zxingcpp
from PIL import Image
from Xlib import X
from Xlib.display import Display

T = TypeVar("T")
SIZE = (640, 360)
_ACCEPT = """
import sys, django; django.setup()
from bangtin_server.players import enrolment
from bangtin_server.players.models import Screen
enrolment.accept(sys.argv[1], Screen.objects.filter(name=sys.argv[2]), "technician")
"""
_HEARTBEAT = """
import msgspec, django; django.setup()
from bangtin_server.players.models import Presence
print(msgspec.json.encode([presence.said() for presence in Presence.objects.all()]).decode())
"""
_PHOTOGRAPH = """
import sys, django; django.setup()
from bangtin_playlists.wire.command import Photograph
from bangtin_server.composition import keyring
from bangtin_server.players import commands
from bangtin_server.players.models import Screen
screen = Screen.objects.get(name=sys.argv[1])
commands.give(screen.player, commands.Wish(Photograph(screen.name), "technician"), keyring().publisher())
"""
_REVOKE = """
import sys, django; django.setup()
from bangtin_server.players import enrolment
from bangtin_server.players.models import Screen
enrolment.revoke(Screen.objects.get(name=sys.argv[1]).player, "administrator")
"""
_BLACKOUT = """
import sys, django; django.setup()
from bangtin_server.emergencies import blackouts
from bangtin_server.emergencies.reach import Given, Where
print(blackouts.order(Given(Where(sites=(sys.argv[1],)), "duty officer")).pk)
"""
_LIFT = """
import sys, django; django.setup()
from bangtin_server.emergencies import blackouts
from bangtin_server.emergencies.models import Blackout
blackouts.lift(Blackout.objects.get(pk=sys.argv[1]), "approver")
"""
_GRIEVANCES = """
import json, django; django.setup()
from bangtin_server.players.models import Grievance
from bangtin_server.players.words import of_grievance
print(json.dumps([[row.code, of_grievance(row.code), row.screen] for row in Grievance.objects.filter(until=None)]))
"""


def until(found: Callable[[], T | None], seconds: float = 60.0) -> T:
    """Wait for something to be found."""
    last = time.monotonic() + seconds
    while (what := found()) is None:
        assert time.monotonic() < last, "it never came"
        time.sleep(0.1)
    return what


@dataclass
class Centre:
    """The real centre, on SQLite and a folder."""

    folder: Path
    port: int
    process: subprocess.Popen[bytes] | None = None
    environment: dict[str, str] = field(default_factory=dict)

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def start(self, **more: str) -> None:
        self.environment = {
            **os.environ,
            "DJANGO_SETTINGS_MODULE": "bangtin_server.settings",
            "BANGTIN_DATA": str(self.folder / "data"),
            "BANGTIN_LISTEN": f"127.0.0.1:{self.port}",
            "BANGTIN_ADDRESS": self.address,
            **more,
        }
        with (self.folder / "centre.log").open("ab") as log:
            self.process = subprocess.Popen(
                [sys.executable, "-m", "bangtin_server", "run"], env=self.environment, stdout=log, stderr=log
            )
        until(self._answers)

    def stop(self) -> None:
        if self.process is not None:
            self.process.terminate()
            self.process.wait(30)

    def publish(self, programme: Path, site: str) -> None:
        self.run("-m", "bangtin_server", "import", str(programme), "--site", site)

    def accept(self, code: str, screen: str) -> None:
        self.run("-c", _ACCEPT, code, screen)

    def dismiss(self, screen: str) -> None:
        self.run("-c", _REVOKE, screen)

    def blackout(self, site: str) -> str:
        """Have every screen of *site* dark until it is lifted; return what lifts it."""
        return self.run("-c", _BLACKOUT, site).strip()

    def lift(self, blackout: str) -> None:
        self.run("-c", _LIFT, blackout)

    def grievances(self) -> list[tuple[str, str, str]]:
        """Return what players complain of now: code, words, screen."""
        return [(code, said, screen) for code, said, screen in json.loads(self.run("-c", _GRIEVANCES))]

    def photograph(self, screen: str) -> None:
        self.run("-c", _PHOTOGRAPH, screen)

    def pictures(self) -> list[Path]:
        """Return the pictures that players have sent."""
        return list((self.folder / "data/storage/pictures").rglob("*.png"))

    def heartbeats(self) -> str:
        return self.run("-c", _HEARTBEAT)

    def run(self, *arguments: str) -> str:
        """Run Python at the centre, and return what it says."""
        done = subprocess.run(
            [sys.executable, *arguments], env=self.environment, capture_output=True, text=True, timeout=120, check=False
        )
        assert done.returncode == 0, done.stderr
        return done.stdout

    def _answers(self) -> bool | None:
        with socket.socket() as caller:
            return True if caller.connect_ex(("127.0.0.1", self.port)) == 0 else None


@contextmanager
def centre_in(folder: Path) -> Iterator[Centre]:
    """Run a centre of one's own."""
    with socket.socket() as finder:
        finder.bind(("127.0.0.1", 0))
        port = finder.getsockname()[1]
    folder.mkdir()
    centre = Centre(folder, port)
    centre.start()
    try:
        yield centre
    finally:
        centre.stop()


@contextmanager
def player_on(
    display: str, folder: Path, environment: Mapping[str, str] = os.environ
) -> Iterator[subprocess.Popen[bytes]]:
    """Run a player by the settings in *folder*."""
    with (folder / "player.log").open("ab") as log:
        process = subprocess.Popen(
            [Path(sys.executable).with_name("bangtin-player"), "run", "--settings", folder / "player.yaml"],
            env={**environment, "DISPLAY": display, "QT_QPA_PLATFORM": "xcb", "XDG_CACHE_HOME": str(folder / "cache")},
            stdout=log,
            stderr=log,
        )
    try:
        yield process
    finally:
        process.terminate()
        process.wait(30)


class Wall:
    """What stands on a display, by its pixels."""

    def __init__(self, name: str) -> None:
        self._display = Display(name)
        self._root = self._display.screen().root

    def close(self) -> None:
        self._display.close()

    def picture(self) -> Image.Image:
        raw = self._root.get_image(0, 0, *SIZE, X.ZPixmap, 0xFFFFFFFF)
        return Image.frombytes("RGB", SIZE, raw.data, "raw", "BGRX")

    def code(self) -> str | None:
        """Return what the QR code on the wall says."""
        found = zxingcpp.read_barcodes(self.picture())
        return found[0].text if found else None

    def is_dark(self) -> bool:
        return self.picture().getbbox() is None

    def colour(self) -> str | None:
        """Return what the middle of the wall is: red, green, blue; None for anything else."""
        pixel = self.picture().getpixel((SIZE[0] // 2, SIZE[1] // 2))
        assert isinstance(pixel, tuple)
        bright = [name for name, value in zip(("red", "green", "blue"), pixel, strict=True) if value > 230]
        return bright[0] if len(bright) == 1 and sum(pixel) < 300 else None


def film(path: Path, colour: str) -> Path:
    """Make a film of one colour."""
    source = f"color={colour}:size={SIZE[0]}x{SIZE[1]}:rate=30:duration=2"
    ffmpeg = shutil.which("ffmpeg") or "ffmpeg"
    made = [ffmpeg, "-v", "error", "-y", "-f", "lavfi", "-i", source, "-pix_fmt", "yuv420p", str(path)]
    subprocess.run(made, check=True, timeout=60)
    return path


def programme(folder: Path, colour: str) -> Path:
    """Write a programme that shows one film."""
    film(folder / f"{colour}.mp4", colour)
    path = folder / f"{colour}.yaml"
    path.write_text(
        f"screen: {{name: SANH-01, size: {SIZE[0]}x{SIZE[1]}}}\nmedia: .\nplaylists:\n"
        f"  ngay: [{{id: {colour}, video: {colour}.mp4}}]\nschedule: [{{id: day, play: ngay}}]\n"
    )
    return path
