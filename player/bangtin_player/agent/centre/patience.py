"""Doing what needs the centre: later and later after each failure in a row, until it answers again."""

import random
from collections.abc import Callable

from bangtin_player.agent.centre.parts import Parts
from bangtin_player.core.patience import wait_after_failures
from bangtin_player.errors import CentreError, StrangerError
from bangtin_playlists.wire.heartbeat import Complaint


class Patience:
    """Does what needs the centre, and waits longer after each failure in a row.

    Args:
        parts: Of the player's side of the centre.
        is_dismissed: Told when the centre does not know the player; says whether that is the end of it here.
    """

    def __init__(self, parts: Parts, is_dismissed: Callable[[StrangerError], bool] = lambda _error: False) -> None:
        self._parts, self._is_dismissed = parts, is_dismissed
        self._failures: dict[str, int] = {}

    def with_centre(self, name: str, action: Callable[[], float | None]) -> float | None:
        """Do something; return when it is due again, None for never."""
        try:
            wait = action()
        except CentreError as error:
            if isinstance(error, StrangerError) and self._is_dismissed(error):
                return None
            failures = self._failures[name] = self._failures.get(name, 0) + 1
            self._tell(name, error)
            return wait_after_failures(failures, random.random())  # noqa: S311 - spreads load, keeps no secret
        self._failures.pop(name, None)
        self.answered(name)
        return wait

    def answered(self, name: str) -> None:
        """Complain no more of *name*: the centre answers, though what was begun may take long and fail yet."""
        self._parts.complaints.settled(f"centre ({name})")

    def _tell(self, name: str, error: CentreError) -> None:
        code = "centre_stranger" if isinstance(error, StrangerError) else "centre_unreachable"
        self._parts.complaints.raised(f"centre ({name})", Complaint(code, detail=str(error)))
