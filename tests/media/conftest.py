"""Specimens, each made once a session."""

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.media import specimens


@pytest.fixture(scope="session")
def specimen(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], Path]:
    folder = tmp_path_factory.mktemp("specimens")
    return lambda name: specimens.specimen(name, folder)
