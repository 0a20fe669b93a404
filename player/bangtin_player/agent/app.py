"""Process 1 put together: the one module that knows every part of the agent."""

import logging
import os
import select
import signal
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from types import FrameType

import msgspec

from bangtin_player.agent.backdrop import Backdrop, x_display
from bangtin_player.agent.clock_evidence import ClockMemory, evidence
from bangtin_player.agent.documents import Desk, Documents, Source
from bangtin_player.agent.journal import Journal
from bangtin_player.agent.keeper import STOP_S, Keeper
from bangtin_player.agent.outcome import Launch, report_of
from bangtin_player.agent.play_table import PlayTable
from bangtin_player.agent.record import Record
from bangtin_player.agent.report import Report
from bangtin_player.agent.screen_process import ScreenProcess
from bangtin_player.agent.state_folder import StateFolder, boot_id
from bangtin_player.agent.strikes import Strikes
from bangtin_player.agent.watchdog import Watchdog
from bangtin_player.clock import Rehearsal, SystemClock
from bangtin_player.core.clock_trust import ClockTrust, judge
from bangtin_player.core.loose import anchored
from bangtin_player.core.messages import Show
from bangtin_player.core.play_log import Witness
from bangtin_player.core.supervision import QUICK_S
from bangtin_player.settings import ScreenSettings
from bangtin_playlists.instant import Instant
from bangtin_playlists.local import Local

_log = logging.getLogger(__name__)
_TURN_MS = 200
_JUDGE_CLOCK_S = 10.0
_REMEMBER_CLOCK_S = 600.0
_VOUCH_S = 1.0
_UNKILLABLE_S = 12.0
"""After being told to stop: a process stuck in the kernel must not keep the agent from ending."""
_LEAD_MS = 500
"""Loose files begin this long after the screen has started: enough to open the first, and show its first frame."""


class Screening(msgspec.Struct, frozen=True):
    """One screen of a run, and what it is to show."""

    settings: ScreenSettings
    source: Source
    called: str
    """What people call that, for the report."""


class Run(msgspec.Struct, frozen=True):
    """What to play, where and for how long."""

    screenings: tuple[Screening, ...]
    player: str
    state: Path
    clock: Rehearsal | None = None
    trust_from: ClockTrust = ClockTrust.FLOOR
    """From which state on the schedule is followed; below it only the fallback plays."""
    seconds: float | None = None
    """Real ones; None is until told."""
    photograph: Path | None = None
    photograph_after: float = 3.0
    """Seconds after the first picture."""
    patient: bool = True
    """Go on for ever where nothing can be shown; else give up after a few starts."""


def play(run: Run, launch: Launch, start: Callable[[ScreenSettings], ScreenProcess] = ScreenProcess) -> Report:
    """Play until told to stop.

    Raises:
        DocumentsError: There is nothing to begin with.
    """
    state = StateFolder(run.state)
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
        self._desks = [Desk(each.source) for each in run.screenings]
        self._journal = Journal(lambda: PlayTable(state / "plays.sqlite", self._clock.now()))
        self._strikes = Strikes(state / "quarantine.json", str(boot_id()), self._uptime)
        self._clock_memory = ClockMemory(state / "clock")
        self._watchdog = Watchdog()
        fills = any(each.settings.window is None for each in run.screenings)
        display = x_display(os.environ) if fills else ""
        self._backdrop = Backdrop(display) if display else None
        self._trust = ClockTrust.UNTRUSTED
        self._anchors: dict[str, Instant] = {}
        self._shows: dict[str, tuple[Documents, Show]] = {}
        self._photograph_at: float | None = None
        if run.photograph is not None:
            run.photograph.unlink(missing_ok=True)
        self._told_at: float | None = None
        self._vouched_at = 0.0
        self._reason = ""
        self._keepers = [self._keeper(each, start) for each in run.screenings]

    def stop(self, reason: str) -> None:
        """End in order at the next turn."""
        self._reason = self._reason or reason

    def run(self) -> Report:
        """Look after the screens until it is over."""
        timed = {self._judge_clock: _JUDGE_CLOCK_S, self._remember_clock: _REMEMBER_CLOCK_S, self._weigh: 1.0}
        due = dict.fromkeys(timed, 0.0)
        while not all(each.is_over for each in self._keepers):
            now = time.monotonic()
            if self._told_at is not None and now - self._told_at > _UNKILLABLE_S:
                _log.error("a screen cannot even be killed; it is left behind")
                break
            for action, every in timed.items():
                if now >= due[action]:
                    due[action] = now + every
                    action()
            self._turn(now)
            self._wait()
        return self._finish()

    def _keeper(self, screening: Screening, start: Callable[[ScreenSettings], ScreenProcess]) -> Keeper:
        witness = Witness(boot_id(), self._run.player, screening.settings.name)
        record = Record(witness, self._journal, self._clock, lambda: self._trust)
        return Keeper(screening.settings, start, self._strikes, record)

    def _turn(self, now: float) -> None:
        for desk, keeper in zip(self._desks, self._keepers, strict=True):
            desk.look()
            keeper.tick(now)
            show = self._show(desk.documents, keeper)
            if show is not None:
                keeper.show(show)
        self._photograph(now)
        self._report_alive(now)
        self._end_where_due(now)

    def _show(self, documents: Documents, keeper: Keeper) -> Show | None:
        """Compose what the screen is told, once for each change; None as long as that is not known."""
        local = Local(
            clock_trusted=self._run.clock is not None or self._trust.reaches(self._run.trust_from),
            unplayable=self._strikes.quarantined(keeper.decoder) | documents.absent,
        )
        made = self._shows.get(keeper.settings.name)
        if made and (made[0] is documents) and made[1].local == local:
            return made[1]
        manifest = documents.manifest
        if documents.loose:
            if keeper.started is None:
                return None
            begun = self._anchors.setdefault(keeper.settings.name, Instant(self._clock.now() + _LEAD_MS))
            manifest = anchored(manifest, (keeper.started.width, keeper.started.height), begun)
        show = Show(manifest, documents.orders, local, documents.places)
        self._shows[keeper.settings.name] = (documents, show)
        return show

    def _judge_clock(self) -> None:
        if self._run.clock is not None:
            return  # a rehearsal's plays prove nothing: untrusted
        issued = max((desk.documents.manifest.issued for desk in self._desks), default=Instant(0))
        trust = judge(evidence(self._clock.now(), self._clock_memory.last_seen, issued))
        if trust != self._trust:
            _log.log(logging.WARNING if trust is ClockTrust.UNTRUSTED else logging.INFO, "the clock is %s", trust)
        self._trust = trust

    def _remember_clock(self) -> None:
        self._strikes.age()
        if self._run.clock is None and self._trust.reaches(ClockTrust.FLOOR):
            self._clock_memory.remember(self._clock.now(), is_vouched=self._trust.reaches(ClockTrust.SERVER))

    def _uptime(self) -> float:
        return time.monotonic() - self._begun

    def _weigh(self) -> None:
        for keeper in self._keepers:
            keeper.weigh()

    def _photograph(self, now: float) -> None:
        if self._run.photograph is None:
            return
        if self._photograph_at is None:
            if all(each.progressed_at is not None for each in self._keepers):
                self._photograph_at = now + self._run.photograph_after
        elif now >= self._photograph_at:
            self._photograph_at = float("inf")
            for number, keeper in enumerate(self._keepers):
                keeper.photograph(str(_numbered(self._run.photograph.absolute(), number)))

    def _report_alive(self, now: float) -> None:
        if all(each.progressed_at is not None or each.falls for each in self._keepers):
            self._watchdog.ready(", ".join(each.called for each in self._run.screenings))
        if now - self._vouched_at >= _VOUCH_S and all(each.vouches(now) for each in self._keepers):
            self._vouched_at = now
            self._watchdog.alive()

    def _end_where_due(self, now: float) -> None:
        if self._run.seconds is not None and now - self._launch.monotonic >= self._run.seconds:
            self.stop("time is up")
        if not self._run.patient:
            for keeper in self._keepers:
                if keeper.progressed_at is None and len(keeper.falls) >= len(QUICK_S):
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
        if self._run.photograph is not None and not self._run.photograph.exists():
            _log.error("no picture was left at %s", self._run.photograph)
        for desk in self._desks:
            desk.close()
        self._remember_clock()
        if self._backdrop is not None:
            self._backdrop.close()
        self._journal.close(STOP_S)
        kept = zip(self._run.screenings, self._keepers, strict=True)
        return report_of(
            self._launch,
            self._clock,
            reason=self._reason,
            screens=[(each.called, keeper, self._strikes.quarantined(keeper.decoder)) for each, keeper in kept],
            journal=self._journal,
            refused=sum(desk.refused for desk in self._desks),
        )


def _numbered(path: Path, number: int) -> Path:
    """Tell the pictures of several screens apart."""
    return path if number == 0 else path.with_stem(f"{path.stem}-{number + 1}")


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
