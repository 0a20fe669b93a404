"""What the player's decisions ask of the world, as protocols."""

from typing import Protocol

from bangtin_player.core.asks import Ask
from bangtin_player.core.play_log import Witness
from bangtin_player.core.standing import Facts
from bangtin_playlists.instant import Instant


class Clock(Protocol):
    """Tells the time of the wall; moved and sped up in rehearsals only (architecture.md 5)."""

    def now(self) -> Instant:
        """Return the present instant."""
        ...

    def fine(self) -> float:
        """Return the present instant with the parts of a millisecond that frames are paced by."""
        ...

    def real_seconds(self, length_ms: float) -> float:
        """Return how many real seconds pass while this clock moves on by *length_ms*."""
        ...


class CentreSide(Protocol):
    """The side of the agent that deals with the centre, as the side that looks after the screens sees it.

    A player without a centre has none, and loads nothing of it: HTTP, tokens and timetable cost a fifth of a second.
    """

    def start(self) -> None:
        """Begin, in threads of its own."""
        ...

    def close(self) -> None:
        """End, without waiting for anybody far away."""
        ...

    def screen(self, place: int) -> str:
        """Return which screen a place is; empty as long as it is none."""
        ...

    def witness(self, place: int) -> Witness:
        """Return who sees the plays of a place, by what it is called now."""
        ...

    def look(self, facts: Facts) -> None:
        """Hear how the player stands; to be called about once a second."""
        ...

    def asked(self) -> Ask | None:
        """Return the next thing that is asked of the side of the screens; None when there is nothing."""
        ...

    def server_now(self) -> Instant | None:
        """Return the present by the centre's signed word; None without one."""
        ...
