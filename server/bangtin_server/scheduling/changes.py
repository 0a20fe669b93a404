"""Who changed what, for whoever comes second: versions by what a thing says, and its last deed out of the log."""

import json
from collections.abc import Iterable, Mapping
from datetime import datetime
from hashlib import sha256
from typing import Any, NamedTuple

from bangtin_server.accounts.models import AuditEvent, User
from bangtin_server.errors import ChangedMeanwhileError

ANY = "*"
"""In the place of a version: whatever it says now."""


class Change(NamedTuple):
    """The last deed to a thing."""

    by: str
    """A person's name as people write it, else the user name."""
    at: datetime
    before: Mapping[str, Any]
    after: Mapping[str, Any]


def version_of(said: object) -> str:
    """Return the version of what says *said*: equal versions say the same."""
    return sha256(json.dumps(said, sort_keys=True, default=str).encode()).hexdigest()[:20]


def last_changes(things: Iterable[str]) -> dict[str, Change]:
    """Return the last deed to each of *things* that the log has; two queries, however many they are."""
    events = {event.thing: event for event in AuditEvent.objects.filter(thing__in=list(things)).order_by("pk")}
    users = User.objects.filter(username__in={event.by for event in events.values()})
    names = {user.username: user.full_name or user.username for user in users}
    return {
        thing: Change(names.get(event.by, event.by), event.at, event.before or {}, event.after or {})
        for thing, event in events.items()
    }


def refuse_stale(thing: str, read: str, there: str) -> None:
    """Refuse to write over what somebody else wrote meanwhile.

    Args:
        thing: What the log calls it.
        read: The version that the change starts from, or `ANY`.
        there: The version as it is.

    Raises:
        ChangedMeanwhileError: they differ.
    """
    if read in {ANY, there}:
        return
    last = last_changes([thing]).get(thing)
    by = last.by if last else "?"
    raise ChangedMeanwhileError(
        f"{by} changed it since you read it; read it again (its version is {there})",
        f"{by} đã sửa sau khi bạn mở; hãy xem lại bản mới (phiên bản {there}).",
    )
