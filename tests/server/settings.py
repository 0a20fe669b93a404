"""The centre's settings for tests: a data folder of its own, gone with the run."""

import atexit
import os
import tempfile

_folder = tempfile.TemporaryDirectory(prefix="bangtin-centre-")
atexit.register(_folder.cleanup)
os.environ["BANGTIN_DATA"] = _folder.name

from bangtin_server.settings import *  # noqa: E402, F403 - Django's way to build on settings, after the folder is named
