"""Files probed in a process of their own: each is told by itself, and a hostile one takes only itself along."""

import sys
from pathlib import Path

import pytest

from bangtin_media import inspection
from bangtin_media.confined import Bounds
from bangtin_media.inspection import inspect
from bangtin_media.probe import probe
from tests.media import specimens

MORTAL = """
import os, sys
for path in sys.argv[1:]:
    if "deadly" in path: os.abort()
    print('{"fault": {"code": "empty", "facts": {}}}', flush=True)
"""


def codes(names: list[str]) -> list[str]:
    """Return what is told of files of these names by a program that a deadly one brings down."""
    told = inspect([Path(name) for name in names], [sys.executable, "-S", "-c", MORTAL])
    return [fault.code if (fault := told[Path(name)].fault) else "" for name in names]


def test_each_file_is_told_as_a_probe_of_ours_would_tell_it(tmp_path: Path) -> None:
    film, picture, broken = specimens.good(tmp_path), specimens.png(tmp_path), specimens.broken_png(tmp_path)
    told = inspect([film, broken, picture])
    assert (told[film].probe, told[picture].probe) == (probe(film), probe(picture))
    assert (fault := told[broken].fault)
    assert fault.code.startswith("picture_")


def test_a_file_that_brings_the_program_down_takes_only_itself_along() -> None:
    assert codes(["a", "deadly", "b"]) == ["empty", "probe_too_much", "empty"]


def test_after_three_of_them_nothing_more_is_tried() -> None:
    names = ["deadly-1", "a", "deadly-2", "deadly-3", "b", "c"]
    assert codes(names) == ["probe_too_much", "empty", *["probe_too_much"] * 4]


def test_a_file_that_takes_more_memory_than_it_may_is_said_to(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(inspection, "_bounds", lambda _: Bounds(seconds=60, silence=60, memory=32 << 20))
    picture = specimens.png(tmp_path)
    assert (fault := inspect([picture])[picture].fault)
    assert fault.code == "probe_too_much"


def test_nothing_is_started_for_no_file() -> None:
    assert inspect([], ["no-such-program"]) == {}
