"""What a module drags in when it is imported, which no reading of the sources can tell."""

import json
import subprocess
import sys

import pytest

HEAVY = {
    "PySide6",
    "asyncio",
    "cryptography",
    "django",
    "pydantic",
    "requests",
    "sqlite3",
    "subprocess",
    "urllib.request",
    "vlc",
    "yaml",
}
"""Frameworks, disks and networks. `socket` is not among them: `importlib.metadata`, which lunar-vn and pydantic ask for
their own version, imports `email`, and that imports it; that nothing is opened is checked by what Python audits."""

WIRE = "bangtin_playlists.wire"
ALLOWED = {"bangtin_playlists.wire.seal": {"cryptography"}, "bangtin_playlists.programme": {"pydantic", "yaml"}}
PACKAGES = ("bangtin_playlists", "bangtin_player.core")

# Run in a fresh interpreter: import a package's modules, save some, and say what came with them and what was opened.
PROBE = """
import importlib, json, pkgutil, sys
package, left_out = sys.argv[1], tuple(sys.argv[2:])
opened = []
watched = ("socket.", "subprocess.", "sqlite3.", "os.system", "os.exec", "os.fork", "os.posix_spawn")
sys.addaudithook(lambda event, _: opened.append(event) if event.startswith(watched) else None)
imported = []
def take(name):
    if not name.startswith(left_out or ("-",)):
        module = importlib.import_module(name)
        imported.append(name)
        for found in pkgutil.iter_modules(getattr(module, "__path__", ()), name + "."):
            take(found.name)
take(package)
print(json.dumps({"imported": imported, "loaded": sorted(sys.modules), "opened": opened}))
"""


def probe(package: str, *left_out: str) -> dict[str, set[str]]:
    found = subprocess.run(
        [sys.executable, "-c", PROBE, package, *left_out], capture_output=True, text=True, timeout=60, check=True
    )
    return {key: set(names) for key, names in json.loads(found.stdout).items()}


@pytest.mark.parametrize("package", PACKAGES)
def test_pure_package_loads_nothing_heavy(package: str) -> None:
    seen = probe(package, *ALLOWED)
    assert package in seen["imported"]
    assert seen["loaded"] & HEAVY == set()
    assert seen["opened"] == set()


@pytest.mark.parametrize("module", ALLOWED)
def test_module_with_a_licence_loads_that_and_nothing_else(module: str) -> None:
    seen = probe(module)
    assert seen["loaded"] & HEAVY == ALLOWED[module]
    assert seen["opened"] == set()


def test_words_of_the_wire_load_not_even_a_socket() -> None:
    seen = probe(WIRE, *ALLOWED)
    assert f"{WIRE}.documents" in seen["imported"]
    assert seen["loaded"] & {"socket", "email", "lunar_vn", "dateutil"} == set()


def test_probe_would_notice_what_is_heavy() -> None:
    seen = probe("bangtin_playlists")
    assert seen["loaded"] & HEAVY >= {"cryptography", "pydantic", "yaml"}
