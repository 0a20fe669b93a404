"""The tree is what the design says it is."""

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
NOT_NOUNS = {"utils", "util", "common", "shared", "manager", "helpers", "helper", "base", "services", "misc"}
PARTS = ("player", "media", "playlists", "server")
LONGEST = 400
"""Lines; past that a second noun is hiding (style: under about 200)."""


def modules() -> list[Path]:
    return [path for folder in PARTS for path in (ROOT / folder).rglob("*.py")]


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


PLANTS = {
    "media/bangtin_media/kind.py": "bangtin_player.core.messages",
    "media/bangtin_media/store.py": "bangtin_media.kind",
    "playlists/bangtin_playlists/layout.py": "threading",
    "playlists/bangtin_playlists/wire/manifest.py": "bangtin_playlists.timeline",
    "player/bangtin_player/core/messages.py": "bangtin_media.probe",
    "player/bangtin_player/agent/journal.py": "PySide6",
    "player/bangtin_player/agent/centre/link.py": "bangtin_player.agent.keeper",
    "player/bangtin_player/agent/documents.py": "bangtin_player.command_line.phrases",
    "player/bangtin_player/agent/run.py": "bangtin_player.agent.centre.identity",
    "player/bangtin_player/screen/zone.py": "sqlite3",
    "player/bangtin_player/screen/drawing/palette.py": "bangtin_player.screen.stage",
    "server/bangtin_server/door/media.py": "django",
    "server/bangtin_server/players/hearing.py": "bangtin_server.scheduling.models",
}
"""One import through each wall."""


def test_a_forbidden_import_breaks_a_wall(tmp_path: Path) -> None:
    """The linter is only worth its name if what is planted is found: every contract has to break."""
    for package in (
        "playlists/bangtin_playlists",
        "media/bangtin_media",
        "player/bangtin_player",
        "server/bangtin_server",
    ):
        shutil.copytree(ROOT / package, tmp_path / package, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    for path, module in PLANTS.items():
        with (tmp_path / path).open("r+", encoding="utf-8") as source:
            source.seek(0, 2)
            source.write(f"\nimport {module}\n")
    linter = Path(sys.executable).with_name("lint-imports")
    paths = ":".join(str(tmp_path / folder) for folder in PARTS)
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
    assert re.findall(r"^(.+) KEPT\b", found.stdout, re.MULTILINE) == []
    assert len(re.findall(r"^(.+) BROKEN\b", found.stdout, re.MULTILINE)) == len(PLANTS)


def test_every_record_of_a_decision_stands_in_the_index() -> None:
    folder = ROOT / "docs/adr"
    index = (folder / "README.md").read_text(encoding="utf-8")
    records = sorted(path for path in folder.glob("*.md") if path.name != "README.md")
    titles = {path.name: path.read_text(encoding="utf-8").splitlines()[0] for path in records}

    assert [path.name[:4] for path in records] == [f"{number:04}" for number in range(1, len(records) + 1)]
    assert {name for name, title in titles.items() if f"[{title.removeprefix('# ')}]({name})" not in index} == set()
