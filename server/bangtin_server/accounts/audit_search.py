"""What people look for in the log of who did what."""

from datetime import date, datetime, time, timedelta
from typing import Any, NamedTuple

from django.db.models import QuerySet
from django.utils.timezone import make_aware

from bangtin_server.accounts.models import AuditEvent


class Sought(NamedTuple):
    """Which rows; what is empty does not matter."""

    by: str = ""
    deed: str = ""
    thing: str = ""
    """A part of what it was done to."""
    since: date | None = None
    until: date | None = None
    """Included; both are days here."""


def found(sought: Sought) -> QuerySet[AuditEvent]:
    """Return the rows that are looked for, in no order."""
    wanted: dict[str, Any] = {
        "by": sought.by,
        "deed": sought.deed,
        "thing__icontains": sought.thing,
        "at__gte": sought.since and _midnight(sought.since),
        "at__lt": sought.until and _midnight(sought.until + timedelta(days=1)),
    }
    return AuditEvent.objects.filter(**{key: value for key, value in wanted.items() if value})


def _midnight(day: date) -> datetime:
    return make_aware(datetime.combine(day, time()))
