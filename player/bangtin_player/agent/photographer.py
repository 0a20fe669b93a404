"""Pictures of what the screens of a run show, taken once."""

import logging
from collections.abc import Sequence
from pathlib import Path

from bangtin_player.agent.keeper import Keeper

_log = logging.getLogger(__name__)


class Photographer:
    """Has one picture of every screen taken, some time after each showed its first.

    Args:
        path: Where the first screen's picture goes; the others get a number.
        after_s: How long after the first picture of the slowest screen.
        latest: When at the latest, in monotonic seconds: the run ends soon after.
    """

    def __init__(self, path: Path, after_s: float, latest: float = float("inf")) -> None:
        self._path = path.absolute()
        self._after_s, self._latest = after_s, latest
        self._due: float | None = None
        self._path.unlink(missing_ok=True)

    def look(self, keepers: Sequence[Keeper], now: float) -> None:
        """Have the pictures taken if it is time, in monotonic seconds."""
        if self._due is None and all(each.vitals.first_picture is not None for each in keepers):
            self._due = min(now + self._after_s, self._latest)
        if self._due is not None and now >= self._due:
            self._due = float("inf")
            for number, keeper in enumerate(keepers):
                keeper.photograph(str(_numbered(self._path, number)))

    def close(self) -> None:
        """Say so if there is no picture."""
        if not self._path.exists():
            _log.error("no picture was left at %s", self._path)


def _numbered(path: Path, number: int) -> Path:
    return path if number == 0 else path.with_stem(f"{path.stem}-{number + 1}")
