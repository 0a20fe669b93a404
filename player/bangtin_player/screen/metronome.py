"""Wakes the stage when its next picture is due."""

import logging
from collections.abc import Callable

from PySide6.QtCore import QObject, Qt, QTimer

_log = logging.getLogger(__name__)
_LONGEST_MS = 500.0
_AFTER_A_FAULT_MS = 1_000.0


class Metronome(QObject):
    """Calls *wake*, which answers in how many ms it wants to be called again.

    A wake that fails is tried again and is no tick: the agent, who counts them, restarts a screen that stays stuck.
    """

    def __init__(self, wake: Callable[[], float], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._wake = wake
        self.ticks = 0
        self._timer = QTimer(self, singleShot=True, timerType=Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._tick)

    def hurry(self) -> None:
        """Wake at once: something has changed."""
        self._timer.start(0)

    def stop(self) -> None:
        """Wake no more."""
        self._timer.stop()

    def _tick(self) -> None:
        wait = _AFTER_A_FAULT_MS
        try:
            wait = min(self._wake(), _LONGEST_MS)
            self.ticks += 1
        except Exception:  # noqa: BLE001 - whatever it is, a wall goes on, and the agent hears that it does not tick
            _log.exception("the stage stumbled")
        self._timer.start(max(0, round(wait)))
