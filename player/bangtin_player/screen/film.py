"""A film on a side: frames come early and wait, and each is shown when the clock says so.

VLC and Qt pace films by clocks of their own, with delays. So a player is started a little early, its frames queue
up, and the wall's clock alone decides which is on: the first of a film at the instant of its slot, the last until the
next film's first.
"""

from typing import TYPE_CHECKING, cast

from bangtin_player.core.fit import Placing, place
from bangtin_player.core.lead import Lead
from bangtin_player.core.ports import Clock
from bangtin_player.core.shot import Shot
from bangtin_player.screen.engines.port import Player, Reel
from bangtin_player.screen.frames import FilmShape, Frame
from bangtin_player.screen.side import Side

if TYPE_CHECKING:
    from bangtin_playlists.playlist import Video

_SAME_INSTANT_MS = 2.0
_LOOK_AGAIN_MS = 4.0
_JOIN_MS = 500.0
"""How long it takes to join a film that is already on."""


class Film:
    """Plays one shot of a film.

    Args:
        shot: Which; its content is a video.
        path: Where the file is.
        player: A player that is free.
        lead: What is known of that player's starts.
        side: Where the frames go.
        clock: The wall's.
    """

    def __init__(self, shot: Shot, path: str, player: Player, lead: Lead, side: Side, clock: Clock) -> None:  # noqa: PLR0913, PLR0917 - its five partners
        self.shot = shot
        self._player, self._lead, self._side, self._clock = player, lead, side, clock
        self._reel: Reel = player.open(path, self._join_at(clock.fine()))
        self._started_at: float | None = None
        self._shown = 0
        self._skipped = 0
        self._placing: Placing | None = None

    def _join_at(self, now: float) -> float:
        """Return where in the film to begin: later than its head if its slot has begun (R20)."""
        gone = self._film_time(now)
        return 0.0 if gone <= 0 else gone + _JOIN_MS

    def _film_time(self, now: float) -> float:
        return self._clock.real_seconds(now - self.shot.begin) * 1000

    @property
    def is_ready(self) -> bool:
        """Whether the first frame is on the side, and due if the film was joined."""
        return self._shown > 0

    @property
    def failure(self) -> str:
        """Why no frame will come."""
        return self._reel.why

    @property
    def dropped(self) -> int:
        """Frames that came too late or found no room."""
        return self._skipped + self._reel.lost

    def wake(self, now: float) -> None:
        """Start in time, then show the newest frame that is due."""
        self._start(now)
        frames = self._reel.frames
        if not self._shown and frames and not self._reel.start_ms:
            self._show(frames.popleft())
        due = self._film_time(now) + _SAME_INSTANT_MS
        newest: Frame | None = None
        while frames and frames[0].moment <= due:
            if newest:
                self._skipped += 1
                newest.release()
            newest = frames.popleft()
        if newest:
            self._show(newest)

    def _start(self, now: float) -> None:
        if self._started_at is None:
            if self._reel.state == "poised" and self._film_time(now) >= self._reel.start_ms - self._early():
                self._started_at = now
                self._player.start()
        elif self._started_at and self._reel.arrived:
            self._lead.learn(self._clock.real_seconds(now - self._started_at) * 1000)
            self._started_at = 0.0

    def _early(self) -> float:
        return self._lead.ms(self._reel.shape.period_ms if self._reel.shape else 0.0)

    def _show(self, frame: Frame) -> None:
        if self._placing is None:
            shape = cast("FilmShape", self._reel.shape)
            fit = cast("Video", self.shot.item.content).fit
            self._placing = place(shape.size, self._side.size, fit, shape.pixel_shape)
        self._shown += self._side.show_frame(frame, self._placing)
        frame.release()

    def next_wake(self, now: float) -> float | None:
        """Return when the next frame is due, or soon if it has yet to come."""
        if self._reel.frames and self._shown:
            wait = self._reel.frames[0].moment - self._film_time(now)
            return now + max(0.0, wait) * self._clock_speed()
        if self._reel.state in {"ended", "broken"}:
            return None
        return now + _LOOK_AGAIN_MS * self._clock_speed()

    def _clock_speed(self) -> float:
        return 1 / (self._clock.real_seconds(1) * 1000)

    def close(self) -> None:
        """Close the film; its frames go back."""
        self._player.stop()
        self._reel.clear()
