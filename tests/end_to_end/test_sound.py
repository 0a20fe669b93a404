"""What is heard in a hall: PulseAudio's null sink is played into, and its monitor is recorded."""

import array
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

import pytest

from tests.media import specimens

_LOUD = 3_000
"""Of 32,767: a good deal less than the tone in the film."""
_PATIENCE_S = 60.0
pytestmark = pytest.mark.skipif(not shutil.which("pulseaudio"), reason="pulseaudio is not installed: run tests/run.sh")


@dataclass(frozen=True)
class Hall:
    folder: Path
    environment: dict[str, str]

    def play(self, case: "Case") -> subprocess.Popen[bytes]:
        """Play a film with a tone, on a screen and as an item that have sound or have none."""
        programme = self.folder / "hall.yaml"
        programme.write_text(
            f"screen: {{name: S, size: [320, 180], timezone: Asia/Ho_Chi_Minh, sound: {str(case.screen).lower()}}}\n"
            f"media: .\nplaylists: {{main: [{{id: V, video: tone.mp4, sound: {str(case.item).lower()}}}]}}\n"
            "schedule: [{play: main}]\n"
        )
        command = [str(Path(sys.executable).with_name("bangtin-player")), "play", str(programme)]
        options = [
            "--engine",
            case.engine,
            "--window",
            "320x180+0+0",
            "--seconds",
            str(_PATIENCE_S) if case.is_heard else "10",
        ]
        return subprocess.Popen([*command, *options], env=self.environment, stderr=subprocess.DEVNULL)

    def loudest(self, playing: subprocess.Popen[bytes]) -> int:
        """Listen until the player ends or something loud is heard; return the largest sample."""
        listen = ["parec", "-d", "hall.monitor", "--raw", "--format=s16le", "--channels=1", "--latency-msec=50"]
        with subprocess.Popen(listen, stdout=subprocess.PIPE, env=self.environment) as ears:
            assert ears.stdout
            loudest, end = 0, time.monotonic() + _PATIENCE_S
            while playing.poll() is None and loudest < _LOUD and time.monotonic() < end:
                loudest = max(loudest, *map(abs, array.array("h", ears.stdout.read(4_096))))
            ears.terminate()
        return loudest


@pytest.fixture
def hall(tmp_path: Path) -> Iterator[Hall]:
    specimens.film(tmp_path / "tone.mp4", sound=True, frames=120)
    room = str(tmp_path)
    own = {"XDG_RUNTIME_DIR": room, "XDG_STATE_HOME": room, "XDG_CACHE_HOME": room, "HOME": room}
    environment = {**os.environ, **own, "QT_QPA_PLATFORM": "offscreen"}
    modules = ("-L", "module-native-protocol-unix", "-L", "module-null-sink sink_name=hall")
    server = ["pulseaudio", "-n", "--daemonize=no", "--exit-idle-time=-1", "--use-pid-file=no", *modules]
    with subprocess.Popen(server, env=environment, stderr=subprocess.DEVNULL) as running:
        _wait_for(environment)
        yield Hall(tmp_path, environment)
        running.terminate()


def _wait_for(environment: dict[str, str]) -> None:
    end = time.monotonic() + _PATIENCE_S
    while subprocess.run(["pactl", "info"], env=environment, capture_output=True, check=False).returncode:
        assert time.monotonic() < end, "PulseAudio did not start"
        time.sleep(0.1)


class Case(NamedTuple):
    """An engine, whether the screen and the item have sound, and what follows."""

    engine: str
    screen: bool
    item: bool

    @property
    def is_heard(self) -> bool:
        return self.screen and self.item


@pytest.mark.parametrize(
    "case",
    [
        Case("vlc", screen=True, item=True),
        Case("qt", screen=True, item=True),
        Case("vlc", screen=False, item=True),
        Case("qt", screen=True, item=False),
    ],
)
def test_a_film_is_heard_where_screen_and_item_say_so(hall: Hall, case: Case) -> None:
    playing = hall.play(case)
    try:
        loudest = hall.loudest(playing)
        assert loudest >= _LOUD if case.is_heard else loudest == 0
        assert case.is_heard or playing.wait(_PATIENCE_S) == 0, "nothing was played at all"
    finally:
        playing.terminate()
        playing.wait(_PATIENCE_S)
