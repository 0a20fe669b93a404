"""A shift: a thread of the worker that takes turn after turn until it is told to stop."""

import logging
from threading import Event, Thread

from django.db import close_old_connections

_log = logging.getLogger(__name__)


class Shift(Thread):
    """Whatever fails in a turn is said and tried again: a shift that ended would end its work without a word.

    After each turn a connection to the database that has gone bad is let go, so that the next turn has a new one.

    Args:
        name: Of the thread, and of what fails.
        every_s: Seconds between two turns.
        after_fault_s: Seconds after a turn that failed.
    """

    def __init__(self, name: str, every_s: float, after_fault_s: float) -> None:
        super().__init__(name=name, daemon=True)
        self.halted = Event()
        self._every_s, self._after_fault_s = every_s, after_fault_s

    def turn(self) -> bool | None:
        """Do what is due; say whether more is, so that the next turn follows at once."""
        raise NotImplementedError

    def halt(self) -> None:
        """Ask it to end after what is being done."""
        self.halted.set()

    def stop(self, within_s: float = 10) -> None:
        """End after what is being done."""
        self.halt()
        self.join(within_s)

    def run(self) -> None:
        """Take turns until stopped."""
        while not self.halted.is_set():
            self.halted.wait(self._pause_after_a_turn())

    def _pause_after_a_turn(self) -> float:
        try:
            return 0 if self.turn() else self._every_s
        except Exception:  # noqa: BLE001 - see the class
            _log.exception("%s fails; it is tried again in %g s", self.name, self._after_fault_s)
            return self._after_fault_s
        finally:
            close_old_connections()
