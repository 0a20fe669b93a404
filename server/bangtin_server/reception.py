"""The reception: takes what the door has let in whole into the library, at once and one after the other."""

import time

from bangtin_server.alone import alone
from bangtin_server.door.spool import Spool
from bangtin_server.library import uploads
from bangtin_server.shift import Shift
from bangtin_server.storage.port import Storage

_LOOK_EVERY_S = 0.5
_AFTER_FAULT_S = 10.0
_SWEEP_EVERY_S = 600.0


class Reception(Shift):
    """Looks into the spool with a thread of its own, until stopped."""

    def __init__(self, spool: Spool, storage: Storage) -> None:
        super().__init__("taking uploads in", _LOOK_EVERY_S, _AFTER_FAULT_S)
        self._spool, self._storage = spool, storage
        self._swept_at = float("-inf")

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
