"""What the console's pages take from npm: pinned, allowed, in the wheel, and from no particular registry."""

import json
import re
import subprocess
import sys
from pathlib import Path
from zipfile import ZipFile

import pytest

ROOT = Path(__file__).parents[2]
LOCK = json.loads((ROOT / "server/front_end/package-lock.json").read_text())
PACKAGES = {name: about for name, about in LOCK["packages"].items() if name}
ALLOWED = {"0BSD", "BSD-3-Clause", "BlueOak-1.0.0", "ISC", "MIT"}
SILENT = {"node_modules/combine-errors"}
"""Names no licence in its package.json; MIT by its Readme, and not in the browser's file."""


@pytest.mark.parametrize("name", sorted(PACKAGES))
def test_a_package_is_pinned_by_its_digest_and_its_licence_is_allowed(name: str) -> None:
    about = PACKAGES[name]

    assert about["integrity"].startswith("sha512-")
    assert "resolved" not in about, "a lock file names packages, not where one of us fetched them"
    assert about.get("license") in ALLOWED or name in SILENT


def test_the_notice_names_what_pages_load() -> None:
    notice = (ROOT / "NOTICE").read_text()

    for asked in LOCK["packages"][""]["dependencies"]:
        assert re.search(re.escape(asked.removesuffix(".org").removesuffix("js")), notice, re.IGNORECASE), asked


def test_a_built_wheel_carries_the_packages_and_git_does_not(tmp_path: Path) -> None:
    build = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(tmp_path)]
    subprocess.run(build, cwd=ROOT, check=True, capture_output=True, timeout=120)
    [made] = tmp_path.glob("*.whl")
    with ZipFile(made) as wheel:
        carried = {Path(name).name for name in wheel.namelist() if "/static/packages/" in name}
    kept = subprocess.run(["git", "ls-files", "*/static/packages/*"], cwd=ROOT, check=True, capture_output=True)

    assert {"htmx.js", "sortable.js", "tus.js"} <= carried
    assert not kept.stdout
