"""What a wheel carries, and what an installation owns."""

import subprocess
import sys
from pathlib import Path
from zipfile import ZipFile

import pytest

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> list[str]:
    """Build the wheel without the network and return the names of its files."""
    folder = tmp_path_factory.mktemp("wheel")
    build = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)]
    subprocess.run(build, cwd=ROOT, check=True, capture_output=True, timeout=120)
    [made] = folder.glob("*.whl")
    with ZipFile(made) as opened:
        return opened.namelist()


def test_a_wheel_owns_no_name_but_ours(wheel: list[str]) -> None:
    top = {name.split("/")[0] for name in wheel}

    assert {name for name in top if not name.startswith("bangtin")} == set()


def test_a_wheel_carries_what_the_screen_loads_at_run_time(wheel: list[str]) -> None:
    on_disk = {
        str(path.relative_to(ROOT / "player"))
        for path in (ROOT / "player/bangtin_player").rglob("*")
        if path.suffix in {".py", ".qml", ".typed"}
    }

    assert on_disk <= set(wheel)


def test_settings_and_deployment_are_shipped_outside_site_packages(wheel: list[str]) -> None:
    shared = [name for name in wheel if "/data/share/bangtin/" in name]

    assert any("/deploy/" in name for name in shared)
    assert any("/config/" in name for name in shared)


def test_a_wheel_carries_the_licence_and_the_notice(wheel: list[str]) -> None:
    names = {Path(name).name for name in wheel if "dist-info/licenses/" in name}

    assert names == {"LICENSE", "NOTICE"}
