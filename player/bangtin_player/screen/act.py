"""What a side of a zone is given to play: a film, a still picture, a moving one."""

from typing import Protocol

from bangtin_player.core.shot import Shot


class Act(Protocol):
    """Prepares the picture of one shot and keeps it right. Instants are the clock's, in ms."""

    shot: Shot
    """May be replaced by the same shot with another end."""

    @property
    def is_ready(self) -> bool:
        """Whether the first picture is on its side."""
        ...

    @property
    def failure(self) -> str:
        """Why it cannot be shown, for people; empty as long as it can."""
        ...

    @property
    def dropped(self) -> int:
        """How many frames that were due were never shown."""
        ...

    def wake(self, now: float) -> None:
        """Put on the side what is due at *now*."""
        ...

    def next_wake(self, now: float) -> float | None:
        """Return when there is something to do next; None when nothing is left."""
        ...

    def close(self) -> None:
        """Stop; the side keeps its last picture."""
        ...
