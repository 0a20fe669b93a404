"""The systemd files are sound and hold their hardening, where systemd's own tools can say so."""

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

DEPLOY = Path(__file__).parents[2] / "deploy"
UNIT = DEPLOY / "systemd" / "bangtin-player.service"
EXPOSURE_GOAL = 3.0
"""reliability.md 6, goal 25."""

needs_systemd = pytest.mark.skipif(not shutil.which("systemd-analyze"), reason="systemd-analyze is not on this machine")


@pytest.fixture
def unit(tmp_path: Path) -> Path:
    """The unit with a program that is there: verify looks for it."""
    made = tmp_path / UNIT.name
    text = UNIT.read_text(encoding="utf-8")
    made.write_text(text.replace("/opt/bangtin/bin/bangtin-player", sys.executable), encoding="utf-8")
    return made


def analysed(*arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(["systemd-analyze", *arguments], capture_output=True, text=True, timeout=60, check=False)


@needs_systemd
def test_the_unit_verifies(unit: Path) -> None:
    found = analysed("verify", str(unit))

    assert (found.returncode, found.stderr) == (0, "")


@needs_systemd
def test_the_unit_holds_its_hardening(unit: Path) -> None:
    found = analysed("security", "--offline=true", "--no-pager", str(unit))
    exposure = re.search(r"Overall exposure level for \S+: ([\d.]+)", found.stdout)

    assert exposure, found.stdout + found.stderr
    assert float(exposure[1]) <= EXPOSURE_GOAL


def test_the_unit_never_gives_up_and_is_fed_by_progress() -> None:
    text = UNIT.read_text(encoding="utf-8")

    for line in ("StartLimitIntervalSec=0", "Restart=always", "Type=notify", "OOMPolicy=continue"):
        assert line in text.splitlines()
    assert re.search(r"^WatchdogSec=\d+$", text, re.MULTILINE)


def test_a_private_tmp_does_not_hide_the_display() -> None:
    lines = UNIT.read_text(encoding="utf-8").splitlines()

    assert "PrivateTmp=yes" not in lines or "BindReadOnlyPaths=-/tmp/.X11-unix" in lines


def test_one_name_goes_through_unit_user_and_command() -> None:
    users = (DEPLOY / "sysusers.d" / "bangtin-player.conf").read_text(encoding="utf-8")

    assert re.search(r"^u bangtin-player ", users, re.MULTILINE)
    assert "User=bangtin-player" in UNIT.read_text(encoding="utf-8").splitlines()
