"""What a screen gives to be known of itself, over all its lives: its own word, and what /proc says it costs."""

from bangtin_player.agent.burden import Burden, burden_of
from bangtin_player.core import supervision
from bangtin_player.core.messages import OnWall, Progress, Started
from bangtin_player.core.supervision import Life


class Vitals:
    """Of one screen. Times are seconds of the monotonic clock."""

    def __init__(self) -> None:
        self.started: Started | None = None
        """What the running screen, or the last one, said of itself."""
        self.life = Life(0.0)
        """Of the running screen, or the last one."""
        self.frames = 0
        """Pictures given to the display."""
        self.on_wall: OnWall | None = None
        """What the running screen last said is on."""
        self.first_picture: float | None = None
        """Of the very first picture of all lives."""
        self._frames_of_life = 0
        self._burden = Burden()
        self._burden_before = Burden()

    @property
    def decoder(self) -> str:
        """The decoder, as far as it is known."""
        return self.started.decoder if self.started else ""

    @property
    def burden(self) -> Burden:
        """What the screen has cost so far."""
        return self._burden_before.with_life(self._burden)

    def begin(self, now: float) -> None:
        """Take note that a life begins."""
        self.life = Life(now)
        self._frames_of_life = 0
        self.on_wall = None
        self._burden_before, self._burden = self.burden, Burden()

    def progress(self, told: Progress, now: float) -> None:
        """Take a proof of progress."""
        self.life = supervision.progressed(self.life, told.ticks, now)
        self.frames += max(0, told.frames - self._frames_of_life)
        self._frames_of_life = told.frames
        self.on_wall = told.on_wall
        if told.frames and self.first_picture is None:
            self.first_picture = now

    def weigh(self, pid: int) -> None:
        """Look at what the running process costs."""
        self._burden = burden_of(pid) or self._burden
