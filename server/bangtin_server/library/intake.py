"""A file into the library: measured, kept under its digest, and noted."""

from pathlib import Path
from typing import Any

import msgspec

from bangtin_media.probe import Probe
from bangtin_server import clock
from bangtin_server.library.folding import folded
from bangtin_server.library.models import Examination, Medium
from bangtin_server.storage import names
from bangtin_server.storage.port import Storage


def keep(path: Path, probe: Probe, name: str, storage: Storage, by: str) -> Medium:
    """Keep the file at *path*, which *probe* has measured; the same bytes twice are one medium.

    The object is stored before its row is written: a row never names a file that is not there.
    """
    stored = names.medium(probe.digest)
    if storage.size(stored) != probe.size:
        with path.open("rb") as file:
            storage.put_file(stored, file)
    medium, _ = Medium.objects.get_or_create(
        digest=probe.digest,
        defaults={
            "size": probe.size,
            "kind": probe.kind,
            "name": name,
            "folded": folded(name)[:255],
            "examination": Examination.SOUND,
            "examined_at": clock.now(),
            "measures": measures_of(probe),
            "added_at": clock.now(),
            "added_by": by,
        },
    )
    return medium


def measures_of(probe: Probe) -> dict[str, Any]:
    """Return what a probe found, as a row keeps it."""
    built: dict[str, Any] = msgspec.to_builtins(probe)
    return {key: value for key, value in built.items() if key not in {"digest", "size", "kind"}}
