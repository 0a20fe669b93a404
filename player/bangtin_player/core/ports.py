"""What the player's decisions ask of the world, as protocols."""

from typing import Protocol

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
