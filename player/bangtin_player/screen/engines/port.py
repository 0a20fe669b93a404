"""What the stage asks of a video engine."""

from collections import deque
from typing import TYPE_CHECKING, Literal, Protocol

if TYPE_CHECKING:
    from bangtin_player.screen.frames import FilmShape, Frame

ReelState = Literal["opening", "poised", "running", "ended", "broken"]


class Reel:
    """One film in one player: the frames that came and were not shown yet. Written by the decoder's thread."""

    def __init__(self, path: str, start_ms: float) -> None:
        self.path = path
        self.start_ms = start_ms
        self.state: ReelState = "opening"
        self.why = ""
        """Why it is broken, for people."""
        self.shape: FilmShape | None = None
        self.lag_ms = 0.0
        """How much later than its time, seen from the first frame, the rest of the film comes."""
        self.frames: deque[Frame] = deque()
        self.arrived = 0
        """How many frames came in all; an end without any is no end (reliability.md 0.1)."""
        self.lost = 0
        """Frames that came and found no room."""

    def break_off(self, why: str) -> None:
        """Take note that the film cannot be shown."""
        self.why, self.state = why, "broken"

    def end(self) -> None:
        """Take note that the decoder has come to the end."""
        if self.arrived:
            self.state = "ended"
        elif self.state != "broken":
            self.break_off("the decoder ended without a single frame")

    def clear(self) -> None:
        """Give back the frames that were not shown."""
        while self.frames:
            self.frames.popleft().release()


class Player(Protocol):
    """A decoder for one film at a time, made once and used for ever. Nothing here waits."""

    def open(self, path: str, start_ms: float) -> Reel:
        """Open the file at *path*, to begin *start_ms* into it, and stay poised; whatever was open is closed."""
        ...

    def start(self, early_ms: float = 0.0) -> None:
        """Let the frames come, *early_ms* before they are shown; sound waits that long, where the engine can."""
        ...

    def set_volume(self, percent: int) -> None:
        """Say how loud what is opened next is; 0 is mute."""
        ...

    def stop(self) -> None:
        """Close the film."""
        ...

    def close(self) -> None:
        """End for good."""
        ...


class Engine(Protocol):
    """Makes players."""

    @property
    def name(self) -> Literal["vlc", "qt"]:
        """Of the engine, as settings call it."""
        ...

    @property
    def version(self) -> str:
        """Of its library: after an update what failed is tried again."""
        ...

    def player(self) -> Player:
        """Make a player."""
        ...

    def close(self) -> None:
        """End for good, after its players."""
        ...
