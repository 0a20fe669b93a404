"""The systemd files are sound and hold their hardening, where systemd's own tools can say so."""

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

DEPLOY = Path(__file__).parents[2] / "deploy"
UNIT = DEPLOY / "systemd" / "bangtin-player.service"
NAMES = ("bangtin-player", "bangtin-server")
PARTS = ("web", "door", "worker")
"""Of the centre, as processes of their own."""
EXPOSURE_GOAL = 3.0
"""reliability.md 6, goal 25."""

needs_systemd = pytest.mark.skipif(not shutil.which("systemd-analyze"), reason="systemd-analyze is not on this machine")


@pytest.fixture(
    params=[f"systemd/{name}" for name in NAMES] + [f"server/systemd/bangtin-{part}" for part in PARTS],
)
def unit(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    """A unit with a program that is there: verify looks for it."""
    path = DEPLOY / f"{request.param}.service"
    made = tmp_path / path.name
    text = re.sub(r"/opt/bangtin/bin/\S+", sys.executable, path.read_text(encoding="utf-8"))
    made.write_text(text, encoding="utf-8")
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


def test_the_players_unit_never_gives_up_and_is_fed_by_progress() -> None:
    text = UNIT.read_text(encoding="utf-8")

    for line in ("StartLimitIntervalSec=0", "Restart=always", "Type=notify", "OOMPolicy=continue"):
        assert line in text.splitlines()
    assert re.search(r"^WatchdogSec=\d+$", text, re.MULTILINE)


@needs_systemd
@pytest.mark.parametrize("names", [["centre"], ["centre", "contacts"]])
def test_a_player_of_a_centre_verifies_and_holds_its_hardening_too(tmp_path: Path, names: list[str]) -> None:
    folder = DEPLOY / "systemd" / "bangtin-player.service.d"
    more = "".join((folder / f"{name}.conf").read_text(encoding="utf-8") for name in names)
    made = tmp_path / "bangtin-player.service"
    whole = UNIT.read_text(encoding="utf-8") + more
    made.write_text(whole.replace("/opt/bangtin/bin/bangtin-player", sys.executable), encoding="utf-8")
    verified = analysed("verify", str(made))
    found = analysed("security", "--offline=true", "--no-pager", str(made))
    exposure = re.search(r"Overall exposure level for \S+: ([\d.]+)", found.stdout)

    assert (verified.returncode, verified.stderr) == (0, "")
    assert exposure, found.stdout + found.stderr
    assert float(exposure[1]) <= EXPOSURE_GOAL


def test_a_private_tmp_does_not_hide_the_display() -> None:
    lines = UNIT.read_text(encoding="utf-8").splitlines()

    assert "PrivateTmp=yes" not in lines or "BindReadOnlyPaths=-/tmp/.X11-unix" in lines


@pytest.mark.parametrize("name", NAMES)
def test_one_name_goes_through_unit_user_and_command(name: str) -> None:
    users = (DEPLOY / "sysusers.d" / f"{name}.conf").read_text(encoding="utf-8")
    lines = (DEPLOY / "systemd" / f"{name}.service").read_text(encoding="utf-8").splitlines()

    assert re.search(rf"^u {name} ", users, re.MULTILINE)
    assert f"User={name}" in lines
    assert any(line.startswith(f"ExecStart=/opt/bangtin/bin/{name} ") for line in lines)


@pytest.mark.parametrize("part", PARTS)
def test_a_part_of_the_centre_runs_as_the_centre_does_and_beside_no_whole_one(part: str) -> None:
    whole = (DEPLOY / "systemd" / "bangtin-server.service").read_text(encoding="utf-8")
    lines = (DEPLOY / "server/systemd" / f"bangtin-{part}.service").read_text(encoding="utf-8").splitlines()

    assert set(whole[whole.index("NoNewPrivileges") :].splitlines()) <= set(lines)
    assert {"User=bangtin-server", "Conflicts=bangtin-server.service", "LimitNOFILE=65536"} <= set(lines)
    assert any(line.startswith(f"ExecStart=/opt/bangtin/bin/bangtin-server {part}") for line in lines)


@pytest.mark.parametrize("unit", ["systemd/bangtin-server", *(f"server/systemd/bangtin-{part}" for part in PARTS)])
def test_the_centre_may_start_what_examines_and_converts_films(unit: str) -> None:
    """`bangtin_media.confined` starts them by `setpriv` and `nice`; refused these calls, no file is ever examined."""
    lines = (DEPLOY / f"{unit}.service").read_text(encoding="utf-8").splitlines()
    allowed = [line.partition("=")[2] for line in lines if line.startswith("SystemCallFilter=")]

    assert allowed.index("~@privileged @resources") < allowed.index("setpriority capset"), "the later line decides"


def test_the_centres_unit_keeps_what_it_writes_to_itself_and_ends_at_leisure() -> None:
    lines = (DEPLOY / "systemd" / "bangtin-server.service").read_text(encoding="utf-8").splitlines()

    assert {"UMask=0077", "StateDirectoryMode=0700", "Restart=always", "StartLimitIntervalSec=0"} <= set(lines)
    assert "Environment=BANGTIN_DATA=/var/lib/bangtin-server" in lines


@pytest.mark.parametrize("unit", ["bangtin-player.service", "bangtin-player.service.d/contacts.conf"])
def test_every_group_that_a_unit_names_is_made_where_there_is_none(unit: str) -> None:
    declared = "".join(path.read_text(encoding="utf-8") for path in (DEPLOY / "sysusers.d").glob("*.conf"))
    lines = (DEPLOY / "systemd" / unit).read_text(encoding="utf-8").splitlines()
    (named,) = [line.partition("=")[2].split() for line in lines if line.startswith("SupplementaryGroups=")]

    assert {name for name in named if not re.search(rf"^g {name} -$", declared, re.MULTILINE)} == set()
