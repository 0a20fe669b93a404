"""The worker: publishes, takes uploads in and does the chores, beside the web or as a process of its own.

Any number may run. What is due stands in rows: a worker that was killed leaves it there, and another finds it.
"""

import signal
from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from threading import Event
from types import FrameType

from bangtin_server.chores import Chores
from bangtin_server.composition import environment, keyring, spool, storage
from bangtin_server.door.hints import HintSender
from bangtin_server.press import Press, Tell
from bangtin_server.reception import Reception
from bangtin_server.workshop import Workshop


class Worker:
    """The press, the reception, the workshop and the chores, each with threads of its own.

    Args:
        tell: Says to listeners that something is there for them.
    """

    def __init__(self, tell: Tell) -> None:
        self._press, self._chores = Press(storage(), keyring().publisher(), tell), Chores(storage())
        self._reception = Reception(spool(), storage())
        self._workshop = Workshop(storage(), environment().data / "work")

    def start(self) -> None:
        """Begin."""
        self._press.start()
        self._reception.start()
        self._workshop.start()
        self._chores.start()

    def stop(self) -> None:
        """End after what is being done; all are told before any is waited for, so that the slowest alone decides."""
        parts = (self._press, self._reception, self._workshop, self._chores)
        with ThreadPoolExecutor(len(parts)) as pool:
            for ended in [pool.submit(part.stop) for part in parts]:
                ended.result()


def work() -> None:
    """Work until the process is told to stop."""
    stopped = Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, _setting(stopped))
    worker = Worker(HintSender(environment().redis).tell if environment().redis else _nobody)
    worker.start()
    stopped.wait()
    worker.stop()


def _setting(stopped: Event) -> Callable[[int, FrameType | None], None]:
    def heard(_number: int, _frame: FrameType | None) -> None:
        stopped.set()

    return heard


def _nobody(tokens: Iterable[str], word: str = "") -> None:
    """Tell nobody: without Redis the doors hear of nothing, and players ask every minute."""
