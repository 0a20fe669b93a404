"""What a run came to: for the person who started it, and for tools as JSON."""

import platform
from importlib.metadata import PackageNotFoundError, version

import msgspec

from bangtin_player.agent.burden import Burden
from bangtin_player.core.tally import Handoffs, ItemPlays

_DISTRIBUTIONS = ("bangtin", "PySide6", "python-vlc", "msgspec", "tzdata")


class Frames(msgspec.Struct, frozen=True):
    """Pictures given to the display, and frames of films that never got there."""

    shown: int = 0
    dropped: int = 0


class TroubleCount(msgspec.Struct, frozen=True):
    """One trouble, and how often it came."""

    code: str
    item: str
    detail: str
    times: int


class ScreenReport(msgspec.Struct, frozen=True):
    """One screen's part of a run."""

    programme: str
    engine: str = ""
    surface: str = ""
    decoder: str = ""
    output: tuple[int, int] = (0, 0)
    """Pixels of the output or window."""
    start_to_first_picture_s: float | None = None
    """From the start of the command to the first picture of content."""
    handoffs: Handoffs = Handoffs()
    frames: Frames = Frames()
    plays: dict[str, ItemPlays] = msgspec.field(default_factory=dict)
    restarts: tuple[str, ...] = ()
    """Why each was needed."""
    troubles: tuple[TroubleCount, ...] = ()
    quarantined: tuple[str, ...] = ()
    """Digests that this screen's decoder is not given."""
    burden: Burden = Burden()
    """Of the screen's process, over all its lives."""


class PlayLogReport(msgspec.Struct, frozen=True):
    """What became of the rows."""

    written: int = 0
    lost: int = 0
    fault: str = ""


class Report(msgspec.Struct, frozen=True):
    """One run. The first screen's figures stand at the top, every screen's under `screens`."""

    played: bool
    reason: str
    """Why it ended, or why it did not play."""
    clock: str
    """`system`, or where the rehearsal began."""
    seconds: float
    """Real ones, from the start of the command to its end."""
    start_to_first_picture_s: float | None
    handoffs: Handoffs
    frames: Frames
    plays: dict[str, ItemPlays]
    restarts: tuple[str, ...]
    troubles: tuple[TroubleCount, ...]
    engine: str
    surface: str
    peak_rss_mb: float
    cpu_s: float
    play_log: PlayLogReport
    refused_documents: int
    """How often a rewritten file could not be used."""
    versions: dict[str, str]
    screens: dict[str, ScreenReport]


def versions() -> dict[str, str]:
    """Return what is installed."""
    found = {"python": platform.python_version(), "kernel": platform.release()}
    for name in _DISTRIBUTIONS:
        try:
            found[name] = version(name)
        except PackageNotFoundError:
            continue
    return found
