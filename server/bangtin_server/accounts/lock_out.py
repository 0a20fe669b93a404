"""Lock-out: after some failures nobody gets in by trying on, for a quarter of an hour. The audit log is the count.

A stranger cannot lock a person out from elsewhere with a handful of tries: a few count for one name at one address,
many for a name or an address alone.
"""

from datetime import datetime, timedelta

from bangtin_server import clock
from bangtin_server.accounts.audit import Deed, note
from bangtin_server.accounts.models import AuditEvent

WITHIN = timedelta(minutes=15)
MOST_HERE = 5
"""Failures of one name at one address."""
MOST_OF_NAME = 50
"""Failures of one name from everywhere: more is guessing with many machines."""
MOST_OF_ADDRESS = 100
"""Failures at one address: more is guessing with many names; a whole office may share one."""


def locked(name: str, address: str) -> bool:
    """Say whether *name* must wait before trying again at *address*."""
    recent = AuditEvent.objects.filter(deed=Deed.SIGN_IN_FAILED.value, at__gt=clock.now() - WITHIN)
    here = recent.filter(address=address or None)
    return (
        here.filter(by=name, at__gt=_last_success(name, address)).count() >= MOST_HERE
        or recent.filter(by=name).count() >= MOST_OF_NAME
        or here.count() >= MOST_OF_ADDRESS
    )


def _last_success(name: str, address: str) -> datetime:
    """Return when *name* last got in at *address*, at least within the span that counts."""
    began = clock.now() - WITHIN
    got_in = AuditEvent.objects.filter(deed=Deed.SIGN_IN.value, by=name, address=address or None, at__gt=began)
    return got_in.order_by("-at").values_list("at", flat=True).first() or began


def note_refusal(name: str, address: str) -> None:
    """Note that somebody was kept out; once a span, so that trying on cannot fill the log."""
    refused = AuditEvent.objects.filter(deed=Deed.SIGN_IN_REFUSED.value, by=name, address=address or None)
    if not refused.filter(at__gt=clock.now() - WITHIN).exists():
        note(Deed.SIGN_IN_REFUSED, name, address=address)
