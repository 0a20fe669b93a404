"""The workshop: examines files, makes what people look at, and converts films for the screens that need it.

Two threads of its own: an upload is examined while a long film is converted, and publishing waits behind neither.
What is to be done stands in rows; of a worker that was killed nothing is heard, and another one takes its row
(`library.renditions.leases`). A file that does harm comes to a clear end.
"""

import logging
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from django.db.models import Count, Max

from bangtin_server.errors import StorageError
from bangtin_server.library.classes import classes
from bangtin_server.library.models import Medium, Rendition
from bangtin_server.library.renditions.examining import examine
from bangtin_server.library.renditions.leases import (
    Aside,
    HaltedError,
    Lease,
    LeaseLostError,
    next_look,
    next_medium,
    next_play,
)
from bangtin_server.library.renditions.making import make
from bangtin_server.library.renditions.planning import plan
from bangtin_server.library.renditions.workbench import WorkError, sweep
from bangtin_server.players.models import Screen
from bangtin_server.shift import Shift
from bangtin_server.storage.port import Storage

_log = logging.getLogger(__name__)
LOOK_EVERY_S = 2.0
CLASSES_EVERY_S = 60.0
"""How often the classes of all screens are looked up, unless one was added; new files are planned at each turn."""
_ASIDE_S = 300.0
"""How long what cannot be done lets everything else go before it."""
Take = Callable[[Aside], Lease[Any] | None]


class Workshop:
    """Both threads: one examines and draws, one converts and plans.

    Args:
        storage: Where originals and renditions are.
        root: Where the work is done; nothing in it outlives the work.
    """

    def __init__(self, storage: Storage, root: Path) -> None:
        self._root = root
        self._planner = Planner()
        self._examining = Hand("examining", storage, root, (next_medium, next_look), lambda: None)
        self._converting = Hand("converting", storage, root, (next_play,), self._planner.turn)

    def start(self) -> None:
        """Clear away what the dead left, and begin."""
        sweep(self._root)
        self._examining.start()
        self._converting.start()

    def stop(self) -> None:
        """End at once; what was being made is made by the next one."""
        hands = (self._examining, self._converting)
        for hand in hands:
            hand.halt()
        for hand in hands:
            hand.stop(within_s=5)


class Planner:
    """Sees to it that there is a row for all that is to be made."""

    def __init__(self) -> None:
        self._looked = float("-inf")
        self._targets = set(classes(()).values())
        self._screens: dict[str, Any] = {}

    def turn(self) -> None:
        """Add rows for what is new."""
        screens = Screen.objects.aggregate(many=Count("pk"), newest=Max("pk"))
        if screens != self._screens or time.monotonic() - self._looked > CLASSES_EVERY_S:
            self._targets = set(classes(Screen.objects.all()).values())
            self._looked, self._screens = time.monotonic(), screens
        plan(sorted(self._targets))


class Hand(Shift):
    """Does one thing after the other until stopped.

    Args:
        name: Of the thread.
        storage: Where originals and renditions are.
        root: Where the work is done.
        takes: What may give work, the most urgent first.
        before: Called before each look for work.
    """

    def __init__(
        self, name: str, storage: Storage, root: Path, takes: Sequence[Take], before: Callable[[], None]
    ) -> None:
        super().__init__(name, LOOK_EVERY_S, LOOK_EVERY_S)
        self._storage, self._root, self._takes, self._before = storage, root, takes, before
        self._aside: dict[Medium | Rendition, float] = {}

    def turn(self) -> bool:
        """Do the most urgent thing; say whether there was one."""
        self._before()
        now = time.monotonic()
        self._aside = {row: since for row, since in self._aside.items() if now - since < _ASIDE_S}
        lease = next((found for take in self._takes if (found := take(tuple(self._aside)))), None)
        if lease is None:
            return False
        lease.halted = self.halted.is_set
        self._do(lease)
        return True

    def _do(self, lease: Lease[Any]) -> None:
        try:
            work = examine if isinstance(lease.row, Medium) else make
            work(lease, self._storage, self._root)
        except (StorageError, WorkError) as error:
            _log.warning("%s; it is tried again in %d s", error, _ASIDE_S)
            self._aside[lease.row] = time.monotonic()
            lease.give_back()
        except HaltedError:
            lease.give_back()
        except LeaseLostError:
            _log.warning("%s %s: somebody else has it by now", type(lease.row).__name__, lease.row.pk)
