"""The agent's timetable: what is done now and then, by APScheduler, in threads of its own.

Each action says how long to wait until it is due again. It never runs twice at once; what is asked for while it runs
is done once more after it. Anything that it raises is logged, and it is tried again.
"""

import logging
import threading
import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta

from apscheduler.executors.pool import ThreadPoolExecutor
from apscheduler.schedulers.background import BackgroundScheduler
from apscheduler.triggers.date import DateTrigger

_log = logging.getLogger(__name__)
Action = Callable[[], float | None]
"""Does something; returns the seconds until the next time, None for when it is asked for."""
AFTER_FAULT_S = 60.0
_THREADS = 12
"""More than there are duties: one that waits for a dead line holds up no other."""
_JUMP_S = 2.0
_INSTANCES = 100
"""APScheduler drops a job whose last run has not quite ended; that none runs twice at once is seen to here."""


class _Entry:
    def __init__(self, action: Action) -> None:
        self.action = action
        self.running = False
        self.again = False


class Timetable:
    """Runs actions by their names."""

    def __init__(self) -> None:
        self._scheduler = BackgroundScheduler(
            timezone=UTC,
            executors={"default": ThreadPoolExecutor(_THREADS)},
            job_defaults={"coalesce": True, "misfire_grace_time": None, "max_instances": _INSTANCES},
        )
        logging.getLogger("apscheduler").setLevel(logging.WARNING)
        self._entries: dict[str, _Entry] = {}
        self._lock = threading.Lock()
        self._ahead = _ahead()

    def add(self, name: str, action: Action) -> None:
        """Take *action* into the timetable, due at once."""
        self._entries[name] = _Entry(action)
        self.soon(name)

    def start(self) -> None:
        """Begin."""
        self._scheduler.start()

    def close(self) -> None:
        """Begin nothing more; what runs is left to its own deadlines."""
        self._scheduler.shutdown(wait=False)

    def soon(self, name: str, after_s: float = 0.0) -> None:
        """Have an action done in *after_s* seconds, in place of when it was due."""
        with self._lock:
            entry = self._entries[name]
            if entry.running:
                entry.again = True
            else:
                self._set(name, after_s)

    def once(self, name: str, action: Callable[[], None], after_s: float) -> None:
        """Have something done once, in *after_s* seconds; what had that name before is not done any more."""

        def only() -> None:
            action()

        with self._lock:
            self._entries[name] = _Entry(only)
            self._set(name, after_s)

    def keep_step(self) -> None:
        """Look whether the machine's clock was set: APScheduler goes by it, and would wait for years."""
        ahead = _ahead()
        if abs(ahead - self._ahead) > _JUMP_S:
            _log.info("the clock was set by %.0f s; the timetable begins anew", ahead - self._ahead)
            for number, name in enumerate(self._entries):
                self.soon(name, float(number))
        self._ahead = ahead

    def _set(self, name: str, after_s: float) -> None:
        at = datetime.now(UTC) + timedelta(seconds=after_s)
        self._scheduler.add_job(self._run, DateTrigger(at), [name], id=name, replace_existing=True)

    def _run(self, name: str) -> None:
        entry = self._entries[name]
        with self._lock:
            if entry.running:
                entry.again = True
                return
            entry.running = True
        try:
            wait = entry.action()
        except Exception:  # noqa: BLE001 - the timetable outlives whatever an action did not foresee
            _log.exception("%s fails; it is tried again in %g s", name, AFTER_FAULT_S)
            wait = AFTER_FAULT_S
        with self._lock:
            entry.running = False
            if entry.again:
                entry.again, wait = False, 0.0
            if wait is not None and self._scheduler.running:
                self._set(name, wait)


def _ahead() -> float:
    """Return how far the machine's clock is ahead of its steady one: changes only when it is set."""
    return time.time() - time.monotonic()
