"""What people look for in the log of who did what."""

import unicodedata
from datetime import date, datetime, time, timedelta
from typing import Any, NamedTuple

from django.db.models import Q, QuerySet
from django.utils.timezone import make_aware

from bangtin_server.accounts.models import AuditEvent, User


class Sought(NamedTuple):
    """Which rows; what is empty does not matter."""

    by: str = ""
    """A user name, words of a full name that stand together, or `system` or `player`; case does not matter."""
    deed: str = ""
    thing: str = ""
    """A part of what it was done to."""
    since: date | None = None
    until: date | None = None
    """Included; both are days here."""
    also: Q | None = None
    """Rows done to what people call by `thing`, though the log keeps another name of it."""


def found(sought: Sought) -> QuerySet[AuditEvent]:
    """Return the rows that are looked for, in no order."""
    wanted: dict[str, Any] = {
        "deed": sought.deed,
        "at__gte": sought.since and _midnight(sought.since),
        "at__lt": sought.until and _midnight(sought.until + timedelta(days=1)),
    }
    rows = AuditEvent.objects.filter(**{key: value for key, value in wanted.items() if value})
    if sought.by:
        called = Q(by__iexact=sought.by) | Q(by__istartswith=f"{sought.by}:")  # such as `system:import`
        rows = rows.filter(called | Q(by__in=_user_names(sought.by)))
    if sought.thing:
        rows = rows.filter(Q(thing__icontains=sought.thing) | (sought.also or Q(pk__in=())))
    return rows


def _user_names(text: str) -> list[str]:
    """Return whose full name has these words in it, as whole words: “an” is no part of “Lan”."""
    words = f" {_plain(text)} "
    people = User.objects.exclude(full_name="").values_list("username", "full_name")
    return [name for name, full in people if words in f" {_plain(full)} "]


def _plain(text: str) -> str:
    return " ".join(unicodedata.normalize("NFC", text).casefold().split())


def _midnight(day: date) -> datetime:
    return make_aware(datetime.combine(day, time()))
