"""Which licences may come with us. A new one is a decision, not an accident."""

import re
from collections.abc import Iterator
from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path

import pytest
from packaging.requirements import Requirement

ROOT = Path(__file__).parents[2]
ALLOWED = (
    "Apache",
    "BSD",
    "ISC",
    "LGPL",  # imported, never copied into our files (docs/adr)
    "Lesser General Public",
    "MIT",
    "MPL",
    "Mozilla",
    "PSF",
    "Python Software Foundation",
    "Unlicense",
    "HPND",
)
"""Any one of these names in what a distribution says of itself."""
NO_QT = ("QtCharts", "QtDataVisualization", "QtGraphs", "QtVirtualKeyboard", "QtHttpServer", "QtQuick3D")
"""Modules of Qt that have no LGPL (Qt's licensing page)."""


def needed(root: str, extras: set[str]) -> Iterator[str]:
    """Yield the names of all distributions that *root* with *extras* pulls in on this machine."""
    waiting, known = [(root, extras)], set()
    while waiting:
        name, wanted = waiting.pop()
        for text in distribution(name).requires or ():
            requirement = Requirement(text)
            environments = [{"extra": extra} for extra in (*wanted, "")]
            applies = not requirement.marker or any(map(requirement.marker.evaluate, environments))
            if applies and requirement.name not in known:
                known.add(requirement.name)
                waiting.append((requirement.name, set(requirement.extras)))
                yield requirement.name


def licence_of(name: str) -> str:
    """Return all that a distribution says of its licence."""
    said = distribution(name).metadata
    classifiers = [line for line in said.get_all("Classifier") or () if line.startswith("License")]
    expressions = said.get_all("License-Expression") or []
    texts = [text[:200] for text in said.get_all("License") or ()]  # some put the whole licence there
    return " | ".join([*expressions, *texts, *classifiers])


PULLED_IN = sorted(set(needed("bangtin", {"player", "server"})))


@pytest.mark.parametrize("name", PULLED_IN)
def test_what_is_pulled_in_has_a_licence_that_we_allow(name: str) -> None:
    try:
        said = licence_of(name)
    except PackageNotFoundError:
        pytest.fail(f"{name} is required but not installed: run tests/run.sh")

    assert any(allowed in said for allowed in ALLOWED), f"{name} says {said!r}"
    assert "Affero" not in said
    assert "AGPL" not in said


def test_every_direct_dependency_stands_in_the_notice() -> None:
    notice = (ROOT / "NOTICE").read_text(encoding="utf-8").lower()
    direct = {Requirement(text).name.lower() for text in distribution("bangtin").requires or ()}

    assert {name for name in direct if name not in notice} == set()


def test_no_module_of_qt_without_lgpl_is_imported() -> None:
    imports = re.compile(rf"PySide6\.({'|'.join(NO_QT)})|import ({'|'.join(NO_QT)})\b")
    sources = [path for folder in ("player", "media", "playlists", "server") for path in (ROOT / folder).rglob("*")]
    found = [
        str(path) for path in sources if path.suffix in {".py", ".qml"} and imports.search(path.read_text("utf-8"))
    ]

    assert found == []
