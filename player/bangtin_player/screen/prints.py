"""The next few pictures of a film, made in the darkroom before they are due."""

from collections import deque
from concurrent.futures import Future
from functools import partial
from math import inf
from typing import TYPE_CHECKING, NamedTuple

from bangtin_player.core.fit import Placing, place
from bangtin_player.screen.darkroom import Picture
from bangtin_player.screen.engines.port import Reel
from bangtin_player.screen.side import Side
from bangtin_player.screen.workshop import Workshop

if TYPE_CHECKING:
    from bangtin_playlists.playlist import Fit

_AHEAD = 2
"""Pictures made before they are due: one may take longer than a frame period."""


class _Print(NamedTuple):
    """One frame on its way to a picture."""

    moment: float
    """In the film, in ms."""
    picture: Future[Picture]


class Prints:
    """Takes frames off a reel and puts pictures on a side, in order.

    Args:
        reel: Where the frames come.
        fit: How they meet the zone.
        side: Where they are shown.
        darkroom: Where they are developed.
    """

    def __init__(self, reel: Reel, fit: "Fit", side: Side, darkroom: Workshop) -> None:
        self._reel, self._fit, self._side, self._darkroom = reel, fit, side, darkroom
        self._prints: deque[_Print] = deque()
        self._placing: Placing | None = None

    @property
    def moment(self) -> float | None:
        """When in the film the next picture is due, in ms; None if none has come."""
        return self._prints[0].moment if self._prints else None

    @property
    def is_done(self) -> bool:
        """Whether the next picture can be shown."""
        return bool(self._prints) and self._prints[0].picture.done()

    def develop(self, *, grey: bool = False) -> None:
        """Have pictures made of the frames that have come; *grey* ones in mourning."""
        while self._reel.frames and len(self._prints) < _AHEAD:
            frame = self._reel.frames.popleft()
            made = self._darkroom.make(partial(self._side.develop, frame, self._laid_out(), grey=grey))
            self._prints.append(_Print(frame.moment, made))

    def show(self) -> bool:
        """Put the next picture on its side; return whether it could be.

        Raises:
            EngineError: it could not be made.
        """
        return self._side.show_frame(self._prints.popleft().picture.result(), self._laid_out())

    def leave_out(self, late: float) -> int:
        """Leave out what has a successor that was due at *late* already; return how many that were."""
        left, frames = 0, self._reel.frames
        while self.is_done and self._successor() <= late:
            self._give_back(self._prints.popleft())
            left += 1
        while len(frames) > 1 and frames[1].moment <= late:
            frames.popleft().release()
            left += 1
        return left

    def _successor(self) -> float:
        if len(self._prints) > 1:
            return self._prints[1].moment
        return self._reel.frames[0].moment if self._reel.frames else inf

    def _laid_out(self) -> Placing:
        if self._placing is None:
            shape = self._reel.shape
            assert shape is not None  # noqa: S101 - it is known before the first frame comes
            self._placing = place(shape.size, self._side.size, self._fit, shape.pixel_shape)
        return self._placing

    def _give_back(self, one: _Print) -> None:
        side, placing = self._side, self._laid_out()

        def done(picture: Future[Picture]) -> None:
            if not picture.cancelled() and picture.exception() is None:
                side.discard(picture.result(), placing)

        one.picture.add_done_callback(done)

    def close(self) -> None:
        """Make no more, and give back what is not shown."""
        for one in self._prints:
            one.picture.cancel()
            self._give_back(one)
        self._prints.clear()
