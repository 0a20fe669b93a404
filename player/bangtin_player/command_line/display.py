"""Whether there is anything to show on, asked before a screen is started in vain."""

import os
import re
from collections.abc import Callable, Mapping
from pathlib import Path

_LOCAL = re.compile(r":(\d+)(?:\.\d+)?")
_SOCKETS = Path("/tmp/.X11-unix")  # noqa: S108 - where X servers listen, on every system


def lack_of_display(environment: Mapping[str, str] = os.environ, listens: Callable[[Path], bool] = Path.exists) -> str:
    """Return the key of the phrase for what is missing; empty where a screen may come up.

    Args:
        environment: What the process was started with.
        listens: Says whether a socket is there.

    >>> lack_of_display({}), lack_of_display({"DISPLAY": ":7"}, lambda _: False), lack_of_display({"DISPLAY": "far:0"})
    ('play.no_display', 'play.dead_display', '')
    """
    if environment.get("WAYLAND_DISPLAY") or environment.get("QT_QPA_PLATFORM", "xcb").partition(":")[0] != "xcb":
        return ""
    if not environment.get("DISPLAY"):
        return "play.no_display"
    local = _LOCAL.fullmatch(environment["DISPLAY"])
    return "play.dead_display" if local and not listens(_SOCKETS / f"X{local[1]}") else ""
