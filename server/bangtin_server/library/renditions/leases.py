"""Leases: who works on a row now. The row itself is the queue, and a killed worker's row is free again by itself.

Whoever works says so every few seconds; a row of which nothing was heard for longer than a lease lasts is anybody's.
Who lost a row that way, because the machine stood still, cannot finish it any more: the name on it is another.
"""

import time
from collections.abc import Callable, Collection
from datetime import timedelta
from typing import Any, Generic, TypeVar
from uuid import uuid4

from django.db import transaction
from django.db.models import Q, QuerySet

from bangtin_server import clock
from bangtin_server.errors import CentreError
from bangtin_server.library.models import Examination, Medium, Rendition

Row = TypeVar("Row", Medium, Rendition)
Aside = Collection[Medium | Rendition]

LASTS = timedelta(seconds=40)
"""Together with the look for work well under a minute."""
SAID_EVERY_S = 5.0
MOST_TRIES = 3
"""A row whose workers ended that often without a word is the end of them: it is given up."""


class LeaseLostError(CentreError):
    """Somebody else has the row by now."""


class HaltedError(CentreError):
    """This worker is to end."""


class Lease(Generic[Row]):
    """One row in one worker's hands.

    Args:
        row: As it was when it was taken.
    """

    def __init__(self, row: Row) -> None:
        self.row: Row = row
        self.halted: Callable[[], bool] = lambda: False
        """Says whether whoever holds it is to end."""
        self._said = time.monotonic()
        self._progress = 0

    def keep(self, progress: int = 0) -> None:
        """Say that it is worked on, and how far; cheap to call often.

        Raises:
            LeaseLostError: Somebody else works on it.
            HaltedError: We are to end.
        """
        if self.halted():
            raise HaltedError("the worker ends")
        self._progress = max(self._progress, progress)
        if time.monotonic() - self._said < SAID_EVERY_S:
            return
        self._said = time.monotonic()
        columns: dict[str, Any] = {"worked_at": clock.now()}
        if isinstance(self.row, Rendition):
            columns["progress"] = min(99, self._progress)
        if not self._ours().update(**columns):
            raise LeaseLostError("somebody else works on it by now")

    def end(self, **columns: Any) -> bool:  # noqa: ANN401 - a row's columns
        """Write the outcome and let go; False where somebody else has the row, and then nothing is written."""
        with transaction.atomic():
            row = self._ours().select_for_update().first()
            if row is None:
                return False
            for name, value in {**columns, "worker": "", "worked_at": None}.items():
                setattr(row, name, value)
            row.save(update_fields=[*columns, "worker", "worked_at"])
            self.row = row
            return True

    def give_back(self) -> None:
        """Let go of a row that is to be done by somebody else: this try does not count."""
        columns: dict[str, Any] = {"worker": "", "worked_at": None, "tries": max(0, self.row.tries - 1)}
        if isinstance(self.row, Rendition):
            columns["state"] = Rendition.State.WAITING
        elif self.row.examination == Examination.WORKING:
            columns["examination"] = Examination.WAITING
        self._ours().update(**columns)

    def _ours(self) -> QuerySet[Any]:
        kind: Any = type(self.row)
        ours: QuerySet[Any] = kind.objects.filter(pk=self.row.pk, worker=self.row.worker)
        return ours


def next_medium(aside: Aside = ()) -> Lease[Medium] | None:
    """Take the file that waits the longest to be examined; fresh uploads go before what only has to be gone through.

    Args:
        aside: What cannot be done just now.
    """
    fresh = Q(examination=Examination.WAITING)
    fallen = Q(examination=Examination.WORKING) & _stale()
    unseen = Q(examination=Examination.SOUND, kind="video", gone_through_at=None) & (Q(worker="") | _stale())
    for wanted in (fresh | fallen, unseen):
        if lease := _take(Medium.objects.filter(wanted).exclude(pk__in=_keys(aside, Medium)).order_by("added_at")):
            return lease
    return None


def next_look(aside: Aside = ()) -> Lease[Rendition] | None:
    """Take what people wait the longest to look at; it is made in a moment."""
    return _take(_waiting().exclude(purpose=Rendition.Purpose.PLAY).exclude(pk__in=_keys(aside, Rendition)))


def next_play(aside: Aside = ()) -> Lease[Rendition] | None:
    """Take what screens wait the longest to play."""
    return _take(_waiting().filter(purpose=Rendition.Purpose.PLAY).exclude(pk__in=_keys(aside, Rendition)))


def _keys(aside: Aside, kind: type[Medium | Rendition]) -> list[Any]:
    return [row.pk for row in aside if isinstance(row, kind)]


def _waiting() -> QuerySet[Rendition]:
    free = Q(state=Rendition.State.WAITING) | (Q(state=Rendition.State.WORKING) & _stale())
    return Rendition.objects.filter(free).select_related("medium").order_by("asked_at", "pk")


def _stale() -> Q:
    """What nobody has been heard of for too long; a time to come is of a clock that has fallen back."""
    now = clock.now()
    return Q(worked_at__lt=now - LASTS) | Q(worked_at__gt=now + LASTS) | Q(worked_at=None)


def _take(waiting: QuerySet[Row]) -> Lease[Row] | None:
    with transaction.atomic():
        row = waiting.select_for_update(skip_locked=True, of=("self",)).first()
        if row is None:
            return None
        row.worker, row.worked_at, row.tries = uuid4().hex, clock.now(), row.tries + 1
        columns: dict[str, Any] = {"worker": row.worker, "worked_at": row.worked_at, "tries": row.tries}
        if isinstance(row, Rendition):
            row.state = columns["state"] = Rendition.State.WORKING
            columns["progress"] = 0
        elif row.examination != Examination.SOUND:
            row.examination = columns["examination"] = Examination.WORKING
        kind: Any = type(row)
        kind.objects.filter(pk=row.pk).update(**columns)
        return Lease(row)
