"""What the machine says of itself: disk, memory, load, heat. What it does not say is left out."""

import os
import shutil
from contextlib import suppress
from pathlib import Path

from bangtin_player.core.standing import Machine


def machine(media: Path, system: Path = Path("/")) -> Machine:
    """Return the facts of now.

    Args:
        media: A folder on the disk that media lie on.
        system: The root of /proc and /sys.
    """
    free = total = None
    with suppress(OSError):
        found = shutil.disk_usage(media)
        free, total = found.free, found.total
    load = None
    with suppress(OSError):
        load = round(os.getloadavg()[0], 2)
    return Machine(free, total, _available(system / "proc/meminfo"), load, _temperature(system))


def facts_of_machine(system: Path = Path("/")) -> dict[str, str]:
    """Return what tells a technician which machine asks to be enrolled."""
    facts = {"name": os.uname().nodename, "system": f"{os.uname().sysname} {os.uname().release} {os.uname().machine}"}
    for name, path in (("model", "proc/device-tree/model"), ("product", "sys/class/dmi/id/product_name")):
        with suppress(OSError, UnicodeDecodeError):
            facts[name] = (system / path).read_text().strip("\0\n ")
    return facts


def _available(path: Path) -> int | None:
    with suppress(OSError, ValueError, IndexError):
        for line in path.read_text().splitlines():
            if line.startswith("MemAvailable:"):
                return int(line.split()[1]) * 1024
    return None


def _temperature(system: Path) -> float | None:
    """Return the warmest zone that says that it is the processor's; the first zone where none does."""
    zones = sorted((system / "sys/class/thermal").glob("thermal_zone*"))
    found: list[float] = []
    for zone in zones:
        with suppress(OSError, ValueError):
            degrees = int((zone / "temp").read_text()) / 1000
            if "cpu" in (zone / "type").read_text() or "pkg" in (zone / "type").read_text():
                return round(degrees, 1)
            found.append(degrees)
    return round(found[0], 1) if found else None
