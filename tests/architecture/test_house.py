"""The tree is what the design says it is."""

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
NOT_NOUNS = {"utils", "util", "common", "shared", "manager", "helpers", "helper", "base", "services", "misc"}
LONGEST = 400
"""Lines; past that a second noun is hiding (style: under about 200)."""


def modules() -> list[Path]:
    return [path for folder in ("player", "media", "playlists") for path in (ROOT / folder).rglob("*.py")]


def test_no_module_is_named_for_having_no_name() -> None:
    assert [str(path) for path in modules() if path.stem in NOT_NOUNS or path.parent.name in NOT_NOUNS] == []


@pytest.mark.parametrize("path", modules(), ids=lambda path: str(path.relative_to(ROOT)))
def test_a_module_holds_one_noun(path: Path) -> None:
    assert len(path.read_text(encoding="utf-8").splitlines()) <= LONGEST


def test_files_for_machines_hold_no_python() -> None:
    assert [str(path) for folder in ("config", "deploy") for path in (ROOT / folder).rglob("*.py")] == []


def test_the_walls_between_packages_stand() -> None:
    linter = Path(sys.executable).with_name("lint-imports")
    found = subprocess.run([linter, "--no-cache"], cwd=ROOT, capture_output=True, text=True, timeout=120, check=False)

    assert found.returncode == 0, found.stdout


def test_a_forbidden_import_breaks_a_wall(tmp_path: Path) -> None:
    """The linter is only worth its name if a planted import is found."""
    for package in ("playlists/bangtin_playlists", "media/bangtin_media", "player/bangtin_player"):
        copied = tmp_path / package
        copied.parent.mkdir()
        subprocess.run(["cp", "-r", str(ROOT / package), str(copied)], check=True)
    (tmp_path / "pyproject.toml").write_bytes((ROOT / "pyproject.toml").read_bytes())
    with (tmp_path / "player/bangtin_player/core/messages.py").open("a") as source:
        source.write("\nimport PySide6\n")
    linter = Path(sys.executable).with_name("lint-imports")
    paths = ":".join(str(tmp_path / folder) for folder in ("playlists", "media", "player"))
    found = subprocess.run(
        [linter, "--no-cache"],
        cwd=tmp_path,
        env={"PYTHONPATH": paths, "PATH": "/usr/bin:/bin"},
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )

    assert found.returncode == 1
    assert "The player's decisions are pure BROKEN" in found.stdout
