"""The keeper of one screen: starts it, tells it what to show, and has it again when it falls."""

import logging
from collections.abc import Callable
from typing import Literal

from bangtin_player.agent.caution import cautious
from bangtin_player.agent.chatter import Chatter
from bangtin_player.agent.record import Record
from bangtin_player.agent.screen_process import ScreenProcess, why_ended
from bangtin_player.agent.strikes import Strikes
from bangtin_player.agent.vitals import Vitals
from bangtin_player.core import supervision
from bangtin_player.core.fitting import misfit
from bangtin_player.core.messages import (
    FromScreen,
    Handing,
    Noted,
    Photograph,
    Played,
    Progress,
    Settled,
    Show,
    Started,
    Stop,
    Trouble,
)
from bangtin_player.core.supervision import Fall
from bangtin_player.errors import ScreenError
from bangtin_player.settings import ScreenSettings

_log = logging.getLogger(__name__)
ABORT_S = 2.0
"""Between SIGABRT and SIGKILL."""
STOP_S = 5.0
"""For a screen to end as it was told."""

Ending = Literal["", "told", "by hand"]


class Keeper:
    """Keeps one screen, a tick at a time; never waits for it."""

    def __init__(
        self,
        settings: ScreenSettings,
        start: Callable[[ScreenSettings], ScreenProcess],
        strikes: Strikes,
        record: Record,
    ) -> None:
        self.settings = settings
        self.record = record
        self.vitals = Vitals()
        self.process: ScreenProcess | None = None
        self.falls = tuple[Fall, ...]()
        self.restarts: list[str] = []
        """Why each was needed."""
        self.ending: Ending = ""
        """Why the screen ends, or has ended, for good."""
        self._start = start
        self._strikes = strikes
        self._chatter = Chatter(settings.name)
        self._due: float | None = 0.0
        self._shown: Show | None = None
        self._there: Started | None = None
        """The output, as the running screen has found it."""
        self._forced: float | None = None
        self._stop_at: float | None = None
        self._is_anew = False

    @property
    def is_over(self) -> bool:
        """Say whether the screen has ended for good."""
        return bool(self.ending) and self.process is None

    @property
    def due(self) -> float | None:
        """When the screen is to be started, in monotonic seconds; None while it runs, and after its end."""
        return None if self.ending else self._due

    def vouches(self, now: float) -> bool:
        """Say whether the screen is making progress, or is being brought back in time (reliability.md 4.1)."""
        if self.process is None:
            return self.is_over or self._due is not None
        forced_in_time = self._forced is not None and now - self._forced < 2 * ABORT_S
        return forced_in_time or supervision.is_fresh(self.vitals.life, now)

    def show(self, show: Show) -> None:
        """See to it that this is on the wall, also after a restart."""
        if self.process is not None and show is not self._shown:
            self._shown = show
            self.process.tell(show)
            self._fit()

    def photograph(self, path: str, edge: int = 0) -> None:
        """Have a picture of the wall taken, its longer side *edge* pixels at most; 0 is every pixel."""
        if self.process is not None:
            self.process.tell(Photograph(path, edge))

    def again(self, now: float) -> None:
        """Have the screen started anew: it ends in order, and nobody is to blame."""
        if self.process is not None and not self.ending:
            self._is_anew = True
            self._stop_at = now
            self.process.tell(Stop())

    def stop(self, now: float) -> None:
        """Tell the screen to end."""
        self.weigh()
        self.ending = "told"
        self._is_anew = False
        self._stop_at = self._stop_at or now
        if self.process is not None:
            self.process.tell(Stop())

    def tick(self, now: float) -> None:
        """Do what is due: hear first, then judge."""
        if self.process is None:
            if not self.ending and self._due is not None and now >= self._due:
                self._begin(now)
            return
        code = self.process.ended()
        self._hear(self.process, now)
        if code is not None:
            self._end(self.process, code, now)
            return
        self.process.flush()
        self._force(self.process, now)

    def weigh(self) -> None:
        """Look at what the screen costs; to be called about once a second."""
        if self.process is not None:
            self.vitals.weigh(self.process.pid)

    def _begin(self, now: float) -> None:
        self._due = None
        self._forced = self._shown = self._there = None
        self.vitals.begin(now)
        try:
            self.process = self._start(cautious(self.settings, supervision.caution(self.falls)))
        except ScreenError as error:
            self._fall(str(error), now, explained=False)

    def _hear(self, process: ScreenProcess, now: float) -> None:
        self._chatter.heard(process.chatter(), now)
        try:
            messages = process.hear()
            for message in messages:
                self._take(message, now)
            self._strikes.keep()
            for message in messages:
                if isinstance(message, Handing):
                    process.tell(Noted(message.digest))
        except ScreenError as error:
            _log.error("%s: %s", self.settings.name, error)
            process.kill()

    def _take(self, message: FromScreen, now: float) -> None:
        match message:
            case Started():
                self.vitals.started = self._there = message
                self._fit()
            case Progress():
                self.vitals.progress(message, now)
            case Handing(digest=digest, item=item):
                self._strikes.handed(self.settings.name, digest or item, self.vitals.decoder)
            case Settled(digest=digest):
                self._strikes.settled(self.settings.name, digest, self.vitals.decoder)
            case Played():
                self.record.played(message, self._shown.orders.version if self._shown else 0)
            case Trouble():
                self.record.trouble(message)

    def _fit(self) -> None:
        """Name an output that does not suit the programme, once both are known."""
        if self._shown is None or self._there is None or self.settings.window is not None:
            return
        if trouble := misfit(self._shown.manifest.screen, self._there):
            self.record.trouble(trouble)

    def _force(self, process: ScreenProcess, now: float) -> None:
        """End by force a screen that hangs, or that does not end as it was told."""
        overdue = self._stop_at is not None and now - self._stop_at > STOP_S
        if self._forced is not None:
            if now - self._forced > ABORT_S:
                process.kill()
        elif overdue or supervision.is_hung(self.vitals.life, now):
            _log.error("%s: no sign of progress, it is ended by force", self.settings.name)
            self._forced = now
            process.abort()

    def _end(self, process: ScreenProcess, code: int, now: float) -> None:
        process.close()
        self.process = None
        if self.settings.window is not None and code == 0 and not self._is_anew:
            self.ending = self.ending or "by hand"
        if self.ending:
            self._strikes.ended(self.settings.name)
            return
        if self._is_anew:
            self._strikes.ended(self.settings.name)
            self._is_anew, self._stop_at, self._due = False, None, now
            return
        charged = self._strikes.died(self.settings.name)
        why = "no progress" if self._forced is not None else why_ended(code)
        self._fall(why, now, explained=bool(charged))

    def _fall(self, why: str, now: float, *, explained: bool) -> None:
        fall = supervision.fallen(self.vitals.life, now, explained=explained)
        self.falls = supervision.remembered((*self.falls, fall), now)
        wait = supervision.wait_s(self.falls)
        self._due = now + wait
        self.restarts.append(why)
        del self.restarts[:-100]
        _log.error("%s: %s; it starts again in %g s", self.settings.name, why, wait)
