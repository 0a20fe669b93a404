"""Blackout: everything dark by order, until it is lifted (domain.md 2.3, S11)."""

from django.db import transaction

from bangtin_playlists.instant import instant
from bangtin_server import clock
from bangtin_server.accounts.audit import Deed, note
from bangtin_server.emergencies.models import Blackout
from bangtin_server.emergencies.reach import Given, in_words, once, reach, told
from bangtin_server.errors import OrderRefusedError


def order(given: Given, *, allow_emergency: bool = False) -> Blackout:
    """Make screens dark at once.

    Args:
        given: Where, and by whom.
        allow_emergency: Emergency messages still pass.

    Raises:
        OrderRefusedError: nobody knows the place.
    """

    def make() -> Blackout:
        row = Blackout.objects.create(allow_emergency=allow_emergency, **given.columns())
        reach(row, given.where)
        after = {"where": in_words(row), "allow_emergency": allow_emergency}
        note(Deed.BLACKOUT_ORDERED, given.by, thing(row), after=after, address=given.address)
        return row

    return once(Blackout, given, make, {"allow_emergency": allow_emergency})


@transaction.atomic
def lift(blackout: Blackout, by: str, address: str = "") -> Blackout:
    """Let the screens show again; whether *by* may is asked before (access.py).

    Raises:
        OrderRefusedError: it was lifted already.
    """
    row = Blackout.objects.select_for_update().get(pk=blackout.pk)
    now = clock.now()
    if row.until is not None and row.until <= now:
        raise OrderRefusedError("this blackout was lifted already", "Lệnh dừng khẩn cấp này đã được gỡ.")
    row.until, row.lifted_by = now, by
    row.save(update_fields=["until", "lifted_by"])
    told(row)
    note(Deed.BLACKOUT_LIFTED, by, thing(row), after={"until": instant(now)}, address=address)
    return row


def thing(row: Blackout) -> str:
    """Return what orders and the log call it."""
    return f"tat-{row.pk}"
