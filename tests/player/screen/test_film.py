"""A film's frames on a side: which is shown when, by a clock set by hand and a darkroom that works at once."""

import ctypes
from collections import deque
from collections.abc import Callable, Iterator
from concurrent.futures import Future

import pytest
from PySide6.QtCore import QObject
from PySide6.QtGui import QImage, QPainter

from bangtin_player.core.lead import Lead
from bangtin_player.core.shot import Shot
from bangtin_player.screen.engines.port import Reel
from bangtin_player.screen.film import Film
from bangtin_player.screen.frames import Buffer, BufferedFrame, FilmShape
from bangtin_player.screen.side import Side
from bangtin_player.screen.workshop import Made, Workshop
from bangtin_playlists.instant import Instant, Millis
from bangtin_playlists.layout import Box
from bangtin_playlists.on_air import Airing
from bangtin_playlists.playlist import Digest, Item, Video
from tests.player.screen.fakes import HandClock

_SIZE = (64, 32)
_BEGIN, _PERIOD = 10_000, 40.0


class FakePlayer:
    def __init__(self) -> None:
        self.reel = Reel("", 0.0)
        self.starts = 0

    def open(self, path: str, start_ms: float) -> Reel:
        self.reel = Reel(path, start_ms)
        self.reel.state, self.reel.shape = "poised", FilmShape(_SIZE, 1.0, _PERIOD)
        return self.reel

    def start(self, early_ms: float = 0.0) -> None:
        del early_ms
        self.starts += 1

    def deliver(self, count: int) -> None:
        """Let the next *count* frames come, each a little brighter."""
        for number in range(self.reel.arrived, self.reel.arrived + count):
            buffer = Buffer(_SIZE)
            luma, colour = 16 + 8 * number, 128
            for address, value, share in zip(buffer.addresses, (luma, colour, colour), (1, 4, 4), strict=True):
                ctypes.memset(address, value, buffer.pitch * buffer.rows // share)
            self.reel.frames.append(BufferedFrame(buffer, number * _PERIOD, deque()))
        self.reel.arrived += count

    def set_volume(self, percent: int) -> None:
        pass

    def stop(self) -> None:
        pass

    def close(self) -> None:
        pass


class HandDarkroom(Workshop):
    """Works at once, or when told."""

    def __init__(self) -> None:
        super().__init__("hand")
        self.waiting: list[Callable[[], None]] | None = None

    def make(self, making: Callable[[], Made]) -> Future[Made]:
        future: Future[Made] = Future()

        def work() -> None:
            if future.set_running_or_notify_cancel():
                future.set_result(making())

        if self.waiting is None:
            work()
        else:
            self.waiting.append(work)
        return future


class Cinema:
    """One film on one side that has been on the wall since its slot began."""

    def __init__(self, parent: QObject) -> None:
        self.clock, self.player, self.darkroom = HandClock(_BEGIN - 1_000), FakePlayer(), HandDarkroom()
        self.side = Side(_SIZE, on_sinks=False, parent=parent)
        video = Video(Digest("f" * 64), Millis(4_000))
        item, end = Item("f", video, Millis(4_000)), Instant(_BEGIN + 4_000)
        airing = Airing("main", Box(0, 0, *_SIZE), "p", item, Instant(_BEGIN), end, Millis(0), None, end)
        shot = Shot(airing, Instant(_BEGIN), end)
        self.film = Film(shot, "f.mp4", self.player, Lead(), self.side, self.clock, self.darkroom)

    def wake(self, at: float) -> None:
        self.clock.at = _BEGIN + at
        self.film.wake(self.clock.at)

    def frame(self) -> int:
        """Return the number of the frame that stands on the side."""
        canvas = QImage(*_SIZE, QImage.Format.Format_RGB32)
        painter = QPainter(canvas)
        self.side.paint(painter)
        painter.end()
        return round((canvas.pixel(30, 15) & 0xFF) * 219 / 255 / 8)

    def show(self) -> None:
        """Put the side on the wall, and let the display have it."""
        self.side.arrange(2)
        self.side.on_display()


@pytest.fixture
def cinema(qapp: object) -> Iterator[Cinema]:
    del qapp
    parent = QObject()
    yield Cinema(parent)
    parent.deleteLater()


def test_the_player_is_started_early_and_the_first_frame_waits_for_its_instant(cinema: Cinema) -> None:
    cinema.wake(-700)
    assert (cinema.player.starts, cinema.film.is_ready) == (0, False)
    cinema.wake(-200)
    cinema.player.deliver(4)
    cinema.wake(-100)
    cinema.wake(-1.9)
    assert (cinema.player.starts, cinema.film.is_ready, cinema.frame()) == (1, True, 0)


def test_every_frame_comes_at_its_moment(cinema: Cinema) -> None:
    cinema.wake(-200)
    cinema.player.deliver(5)
    seen = []
    for at in (-100, 0, 39, 41, 79, 81, 121):
        cinema.wake(at)
        cinema.show()
        seen.append(cinema.frame())
    assert seen == [0, 0, 1, 1, 2, 2, 3]
    assert cinema.film.dropped == 0


def test_a_first_frame_stays_until_the_display_has_it_however_late_the_hand_off(cinema: Cinema) -> None:
    cinema.wake(-200)
    cinema.player.deliver(5)
    cinema.wake(-100)
    cinema.side.on_display()  # of another zone: this side cannot be seen yet
    cinema.side.arrange(2)  # 50 ms late
    cinema.wake(50)
    assert cinema.frame() == 0
    cinema.side.on_display()
    cinema.wake(52)
    assert cinema.frame() == 1


def test_a_display_that_takes_nothing_does_not_stop_a_film(cinema: Cinema) -> None:
    cinema.wake(-200)
    cinema.player.deliver(9)
    cinema.wake(-100)
    cinema.side.arrange(2)
    for at in range(0, 400, 10):
        cinema.wake(at)
    assert cinema.frame() > 1
    assert cinema.film.dropped > 0


def test_a_picture_that_is_long_in_the_making_holds_nothing_up(cinema: Cinema) -> None:
    cinema.wake(-200)
    cinema.player.deliver(5)
    cinema.wake(-100)
    cinema.show()
    cinema.darkroom.waiting = []
    for at in (0, 41, 70, 81):
        cinema.wake(at)
        cinema.show()
    assert cinema.frame() == 2  # the two made ahead
    for work in cinema.darkroom.waiting:
        work()
    cinema.wake(121)
    assert cinema.frame() == 3


def test_far_too_late_frames_are_left_out_and_counted(cinema: Cinema) -> None:
    cinema.wake(-200)
    cinema.player.deliver(3)
    cinema.wake(-100)
    cinema.wake(0)
    cinema.show()
    cinema.player.deliver(10)
    cinema.wake(400)
    assert cinema.film.dropped == 6
    assert cinema.frame() == 7
