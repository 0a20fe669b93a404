"""What waits for a person: versions to judge or to change, and what was said of their own (domain.md 3.7)."""

from collections.abc import Mapping
from datetime import datetime
from enum import StrEnum
from typing import NamedTuple

from django.db.models import QuerySet

from bangtin_server.accounts.roles import Right
from bangtin_server.library.models import Item, Notice, State


class Task(StrEnum):
    """What is to be done with a version."""

    REVIEW = "review"
    APPROVE = "approve"
    CHANGE = "change"
    """It came back to who made it."""


class Awaited(NamedTuple):
    """Which right a task takes, and in which state the versions are."""

    right: Right
    state: State


TASKS: Mapping[Task, Awaited] = {
    Task.REVIEW: Awaited(Right.REVIEW, State.SUBMITTED),
    Task.APPROVE: Awaited(Right.APPROVE_ITEM, State.REVIEWED),
    Task.CHANGE: Awaited(Right.CONTRIBUTE, State.CHANGES_REQUESTED),
}


def waiting(task: Task, rows: QuerySet[Item], by: str) -> QuerySet[Item]:
    """Return those of *rows* that wait for *by*: their own to change, and only others' to judge."""
    rows = rows.filter(newest__state=TASKS[task].state)
    return rows.filter(newest__made_by=by) if task is Task.CHANGE else rows.exclude(newest__made_by=by)


def notices_of(name: str) -> QuerySet[Notice]:
    """Return what was said to a person of their own versions."""
    return Notice.objects.filter(person__username=name)


def read_notices(name: str, now: datetime, last: int | None = None) -> int:
    """Mark a person's notices as read, those up to the row *last* where it is said; return how many were unread."""
    unread = notices_of(name).filter(read_at=None)
    return (unread.filter(pk__lte=last) if last is not None else unread).update(read_at=now)
