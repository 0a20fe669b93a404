"""What is written down about sealed documents: which were seen, which are held, which are in force."""

import logging
from pathlib import Path
from typing import TypeVar

import msgspec

_log = logging.getLogger(__name__)
LEDGER, IN_FORCE, ERRANDS, FILES = "ledger.json", "in_force.json", "errands.json", "documents"


class Held(msgspec.Struct, frozen=True):
    """One sealed file of ours."""

    version: int
    file: str
    """The SHA-256 of its bytes."""
    tag: str = ""
    """What the server called it (ETag)."""


class Ledger(msgspec.Struct, frozen=True):
    """What was seen, by `kind/subject`; the version of each is the highest ever."""

    held: dict[str, Held] = {}


class InForce(msgspec.Struct, frozen=True):
    """What is on the wall, by `kind/subject`, and what was there before."""

    now: dict[str, Held] = {}
    before: dict[str, Held] = {}


def forget(folder: Path) -> None:
    """Remove what was seen, what is in force and what was asked: nothing of it counts at another centre, or anew.

    Raises:
        OSError: The disk does not let it go.
    """
    for name in (IN_FORCE, LEDGER, ERRANDS):
        (folder / name).unlink(missing_ok=True)


C = TypeVar("C", Ledger, InForce)


def read_file(path: Path, kind: type[C]) -> C | None:
    """Return what a file holds; None where there is none, or it cannot be read."""
    try:
        return msgspec.json.decode(path.read_bytes(), type=kind)
    except FileNotFoundError:
        return None
    except (OSError, msgspec.MsgspecError) as error:
        _log.error("%s cannot be read, it begins anew: %s", path, error)
        return None
