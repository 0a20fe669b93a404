"""Who enrols at the very same moment: one code, one player; one screen, one driver."""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from django.db import connection

from tests.server.players.rush import RUSHES


@pytest.mark.django_db(transaction=True)
@pytest.mark.skipif(connection.vendor != "postgresql", reason="SQLite is tried in a file, by a process of its own")
@pytest.mark.parametrize("rush", RUSHES, ids=lambda rush: rush.__name__)
def test_a_rush_leaves_order_on_postgresql(rush: Callable[[], None]) -> None:
    rush()


def test_a_rush_leaves_order_on_sqlite(tmp_path: Path) -> None:
    told = {key: value for key, value in os.environ.items() if key not in {"DATABASE_URL", "DJANGO_SETTINGS_MODULE"}}
    (tmp_path / "data").mkdir(mode=0o700)
    done = subprocess.run(
        [sys.executable, "-m", "tests.server.players.rush"],
        env=told | {"BANGTIN_DATA": str(tmp_path / "data"), "PYTHONPATH": os.pathsep.join(sys.path)},
        cwd=tmp_path,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert done.stdout == "all in order\n", done.stderr
