"""Which libraries each part may use, and what a pure part may not ask: read from the sources, planted to be sure."""

import ast
import sys
from collections.abc import Iterator
from importlib.metadata import distribution, packages_distributions
from pathlib import Path

import pytest
from packaging.requirements import Requirement

ROOT = Path(__file__).parents[2]

PACKAGES = ("playlists/bangtin_playlists", "media/bangtin_media", "player/bangtin_player", "server/bangtin_server")

LIBRARIES: dict[str, set[str]] = {
    "playlists/bangtin_playlists": {"bangtin_playlists", "msgspec", "dateutil", "lunar_vn"},
    "playlists/bangtin_playlists/programme": {"bangtin_playlists", "msgspec", "pydantic", "pydantic_core", "yaml"},
    "playlists/bangtin_playlists/wire/seal.py": {"bangtin_playlists", "msgspec", "cryptography"},
    "media/bangtin_media": {"bangtin_media", "bangtin_playlists", "msgspec", "PIL", "pypdfium2", "pyvips"},
    "player/bangtin_player/core": {"bangtin_player", "bangtin_playlists", "msgspec"},
    "player/bangtin_player/agent": {"bangtin_player", "bangtin_playlists", "msgspec", "Xlib", "gpiod"},
    "player/bangtin_player/agent/centre": {
        *("bangtin_player", "bangtin_media", "bangtin_playlists", "msgspec"),
        *("requests", "urllib3", "jwt", "cryptography", "apscheduler"),
    },
    "server/bangtin_server/door": {
        *("bangtin_server", "bangtin_media", "bangtin_playlists", "starlette"),
        *("msgspec", "jwt", "redis"),  # tickets of uploads; hints between processes
    },
    "server/bangtin_server/storage": {"bangtin_server", "bangtin_media", "bangtin_playlists", "obstore"},
}
"""Architecture.md 2; the narrowest place that holds a file decides."""

PURE = {
    "playlists/bangtin_playlists": {
        *("base64", "bisect", "calendar", "codecs", "collections", "copy", "dataclasses", "datetime", "difflib"),
        *("enum", "fractions", "functools", "hashlib", "heapq", "importlib", "itertools", "math", "operator"),
        *("posixpath", "re", "string", "types", "typing", "unicodedata", "uuid", "zoneinfo"),
    },
    "player/bangtin_player/core": {
        *("bisect", "collections", "dataclasses", "enum", "fractions", "functools", "itertools", "math"),
        *("operator", "re", "typing", "types", "uuid"),
    },
}
"""Of the standard library what computes; no clock, disk, network, thread, process or chance."""

FORBIDDEN_CALLS = {"open", "print", "input", "breakpoint", "exec", "eval", "__import__"}
FORBIDDEN_ASKING = {"now", "utcnow", "today", "uuid1", "uuid4"}

LOADED_BY_OTHERS = {
    "tzdata": "data, read by bangtin_playlists.calendar.wall",
    "pyvips-binary": "libvips itself, loaded by pyvips",
    "psycopg": "PostgreSQL, loaded by Django where DATABASE_URL names it",
    "django-csp": "a middleware, loaded by Django's settings",
    "whitenoise": "a middleware, loaded by Django's settings",
}


def imported(source: str) -> Iterator[str]:
    """Yield the top-level names that *source* imports, anywhere in it."""
    for node in ast.walk(ast.parse(source)):
        match node:
            case ast.Import(names=names):
                yield from (name.name.partition(".")[0] for name in names)
            case ast.ImportFrom(module=str(module)):
                yield module.partition(".")[0]


def asked(source: str) -> Iterator[str]:
    """Yield what *source* asks of the world outside its arguments."""
    for node in ast.walk(ast.parse(source)):
        match node:
            case ast.Call(func=ast.Name(id=name)) if name in FORBIDDEN_CALLS:
                yield name
            case ast.Attribute(attr=name, value=whose) if name in FORBIDDEN_ASKING and _tells_time(whose):
                yield name


def _tells_time(whose: ast.expr) -> bool:
    return ast.unparse(whose).rpartition(".")[2] in {"datetime", "date", "uuid"}


def sources(place: str) -> list[Path]:
    path = ROOT / place
    return sorted(path.rglob("*.py")) if path.is_dir() else [path]


def place_of(path: Path, places: dict[str, set[str]]) -> str:
    """Return the narrowest of *places* that holds *path*."""
    return max((place for place in places if path == ROOT / place or ROOT / place in path.parents), key=len)


@pytest.mark.parametrize("place", LIBRARIES)
def test_a_part_uses_the_libraries_that_the_design_gives_it(place: str) -> None:
    seen = {
        name: str(path.relative_to(ROOT))
        for path in sources(place)
        if place_of(path, LIBRARIES) == place
        for name in imported(path.read_text(encoding="utf-8"))
        if name not in sys.stdlib_module_names
    }
    assert seen
    assert {name: path for name, path in seen.items() if name not in LIBRARIES[place]} == {}


@pytest.mark.parametrize("place", PURE)
def test_a_pure_part_takes_of_the_standard_library_only_what_computes(place: str) -> None:
    seen = {
        name: str(path.relative_to(ROOT))
        for path in sources(place)
        for name in imported(path.read_text(encoding="utf-8"))
        if name in sys.stdlib_module_names
    }
    assert seen
    assert {name: path for name, path in seen.items() if name not in PURE[place]} == {}


@pytest.mark.parametrize("place", PURE)
def test_a_pure_part_asks_no_clock_no_file_and_no_chance(place: str) -> None:
    found = {str(path.relative_to(ROOT)): set(asked(path.read_text(encoding="utf-8"))) for path in sources(place)}
    assert {path: names for path, names in found.items() if names} == {}


def test_every_time_zone_comes_from_the_pinned_tzdata() -> None:
    """Else wall and centre may disagree on an offset, by what the machine under one of them was last updated to."""
    own = ROOT / "playlists/bangtin_playlists/calendar/wall.py"
    found = [
        str(path.relative_to(ROOT))
        for place in PACKAGES
        for path in sources(place)
        if path != own and "ZoneInfo(" in path.read_text(encoding="utf-8")
    ]
    assert found == []


def test_what_is_planted_is_found() -> None:
    planted = "def f():\n    import requests.sessions\n    from random import random\n    return open(datetime.now())"
    assert set(imported(planted)) == {"requests", "random"}
    assert set(asked(planted)) == {"open", "now"}


def test_every_declared_dependency_is_used_and_nothing_else_is() -> None:
    declared = {Requirement(text).name.lower().replace("_", "-") for text in distribution("bangtin").requires or ()}
    homes = packages_distributions()
    used = {
        home.lower().replace("_", "-")
        for place in PACKAGES
        for path in sources(place)
        for name in imported(path.read_text(encoding="utf-8"))
        if name not in sys.stdlib_module_names and not name.startswith("bangtin_")
        for home in homes.get(name, [name])
    }
    families = {"pyside6-essentials": "pyside6", "pyside6-addons": "pyside6", "pydantic-core": "pydantic"}
    used = {families.get(name, name) for name in used}
    assert used - declared == set(), "imported and not declared"
    assert declared - used - LOADED_BY_OTHERS.keys() == set(), "declared and never imported"
