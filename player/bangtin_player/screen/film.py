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
_REFRESH_MS = 15.5
"""A little less than a refresh of a wall at 60 Hz."""
_CATCH_UP_MS = 120.0
"""Later than that, frames are left out; up to that, late ones follow each other quickly and all are seen."""
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
        self._shown_at = 0.0
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
        """Start in time, then show the next frame if it is due."""
        self._start(now)
        frames, due = self._reel.frames, self._film_time(now) + _SAME_INSTANT_MS
        if not self._shown and frames and not self._reel.start_ms:
            self._show(frames.popleft(), now)
            return
        while len(frames) > 1 and frames[1].moment <= due - _CATCH_UP_MS:
            frames.popleft().release()
            self._skipped += 1
        if frames and frames[0].moment <= due and now >= self._quickest():
            self._show(frames.popleft(), now)

    def _quickest(self) -> float:
        """Return when the next frame may be shown: late ones follow quickly, but each is seen (one refresh)."""
        return self._shown_at + _REFRESH_MS * self._clock_speed()

    def _start(self, now: float) -> None:
        if self._started_at is None:
            if self._reel.state == "poised" and self._film_time(now) >= self._reel.start_ms - self._early():
                self._started_at = now
                self._player.start(max(0.0, self._reel.start_ms - self._film_time(now)))
        elif self._started_at and self._reel.arrived:
            self._lead.learn(self._clock.real_seconds(now - self._started_at) * 1000)
            self._started_at = 0.0

    def _early(self) -> float:
        return self._lead.ms(self._reel.shape.period_ms if self._reel.shape else 0.0)

    def _show(self, frame: Frame, now: float) -> None:
        self._shown_at = max(now, float(self.shot.begin))
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
            return max(now + wait * self._clock_speed(), self._quickest())
        if self._reel.state in {"ended", "broken"}:
            return None
        return now + _LOOK_AGAIN_MS * self._clock_speed()

    def _clock_speed(self) -> float:
        return 1 / (self._clock.real_seconds(1) * 1000)

    def close(self) -> None:
        """Close the film; its frames go back."""
        self._player.stop()
        self._reel.clear()
