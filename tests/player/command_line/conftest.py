from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication


@pytest.fixture(autouse=True, scope="session")
def application() -> QApplication:
    """Have one application for all: `check` draws cards, and one of its own making would not serve other tests."""
    found = QApplication.instance()
    return found if isinstance(found, QApplication) else QApplication(["tests", "-platform", "offscreen"])


@pytest.fixture(autouse=True)
def vietnamese(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    for name in ("LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("LC_ALL", "C.UTF-8")
