"""The demonstration refuses what it does not know before it installs anything, and its list of screens is true."""

import json
import subprocess
import sys
from datetime import time
from pathlib import Path

import pytest
import yaml

from bangtin_player.clock import SystemClock
from bangtin_playlists.instant import Instant
from bangtin_playlists.local import Local
from bangtin_playlists.programme import EmptyShelf
from bangtin_playlists.timeline import prepare
from bangtin_playlists.wire.orders import NO_ORDERS
from tests.demonstration.__main__ import PANEL, TEXT
from tests.demonstration.fleet import SITES
from tests.demonstration.programmes import Programmes

ROOT = Path(__file__).parents[2]
EXAMPLES = ROOT / "playlists" / "examples"
SCREENS = [
    line.split()
    for line in (ROOT / "deploy" / "demo-screens.txt").read_text("utf-8").splitlines()
    if not line.startswith("#")
]


def demo(*arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [ROOT / "deploy" / "demo.sh", *arguments], capture_output=True, text=True, timeout=60, check=False
    )


@pytest.mark.parametrize("arguments", [("--sizes",), ("--seconds", "soon"), ("--seconds", "-3")])
def test_the_demonstration_refuses_what_it_does_not_know(arguments: tuple[str, ...]) -> None:
    found = demo(*arguments)

    assert found.returncode == 2
    assert arguments[-1] in found.stderr + found.stdout


def test_the_demonstration_tells_its_options() -> None:
    found = demo("--help")

    assert found.returncode == 0
    for option in ("--headless", "--seconds", "--out", "--all-sizes", "emergency"):
        assert option in found.stdout


def test_the_whole_fleet_has_a_site() -> None:
    assert sorted(SITES) == [name for name, *_ in SCREENS]
    assert {PANEL, TEXT} <= SITES.keys()


def test_the_day_that_is_shown_is_moved_so_that_its_moment_is_now(tmp_path: Path) -> None:
    made = Programmes(EXAMPLES / f"{PANEL}.yaml", tmp_path, time(6, 29, 30), EmptyShelf())
    manifest = made.manifest

    def items(seconds: int) -> set[str]:
        on = prepare(manifest, NO_ORDERS, Local()).on_air(Instant(SystemClock().now() + seconds * 1000))
        assert not on.dark
        return {each.playlist for each in on.zones}

    assert (items(0), items(60)) == ({"ca"}, {"ngay"})


def test_the_demonstration_shows_every_screen_of_the_fleet_once() -> None:
    assert [name for name, *_ in SCREENS] == sorted(path.stem for path in EXAMPLES.glob("s0*.yaml"))


@pytest.mark.parametrize(("name", "size"), [screen[:2] for screen in SCREENS])
def test_each_screen_gets_an_output_on_which_it_fits(name: str, size: str) -> None:
    screen = yaml.safe_load((EXAMPLES / f"{name}.yaml").read_text("utf-8"))["screen"]
    width, height = screen["size"].split("x")
    turned = screen.get("output", {}).get("rotation", 0) in {90, 270}

    assert size == (f"{height}x{width}" if turned else f"{width}x{height}")


@pytest.mark.parametrize(("name", "at"), [(name, at) for name, _, at in SCREENS])
def test_no_screen_is_dark_when_the_demonstration_begins(name: str, at: str) -> None:
    asked = [sys.executable, "-m", "bangtin_player", "what", str(EXAMPLES / f"{name}.yaml"), "--at", at, "--json"]
    said = json.loads(subprocess.run(asked, capture_output=True, text=True, timeout=60, check=True).stdout)

    assert not said["dark"]
    assert all(zone["item"] for zone in said["zones"].values())
