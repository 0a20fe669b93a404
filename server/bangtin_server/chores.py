"""The chores: what has to be done again and again, by whichever process has the time; each finds what is left to do.

Killed in the middle, a chore is simply done again.
"""

import logging
from typing import TYPE_CHECKING

from bangtin_server.accounts import audit_archive, sign_ins
from bangtin_server.alone import alone
from bangtin_server.emergencies import alarms
from bangtin_server.players import bundles, pictures
from bangtin_server.reports import partitions, retention, totals
from bangtin_server.shift import Shift
from bangtin_server.storage.port import Storage

if TYPE_CHECKING:
    from collections.abc import Callable

_log = logging.getLogger(__name__)
TOTALS_EVERY_S = 60.0
_TOTALS_AT_ONCE = 200


class Chores(Shift):
    """Does all chores about once a minute, with a thread of its own, until stopped."""

    def __init__(self, storage: Storage) -> None:
        super().__init__("chores", TOTALS_EVERY_S, TOTALS_EVERY_S)
        self._all: tuple[Callable[[], object], ...] = (
            partitions.make_ahead,
            lambda: totals.settle_touched(_TOTALS_AT_ONCE),
            lambda: pictures.forget_old(storage),
            lambda: bundles.forget_old(storage),
            retention.forget_old,
            alarms.report_overdue,
            sign_ins.forget_old,
            lambda: audit_archive.archive_old(storage),
        )

    def turn(self) -> None:
        """Do each chore once, unless another process does; one that fails keeps none of the others from being done."""
        for chore in self._all:
            try:
                with alone("chores") as ours:
                    if ours:
                        chore()
            except Exception:  # noqa: BLE001 - the thread that does all the others must not end
                _log.exception("a chore fails; it is tried again in %d s", TOTALS_EVERY_S)
