"""A film on a side: frames come early and wait, and each is shown when the clock says so.

VLC and Qt pace films by clocks of their own, with delays. So a player is started a little early, its frames queue
up, pictures of the next are made ahead, and the wall's clock alone decides which is on: the first of a film at the
instant of its slot, the last until the next film's first.
"""

from typing import TYPE_CHECKING, cast

from bangtin_player.core.lead import Lead
from bangtin_player.core.ports import Clock
from bangtin_player.core.shot import Shot
from bangtin_player.errors import PlayerError
from bangtin_player.screen.engines.port import Player, Reel
from bangtin_player.screen.prints import Prints
from bangtin_player.screen.side import Side
from bangtin_player.screen.workshop import Workshop

if TYPE_CHECKING:
    from bangtin_playlists.playlist import Video

_SAME_INSTANT_MS = 2.0
_LOOK_AGAIN_MS = 4.0
_NOT_YET_MS = 2.0
"""After which a picture that is due, and not developed or not seen yet, is looked for again."""
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
        darkroom: Where they become pictures.
    """

    def __init__(  # noqa: PLR0913, PLR0917 - its partners
        self, shot: Shot, path: str, player: Player, lead: Lead, side: Side, clock: Clock, darkroom: Workshop
    ) -> None:
        self.shot = shot
        self._player, self._lead, self._side, self._clock = player, lead, side, clock
        self._reel: Reel = player.open(path, self._join_at(clock.fine()))
        self._prints = Prints(self._reel, cast("Video", shot.item.content).fit, side, darkroom)
        self._started_at: float | None = None
        self._has_begun = False
        self._shown = 0
        self._shown_at = 0.0
        self._unseen_since: float | None = None
        self._skipped = 0
        self._spoiled = ""

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
        return self._reel.why or self._spoiled

    @property
    def dropped(self) -> int:
        """Frames that came too late or found no room."""
        return self._skipped + self._reel.lost

    def wake(self, now: float) -> None:
        """Start in time, have the next pictures made, then show one if it is due."""
        self._start(now)
        due = self._film_time(now) + _SAME_INSTANT_MS
        if self._shown or self._reel.start_ms:
            self._skipped += self._prints.leave_out(due - _CATCH_UP_MS)
        self._prints.develop(grey=self.shot.mourning)
        if self._prints.is_done and self._is_due(due, now):
            self._show(now)
            self._prints.develop(grey=self.shot.mourning)

    def _is_due(self, due: float, now: float) -> bool:
        """Say whether the next picture may take the place of the one before it."""
        if not self._shown and not self._reel.start_ms:
            return True
        moment = self._prints.moment
        return moment is not None and moment <= due and now >= self._quickest() and self._is_seen(now)

    def _is_seen(self, now: float) -> bool:
        """Say whether the display got the last picture, or is taking none at all."""
        if not self._shown or self._side.is_seen:
            return True
        if self._unseen_since is None:
            self._unseen_since = now
        return now > self._unseen_since + _CATCH_UP_MS * self._clock_speed()

    def _quickest(self) -> float:
        """Return when the next frame may be shown: late ones follow quickly, but each is seen (one refresh)."""
        return self._shown_at + _REFRESH_MS * self._clock_speed()

    def _start(self, now: float) -> None:
        if self._started_at is None:
            if self._reel.state == "poised" and self._film_time(now) >= self._reel.start_ms - self._early():
                self._started_at = now
                self._player.start(max(0.0, self._reel.start_ms - self._film_time(now)))
        elif not self._has_begun and self._prints.is_done:
            self._has_begun = True
            self._lead.learn(self._clock.real_seconds(now - self._started_at) * 1000)

    def _early(self) -> float:
        return self._reel.lag_ms + self._lead.ms(self._reel.shape.period_ms if self._reel.shape else 0.0)

    def _show(self, now: float) -> None:
        self._shown_at = max(now, float(self.shot.begin))
        self._unseen_since = None
        try:
            self._shown += self._prints.show()
        except PlayerError as error:
            self._spoiled = str(error)

    def next_wake(self, now: float) -> float | None:
        """Return when the next picture is due, or soon if it has yet to come."""
        moment = self._prints.moment
        if moment is not None and self._shown:
            due = max(now + (moment - self._film_time(now)) * self._clock_speed(), self._quickest())
            return due if due > now else now + _NOT_YET_MS * self._clock_speed()
        if moment is None and self._reel.state in {"ended", "broken"}:
            return None
        if self._reel.state == "poised" and self._started_at is None:
            return max(now, self.shot.begin + (self._reel.start_ms - self._early()) * self._clock_speed())
        return now + _LOOK_AGAIN_MS * self._clock_speed()

    def _clock_speed(self) -> float:
        return 1 / (self._clock.real_seconds(1) * 1000)

    def close(self) -> None:
        """Close the film; its frames go back."""
        self._player.stop()
        self._prints.close()
        self._reel.clear()
