"""A process of the web warms itself: the first request may be an emergency."""

import os
import subprocess
import sys
from pathlib import Path

_STARTED = """
import sys, threading
from bangtin_server.wsgi import application
for thread in threading.enumerate():
    if thread.name == "warming":
        thread.join(60)
from django.urls import get_resolver
from bangtin_server.api.people import api
print("url_patterns" in vars(get_resolver()), "_description" in vars(api))
"""


def test_a_process_that_starts_reads_pages_and_api_before_anybody_asks(tmp_path: Path) -> None:
    told = subprocess.run(
        [sys.executable, "-c", _STARTED],
        env=os.environ | {"BANGTIN_DATA": str(tmp_path), "DJANGO_SETTINGS_MODULE": "bangtin_server.settings"},
        capture_output=True,
        text=True,
        timeout=120,
        check=True,
    )
    assert told.stdout.split() == ["True", "True"]
