"""A drawing needs Qt's fonts, and no display."""

import os

import pytest

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")


@pytest.fixture(autouse=True)
def _qt(qapp: object) -> None:
    """Have one application for all."""
    assert qapp
