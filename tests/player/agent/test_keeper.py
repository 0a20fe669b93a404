"""The keeper's decisions, with a screen made by hand: no process, no wait."""

from pathlib import Path
from typing import cast
from uuid import UUID

import pytest

from bangtin_player.agent.journal import Journal
from bangtin_player.agent.keeper import ABORT_S, STOP_S, Keeper
from bangtin_player.agent.play_table import PlayTable
from bangtin_player.agent.record import Record
from bangtin_player.agent.screen_process import ScreenProcess
from bangtin_player.agent.strikes import Strikes
from bangtin_player.clock import SystemClock
from bangtin_player.core.clock_trust import ClockTrust
from bangtin_player.core.messages import FromScreen, Handing, Noted, Progress, Show, Started, Stop, ToScreen
from bangtin_player.core.play_log import Witness
from bangtin_player.core.supervision import SILENCE_S, START_S
from bangtin_player.errors import ScreenError
from bangtin_player.settings import ScreenSettings
from bangtin_playlists.instant import Instant
from bangtin_playlists.layout import Output, Screen
from bangtin_playlists.wire.manifest import Manifest


class HandScreen:
    """A screen process that does what the test says, and notes what is done to it."""

    pid = 1 << 30  # nobody's

    def __init__(self) -> None:
        self.says: list[FromScreen] = []
        self.code: int | None = None
        self.talks_nonsense = False
        self.told: list[ToScreen | str] = []

    def hear(self) -> list[FromScreen]:
        if self.talks_nonsense:
            raise ScreenError("nonsense")
        said, self.says = self.says, []
        return said

    def tell(self, message: ToScreen) -> None:
        self.told.append(message)

    def chatter(self) -> bytes:
        return b""

    def ended(self) -> int | None:
        return self.code

    def flush(self) -> None:
        pass

    def abort(self) -> None:
        self.told.append("abort")

    def kill(self) -> None:
        self.told.append("kill")

    def close(self) -> None:
        pass


class Watched(Strikes):
    """Strikes whose writes stand among what the screen was told."""

    screen: HandScreen

    def _write(self) -> None:
        super()._write()
        if hasattr(self, "screen"):
            self.screen.told.append("written")


class Stand:
    """A keeper with its screen, from second 0 on."""

    def __init__(self, folder: Path) -> None:
        self.screens: list[HandScreen] = []
        self.journal = Journal(lambda: PlayTable(folder / "plays.sqlite", 0))
        self.strikes = Watched(folder / "quarantine.json", "boot", lambda: 0.0)
        witness = Witness(UUID(int=1), "pi-01", "wall")
        record = Record(lambda: witness, self.journal, SystemClock(), lambda: ClockTrust.FLOOR)
        self.keeper = Keeper(ScreenSettings(name="wall"), self._start, self.strikes, record)
        self.keeper.tick(0.0)

    def _start(self, settings: ScreenSettings) -> ScreenProcess:
        del settings
        self.screens.append(HandScreen())
        self.strikes.screen = self.screens[-1]
        return cast("ScreenProcess", self.screens[-1])

    @property
    def screen(self) -> HandScreen:
        return self.screens[-1]

    def hears(self, at: float, *said: FromScreen) -> None:
        self.screen.says = [*said]
        self.keeper.tick(at)


@pytest.fixture
def stand(tmp_path: Path) -> Stand:
    made = Stand(tmp_path)
    made.journal.close()
    return made


def progress(ticks: int) -> Progress:
    return Progress(Instant(0), ticks, ticks)


def test_a_screen_hears_that_its_files_are_noted_after_one_write_for_all(stand: Stand) -> None:
    stand.hears(1.0, Started("raster", "vlc", "vlc 3"), Handing("a", "A"), Handing("b", "B"))

    assert stand.screen.told == ["written", Noted("a"), Noted("b")]


def test_a_hung_screen_is_aborted_then_killed_and_vouched_for_only_so_long(stand: Stand) -> None:
    stand.hears(1.0, progress(1))
    hung = 1.0 + SILENCE_S + 0.1
    assert stand.keeper.vouches(hung - 0.2)
    stand.keeper.tick(hung)
    assert stand.screen.told == ["abort"]
    stand.keeper.tick(hung + ABORT_S + 0.1)
    assert stand.screen.told == ["abort", "kill"]
    assert stand.keeper.vouches(hung + 2 * ABORT_S - 0.1)
    assert not stand.keeper.vouches(hung + 2 * ABORT_S + 0.1), "what cannot be killed is systemd's to end"


def test_ticks_that_stand_still_are_no_progress(stand: Stand) -> None:
    for second in range(1, 12):
        stand.hears(float(second), progress(7))
    stand.hears(11.2, progress(7))

    assert stand.screen.told == ["abort"]


def test_a_screen_that_never_progresses_has_its_time_to_start(stand: Stand) -> None:
    stand.keeper.tick(START_S - 0.1)
    assert stand.screen.told == []
    stand.keeper.tick(START_S + 0.1)
    assert stand.screen.told == ["abort"]


def test_a_fallen_screen_is_started_again_when_it_is_due_and_not_before(stand: Stand) -> None:
    stand.screen.code = -11
    stand.keeper.tick(5.0)
    assert (stand.keeper.process, stand.keeper.due) == (None, 5.5)
    stand.keeper.tick(5.4)
    assert len(stand.screens) == 1
    stand.keeper.tick(5.5)
    assert len(stand.screens) == 2


def test_a_screen_that_does_not_end_as_it_was_told_is_ended_by_force(stand: Stand) -> None:
    stand.hears(1.0, progress(1))
    stand.keeper.stop(2.0)
    stand.hears(2.0 + STOP_S, progress(9))
    assert stand.screen.told == [Stop()]
    stand.hears(2.1 + STOP_S, progress(10))
    assert stand.screen.told == [Stop(), "abort"]
    stand.screen.code = -6
    stand.keeper.tick(8.0)
    assert stand.keeper.is_over


def test_nonsense_costs_the_screen_its_life(stand: Stand) -> None:
    stand.screen.talks_nonsense = True
    stand.keeper.tick(1.0)

    assert stand.screen.told == ["kill"]


def test_the_flights_of_a_screen_that_ends_in_order_are_no_strikes(stand: Stand) -> None:
    stand.hears(1.0, Started("raster", "vlc", "vlc 3"), Handing("a", "A"))
    stand.keeper.stop(2.0)
    stand.screen.code = 0
    stand.keeper.tick(3.0)

    assert (stand.strikes.ledger.flights, stand.strikes.ledger.deaths) == ((), ())


def test_an_output_of_another_size_is_named_whichever_comes_first_and_in_every_life(stand: Stand) -> None:
    screen = Screen("S02", 1280, 640, output=Output(1920, 1080))
    show = Show(Manifest(screen))
    stand.keeper.show(show)  # before the screen has found its output
    assert not stand.keeper.record.troubles
    stand.hears(1.0, Started("raster", "vlc", "vlc 3", 1280, 720))
    named = ("output-size", "", "1280×720, programme: 1920×1080")
    assert stand.keeper.record.troubles == {named: 1}

    stand.keeper.show(Show(show.manifest))  # an order came: it is shown anew
    assert stand.keeper.record.troubles == {named: 2}

    stand.screen.code = -11
    stand.keeper.tick(2.0)
    due = stand.keeper.due
    assert due is not None
    stand.keeper.tick(due)
    stand.keeper.show(show)
    assert stand.keeper.record.troubles == {named: 2}  # whoever changed the cable may have mended it
    stand.hears(due + 1, Started("raster", "vlc", "vlc 3", 1920, 1080))
    assert stand.keeper.record.troubles == {named: 2}
