"""Process 1 put together: the one module that knows every part of the agent."""

import logging
import os
import select
import signal
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from types import FrameType

from bangtin_player.agent.backdrop import Backdrop, x_display
from bangtin_player.agent.briefing import Briefing
from bangtin_player.agent.clock_watch import ClockWatch
from bangtin_player.agent.contacts import Contacts
from bangtin_player.agent.journal import Journal
from bangtin_player.agent.keeper import STOP_S, Keeper
from bangtin_player.agent.liaison import Liaison
from bangtin_player.agent.outcome import Launch, report_of
from bangtin_player.agent.photographer import Photographer
from bangtin_player.agent.play_table import PlayTable
from bangtin_player.agent.record import Record
from bangtin_player.agent.report import Report
from bangtin_player.agent.run import Run, Screening
from bangtin_player.agent.screen_process import ScreenProcess
from bangtin_player.agent.state_folder import StateFolder, boot_id
from bangtin_player.agent.strikes import Strikes
from bangtin_player.agent.watchdog import Watchdog
from bangtin_player.clock import SystemClock
from bangtin_player.core.play_log import Witness
from bangtin_player.core.supervision import QUICK_S
from bangtin_player.settings import ScreenSettings
from bangtin_playlists.instant import Instant

_log = logging.getLogger(__name__)
JUDGE_CLOCK_S = 10.0
_TURN_MS = 200
_REMEMBER_S = 600.0
_VOUCH_S = 1.0
_PHOTOGRAPH_S = 2.0
"""Before the end of a run: long enough for the picture of a large screen to be written."""
_UNKILLABLE_S = 12.0
"""After being told to stop: a process stuck in the kernel must not keep the agent from ending."""


def play(
    run: Run,
    launch: Launch,
    start: Callable[[ScreenSettings], ScreenProcess] = ScreenProcess,
    held: StateFolder | None = None,
) -> Report:
    """Play until told to stop.

    Args:
        run: What to play.
        launch: When the command was started.
        start: Starts a screen.
        held: The state folder, where the caller holds it already.

    Raises:
        DocumentsError: There is nothing to begin with.
    """
    state = held or StateFolder(run.state)
    try:
        agent = Agent(run, launch, state.path, start)
        with _told_to_stop(agent):
            return agent.run()
    finally:
        state.close()


class Agent:
    """Looks after the screens of one run, in one thread."""

    def __init__(self, run: Run, launch: Launch, state: Path, start: Callable[[ScreenSettings], ScreenProcess]) -> None:
        self._run = run
        self._launch = launch
        self._begun = time.monotonic()
        self._clock = run.clock or SystemClock()
        self._briefings = [Briefing(each.source, self._clock) for each in run.screenings]
        self._journal = Journal(lambda: PlayTable(state / "plays.sqlite", self._clock.now()))
        self._strikes = Strikes(state / "quarantine.json", str(boot_id()), lambda: time.monotonic() - self._begun)
        self._clock_watch = ClockWatch(self._clock, state / "clock", is_rehearsal=run.clock is not None)
        self._contacts = Contacts(run.contacts, self._clock)
        self._watchdog = Watchdog()
        latest = float("inf") if run.seconds is None else launch.monotonic + run.seconds - _PHOTOGRAPH_S
        self._photographer = Photographer(run.photograph, run.photograph_after, latest) if run.photograph else None
        display = x_display(os.environ)
        fills = any(each.settings.window is None for each in run.screenings)
        self._backdrop = Backdrop(display) if display and fills else None
        self._keepers = [self._keeper(place, each, start) for place, each in enumerate(run.screenings)]
        self._timed = {self._judge_clock: JUDGE_CLOCK_S, self._remember: _REMEMBER_S, self._weigh: 1.0}
        self._liaison = None
        if run.office is not None:
            made = (self._clock, self._clock_watch, self._journal, self._strikes, self._contacts)
            self._liaison = Liaison(run.office, *made, list(zip(self._briefings, self._keepers, strict=True)))
            self._timed[self._liaison.tell] = 1.0
            run.office.start()
        self._due = dict.fromkeys(self._timed, 0.0)
        self._told_at: float | None = None
        self._vouched_at = 0.0
        self._reason = ""

    def stop(self, reason: str) -> None:
        """End in order at the next turn."""
        self._reason = self._reason or reason

    def run(self) -> Report:
        """Look after the screens until it is over."""
        while not all(each.is_over for each in self._keepers):
            now = time.monotonic()
            if self._told_at is not None and now - self._told_at > _UNKILLABLE_S:
                _log.error("a screen cannot even be killed; it is left behind")
                break
            self._turn(now)
            self._wait()
        return self._finish()

    def _keeper(self, place: int, screening: Screening, start: Callable[[ScreenSettings], ScreenProcess]) -> Keeper:
        office, fixed = self._run.office, Witness(boot_id(), self._run.player, screening.settings.name)
        witness = partial(office.witness, place) if office is not None else lambda: fixed
        record = Record(witness, self._journal, self._clock, lambda: self._clock_watch.trust)
        return Keeper(screening.settings, start, self._strikes, record)

    def _turn(self, now: float) -> None:
        for action, every in self._timed.items():
            if now >= self._due[action]:
                self._due[action] = now + every
                action()
        trusted, triggers = self._clock_watch.reaches(self._run.trust_from), self._contacts.look(now)
        for briefing, keeper in zip(self._briefings, self._keepers, strict=True):
            keeper.tick(now)
            held_back = self._strikes.quarantined(keeper.vitals.decoder)
            show = briefing.show(keeper.vitals.started, held_back, clock_trusted=trusted, triggers=triggers)
            if show is not None:
                keeper.show(show)
        if self._liaison:
            self._liaison.do_asked(now)
        if self._photographer:
            self._photographer.look(self._keepers, now)
        self._report_alive(now)
        self._end_where_due(now)

    def _judge_clock(self) -> None:
        said = self._run.office.server_now() if self._run.office else None
        self._clock_watch.judge(max((each.issued for each in self._briefings), default=Instant(0)), said)

    def _remember(self) -> None:
        self._strikes.age()
        self._clock_watch.remember()

    def _weigh(self) -> None:
        for keeper in self._keepers:
            keeper.weigh()

    def _report_alive(self, now: float) -> None:
        if all(each.vitals.first_picture is not None or each.falls for each in self._keepers):
            self._watchdog.ready(", ".join(each.called for each in self._run.screenings))
        if now - self._vouched_at >= _VOUCH_S and all(each.vouches(now) for each in self._keepers):
            self._vouched_at = now
            self._watchdog.alive()

    def _end_where_due(self, now: float) -> None:
        if self._run.seconds is not None and now - self._launch.monotonic >= self._run.seconds:
            self.stop("time is up")
        if not self._run.patient:
            for keeper in self._keepers:
                if keeper.vitals.first_picture is None and len(keeper.falls) >= len(QUICK_S):
                    self.stop(f"{keeper.settings.name} cannot be shown: {keeper.restarts[-1]}")
        if any(each.ending == "by hand" for each in self._keepers):
            self.stop("ended by hand")
        if self._reason and self._told_at is None:
            self._told_at = now
            self._watchdog.stopping()
            for keeper in self._keepers:
                keeper.stop(now)

    def _wait(self) -> None:
        """Sleep until a screen says something, or a turn is due."""
        poll = select.poll()
        for keeper in self._keepers:
            if keeper.process is not None:
                poll.register(keeper.process.socket, select.POLLIN)
        starts = [(keeper.due - time.monotonic()) * 1000 for keeper in self._keepers if keeper.due is not None]
        poll.poll(max(0.0, min([_TURN_MS, *starts])))

    def _finish(self) -> Report:
        self._remember()
        for each in (self._run.office, *self._briefings, self._photographer, self._backdrop, self._contacts):
            if each is not None:
                each.close()
        self._journal.close(STOP_S)
        kept = zip(self._run.screenings, self._keepers, strict=True)
        return report_of(
            self._launch,
            self._clock,
            reason=self._reason,
            screens=[(each.called, keeper, self._strikes.quarantined(keeper.vitals.decoder)) for each, keeper in kept],
            journal=self._journal,
            refused=sum(briefing.refused for briefing in self._briefings),
        )


@contextmanager
def _told_to_stop(agent: Agent) -> Iterator[None]:
    """Let SIGINT, SIGTERM and SIGHUP end *agent* in order."""

    def told(number: int, frame: FrameType | None) -> None:  # noqa: ARG001 - a handler's signature
        agent.stop(signal.Signals(number).name)

    numbers: Sequence[signal.Signals] = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)
    before = [signal.signal(number, told) for number in numbers]
    try:
        yield
    finally:
        for number, handler in zip(numbers, before, strict=True):
            signal.signal(number, handler)
