"""A centre of its own for each test run: its data folder, and a storage in memory's stead."""

from pathlib import Path

import pytest

from bangtin_server.storage.folder import FolderStorage


@pytest.fixture
def storage(tmp_path: Path) -> FolderStorage:
    return FolderStorage(tmp_path / "storage")
