"""The reception: takes what the door has let in whole into the library, at once and one after the other."""

import logging
import time
from threading import Event, Thread

from django.db import close_old_connections

from bangtin_server.alone import alone
from bangtin_server.door.spool import Spool
from bangtin_server.library import uploads
from bangtin_server.storage.port import Storage

_log = logging.getLogger(__name__)
_LOOK_EVERY_S = 0.5
_SWEEP_EVERY_S = 600.0


class Reception(Thread):
    """Looks into the spool with a thread of its own, until stopped."""

    def __init__(self, spool: Spool, storage: Storage) -> None:
        super().__init__(name="reception", daemon=True)
        self._spool, self._storage, self._stopped = spool, storage, Event()
        self._swept_at = float("-inf")

    def stop(self) -> None:
        """End after what is being done."""
        self._stopped.set()
        self.join(timeout=10)

    def run(self) -> None:
        """Work until stopped."""
        while not self._stopped.is_set():
            try:
                self.turn()
            except Exception:  # noqa: BLE001 - the next file must not wait for ever on this one
                _log.exception("an upload cannot be taken in; it is tried again")
                self._stopped.wait(10)
            self._stopped.wait(_LOOK_EVERY_S)

    def turn(self) -> None:
        """Take in what is there, unless another process does; now and then sweep."""
        sweeps = time.monotonic() - self._swept_at > _SWEEP_EVERY_S
        if not sweeps and next(self._spool.arrived(), None) is None:
            return  # the database is not asked
        with alone("reception") as ours:
            if ours:
                uploads.take_in(self._spool, self._storage)
                if sweeps:
                    uploads.sweep(self._spool)
                    self._swept_at = time.monotonic()
        close_old_connections()
