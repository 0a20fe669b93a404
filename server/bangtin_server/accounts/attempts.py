"""How often somebody may try: passwords and codes are short, so guesses are few.

A try is counted before it is judged and taken back where it was right, so that those who try at the same moment are not
all let through before the first is counted. Rows, so that every process counts the same.
"""

from datetime import timedelta
from typing import NamedTuple

from django.db import connection, transaction

from bangtin_server import clock
from bangtin_server.accounts.models import Attempt

WITHIN = timedelta(minutes=15)
_LOCK = 0x62616E68
"""Who counts holds this on PostgreSQL; on SQLite a transaction that writes is alone anyhow."""


class Limit(NamedTuple):
    """How often one may try."""

    deed: str
    who: str
    """A user name, an address, both; empty for everybody together."""
    most: int


@transaction.atomic
def spend(*limits: Limit) -> list[Attempt] | None:
    """Count one try against each of *limits*; return what was counted, None where one of them is used up."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [_LOCK])
    now = clock.now()
    Attempt.objects.filter(at__lte=now - WITHIN).delete()
    if any(_spent(limit) >= limit.most for limit in limits):
        return None
    return Attempt.objects.bulk_create(Attempt(deed=one.deed, who=_kept(one.who), at=now) for one in limits)


def _spent(limit: Limit) -> int:
    return Attempt.objects.filter(deed=limit.deed, who=_kept(limit.who)).count()


def _kept(who: str) -> str:
    return who[:200]


def take_back(spent: list[Attempt]) -> None:
    """Count tries that were right no more."""
    Attempt.objects.filter(pk__in=[one.pk for one in spent]).delete()


def forget(deed: str, who: str) -> None:
    """Begin the count of one anew."""
    Attempt.objects.filter(deed=deed, who=_kept(who)).delete()
