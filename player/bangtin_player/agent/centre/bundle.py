"""What a technician far away needs in order to understand a player: facts first, then the log; secrets never."""

import os
import platform
import re
import sys
import time
from collections.abc import Iterator
from contextlib import suppress
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any

import msgspec

from bangtin_media.errors import MediaError
from bangtin_player.agent.centre.machine import facts_of_machine, machine
from bangtin_player.agent.centre.parts import Parts
from bangtin_player.core.redaction import redacted
from bangtin_player.core.standing import Facts
from bangtin_playlists.instant import Instant, written

_LIBRARIES = ("bangtin", "PySide6", "python-vlc", "requests", "urllib3", "cryptography", "msgspec", "tzdata")
_TOKEN = 16
"""Characters of the shortest address that is a secret."""
_REFUSED = 20
"""Rows of the play log that the centre refused last."""


def bundle(parts: Parts, facts: Facts | None, since: Instant, until: Instant) -> str:
    """Return the bundle.

    Args:
        parts: Of the player's side of the centre.
        facts: How the player stands; None as long as that is not known.
        since: The first instant of the log.
        until: The instant before which the log ends.
    """
    said = msgspec.json.format(msgspec.json.encode(_facts(parts, facts)), indent=2).decode()
    text = f"{said}\n\n--- log ---\n{parts.log.between(since, until)}"
    return redacted(text, _secrets(parts))


def _facts(parts: Parts, facts: Facts | None) -> dict[str, Any]:
    cabinet, member = parts.papers.cabinet(), parts.member
    welcome = member.welcome
    return {
        "made": written(Instant(time.time_ns() // 1_000_000)),
        "player": welcome.player if welcome else "",
        "site": welcome.site if welcome else "",
        "centre": member.identity.centre,
        "public_key": member.identity.public_key,
        "software": _software(),
        "machine": {**facts_of_machine(), **_system(), "now": machine(parts.media)},
        "standing": facts,
        "documents": cabinet.versions() if cabinet else {},
        "media": _media(parts),
        "plays_waiting": parts.outbox.waiting(welcome.player) if welcome else 0,
        "plays_refused": parts.outbox.refused(_REFUSED),
        "complaints": parts.complaints.now(),
        "collect": parts.collecting,
    }


def _media(parts: Parts) -> dict[str, Any]:
    try:
        kept = parts.store.entries()
    except MediaError as error:
        return {"fault": str(error)}
    return {"whole": len(kept), "bytes": sum(each.size for each in kept)}


def _software() -> dict[str, str]:
    found = {"python": sys.version.split()[0], "machine": platform.machine()}
    for name in _LIBRARIES:
        with suppress(PackageNotFoundError):
            found[name] = version(name)
    return found


def _system(system: Path = Path("/")) -> dict[str, Any]:
    found: dict[str, Any] = {"processors": os.cpu_count()}
    with suppress(OSError):
        found["release"] = platform.freedesktop_os_release().get("PRETTY_NAME", "")
    with suppress(OSError, ValueError):
        found["up_s"] = float((system / "proc/uptime").read_text().split()[0])
    with suppress(OSError):
        found["lines"] = {each.name: (each / "operstate").read_text().strip() for each in _lines(system)}
    return found


def _lines(system: Path) -> list[Path]:
    return sorted((system / "sys/class/net").iterdir())


def _secrets(parts: Parts) -> Iterator[str]:
    """Yield what opens anything: the private key, and the parts of addresses that nobody else may know."""
    yield parts.member.identity.secret
    welcome = parts.member.welcome
    paths = (welcome.orders, welcome.timestamp, welcome.push, *welcome.manifests.values()) if welcome else ()
    for part in re.split("[/,]", "/".join(paths)):
        if len(part) >= _TOKEN and not part.startswith("manifest-"):
            yield part
