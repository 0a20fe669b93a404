"""A file into the library: measured, kept under its digest, and noted; and what is planned with before it is examined.

Who brings a file with a programme needs its length or its pages at once, and has it probed for that. For anything but
a film that is the whole examination. A film waits for the worker, who goes through all of it, and no screen shows it
before.
"""

from collections.abc import Iterable
from pathlib import Path
from typing import Any

import msgspec

from bangtin_media.probe import Probe
from bangtin_server import clock
from bangtin_server.errors import LibraryError
from bangtin_server.library.folding import folded
from bangtin_server.library.models import Examination, Medium
from bangtin_server.storage import names
from bangtin_server.storage.port import Storage


def keep(path: Path, probe: Probe, name: str, storage: Storage, by: str) -> Medium:
    """Keep the file at *path*, which *probe* has measured; the same bytes twice are one medium.

    The object is stored before its row is written: a row never names a file that is not there.

    Raises:
        LibraryError: these bytes were refused before.
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
            "examination": Examination.WAITING if probe.kind == "video" else Examination.SOUND,
            "examined_at": clock.now(),
            "measures": measures_of(probe),
            "added_at": clock.now(),
            "added_by": by,
        },
    )
    refuse_unusable(medium)
    return medium


def refuse_unusable(medium: Medium) -> None:
    """Let nobody plan with a file that was examined and refused.

    Raises:
        LibraryError: it was.
    """
    if medium.examination == Examination.REFUSED:
        en, vi = (medium.fault.get(tongue, "") for tongue in ("en", "vi"))
        raise LibraryError(f"{medium.name} cannot be used. {en}", f"Tệp {medium.name} không dùng được. {vi}")


def probed(medium: Medium) -> Probe:
    """Return what is known of a file of the library.

    Raises:
        LibraryError: it was refused, or nobody has looked at it yet.
    """
    refuse_unusable(medium)
    if not medium.measures:
        raise LibraryError(
            f"{medium.name} is still being examined; wait a little, and send it again",
            f"Tệp {medium.name} đang được kiểm tra; hãy chờ một lát rồi gửi lại.",
        )
    own = {"digest": medium.digest, "size": medium.size, "kind": medium.kind}
    return msgspec.convert({**medium.measures, **own}, Probe)


def waiting(digests: Iterable[str]) -> list[str]:
    """Return the names of files that are still to be examined: until then no screen shows them."""
    open_ = (Examination.WAITING, Examination.WORKING)
    rows = Medium.objects.filter(pk__in=list(digests), examination__in=open_)
    return sorted(rows.values_list("name", flat=True))


def measures_of(probe: Probe) -> dict[str, Any]:
    """Return what a probe found, as a row keeps it."""
    built: dict[str, Any] = msgspec.to_builtins(probe)
    return {key: value for key, value in built.items() if key not in {"digest", "size", "kind"}}
