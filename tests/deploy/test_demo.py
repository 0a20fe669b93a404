"""The demonstration refuses what it does not know before it installs anything, and its list of screens is true."""

import json
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

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
    for option in ("--headless", "--seconds", "--out", "--all-sizes"):
        assert option in found.stdout


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
