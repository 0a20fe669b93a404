"""Films by libVLC: software decoding into buffers of ours (architecture.md 6).

libVLC must not be called from its own callbacks, and some calls wait for its threads. So every player has a thread of
its own that makes all the calls, one after the other, and the callbacks only fill buffers and say what happened.

Left to itself libVLC throws a film's last frame away when it finds the file at its end while that frame still waits
for its time (8 of 23 lengths of film lost it). So it pauses there rather than ends, and is asked for one frame more.

Its first frame is lost where the second is due before libVLC's display thread has run once (12 of 92 starts beside two
other players; the film is then one frame ahead to its end). A mute film is therefore told, while it is poised, to be
`_LAG_MS` late: that moves every frame but the first, which is decoded already.
"""

import threading
import time
from functools import partial
from queue import SimpleQueue
from typing import TYPE_CHECKING, Final

import vlc

from bangtin_player.errors import EngineError
from bangtin_player.screen.engines.intake import Intake
from bangtin_player.screen.engines.port import Reel
from bangtin_player.screen.engines.stream import Inquiry
from bangtin_player.screen.engines.vlc_library import give_pictures, media_shape, open_library
from bangtin_player.screen.frames import Buffer

if TYPE_CHECKING:
    from collections.abc import Callable

_PATIENCE_SECONDS = 5.0
_LAST_FRAME_SECONDS = 0.1
"""How long the last frame is waited for; where none is missing, in vain."""
_LAG_MS = 150.0
"""Between a film's first frame and its second, besides the frame period."""


class VlcEngine:
    """libVLC, opened once for all players."""

    name: Final = "vlc"

    def __init__(self) -> None:
        self._library = open_library()
        self.version = f"libVLC {vlc.libvlc_get_version().decode()}"

    def player(self) -> "VlcPlayer":
        """Make a player."""
        return VlcPlayer(self._library)

    def close(self) -> None:
        """Give libVLC back."""
        self._library.release()


class VlcPlayer:
    """One long-lived libVLC player and the thread that talks to it."""

    def __init__(self, library: vlc.Instance) -> None:
        self._library = library
        self._player = library.media_player_new()
        self._reel: Reel | None = None
        self._intake: Intake | None = None
        self._volume = 0
        self._pauses = 0
        self._came = threading.Event()
        self._callbacks = give_pictures(self._player, self)
        events = self._player.event_manager()
        events.event_attach(vlc.EventType.MediaPlayerEndReached, self._on_end)
        events.event_attach(vlc.EventType.MediaPlayerEncounteredError, self._on_error)
        events.event_attach(vlc.EventType.MediaPlayerPaused, self._on_paused)
        self._calls: SimpleQueue[Callable[[], object] | None] = SimpleQueue()
        self._thread = threading.Thread(target=self._work, name="vlc", daemon=True)
        self._thread.start()

    def open(self, path: str, start_ms: float) -> Reel:
        """Open a film and stay poised."""
        reel, volume = Reel(path, start_ms), self._volume
        self._calls.put(lambda: self._open(reel, volume))
        return reel

    def start(self, early_ms: float = 0.0) -> None:
        """Let the frames come; the sound waits for them to be shown."""
        self._calls.put(lambda: self._start(early_ms))

    def set_volume(self, percent: int) -> None:
        """Say how loud what is opened next is; a film that is mute opens no sound at all."""
        self._volume = percent

    def stop(self) -> None:
        """Close the film."""
        self._calls.put(self._stop)

    def close(self) -> None:
        """End the thread; libVLC's own threads end with it."""
        self._calls.put(None)
        self._thread.join(_PATIENCE_SECONDS)

    def lend(self) -> Buffer | None:
        """Lend libVLC a buffer, on its own thread."""
        return self._intake.lend() if self._intake else None

    def take(self) -> None:
        """Take a picture that is due on libVLC's clock, on its own thread."""
        if self._intake:
            self._intake.take(time.monotonic() * 1000)
            self._came.set()

    def _work(self) -> None:
        while call := self._calls.get():
            call()
        self._stop()
        self._player.release()

    def _open(self, reel: Reel, volume: int) -> None:
        self._stop()
        media = self._library.media_new_path(reel.path)
        try:
            inquiry = Inquiry(reel.path)
            shape = reel.shape = media_shape(media, _PATIENCE_SECONDS) or inquiry.shape()
            self._intake = Intake(reel, shape.size, shape.period_ms, inquiry.matrix)
            self._reel, self._pauses = reel, 0
            media.add_option(":start-paused")
            media.add_option(":play-and-pause")
            if not volume:
                media.add_option(":no-audio")
                reel.lag_ms = 0.0 if reel.start_ms else _LAG_MS
            if reel.start_ms:
                media.add_option(f":start-time={reel.start_ms / 1000:.3f}")
            self._player.set_media(media)
        except EngineError as error:
            reel.break_off(str(error))
            return
        finally:
            media.release()
        reel.state = "poised"
        self._player.audio_set_volume(volume)
        self._player.play()

    def _start(self, early_ms: float) -> None:
        if self._reel and self._reel.state == "poised":
            self._reel.state = "running"
            self._player.audio_set_delay(round(early_ms * 1000))
            self._player.video_set_spu_delay(round(-self._reel.lag_ms * 1000))  # the one way to make all of it wait
            self._player.set_pause(0)

    def _finish(self, reel: Reel) -> None:
        """Have the last frame shown, if it still waits, and end."""
        if reel is self._reel and self._intake:
            self._intake.finish()
            self._came.clear()
            self._player.next_frame()
            self._came.wait(_LAST_FRAME_SECONDS)
            reel.end()

    def _stop(self) -> None:
        if self._reel:
            self._player.stop()
            self._reel = self._intake = None

    def _on_paused(self, _event: object) -> None:
        """Every film is paused twice: when it is poised, and at its end."""
        self._pauses += 1
        if self._reel and self._pauses > 1:
            self._calls.put(partial(self._finish, self._reel))

    def _on_end(self, _event: object) -> None:
        if self._reel:
            self._reel.end()

    def _on_error(self, _event: object) -> None:
        if self._reel:
            self._reel.break_off("libVLC cannot play it")
