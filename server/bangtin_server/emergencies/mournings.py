"""State mourning: what is not fit for it is not shown, from an instant to an instant (domain.md 2.9, S6)."""

from datetime import datetime, timedelta

import msgspec
from django.db import transaction

from bangtin_playlists.instant import instant
from bangtin_server import clock
from bangtin_server.accounts.audit import Deed, note
from bangtin_server.emergencies.models import Mourning
from bangtin_server.emergencies.reach import Given, in_words, once, reach, require_end, told
from bangtin_server.errors import OrderRefusedError

MOST = timedelta(days=60)
"""Until its end; it is usually ordered days ahead and lasts two."""


class Span(msgspec.Struct, frozen=True):
    """From when to when, the end excluded."""

    since: datetime
    until: datetime


def order(span: Span, given: Given) -> Mourning:
    """Order state mourning.

    Raises:
        OrderRefusedError: it ends before it begins or too far ahead, or nobody knows the place.
    """
    require_end(span.until, MOST)
    if not clock.now() - MOST <= span.since < span.until:
        raise OrderRefusedError(
            "it ends before it begins, or began long ago",
            "Thời điểm kết thúc phải sau thời điểm bắt đầu, và không bắt đầu từ quá lâu.",
        )

    def make() -> Mourning:
        row = Mourning.objects.create(until=span.until, **{**given.columns(), "since": span.since})
        reach(row, given.where)
        after = {"where": in_words(row), "since": instant(span.since), "until": instant(span.until)}
        note(Deed.MOURNING_ORDERED, given.by, thing(row), after=after, address=given.address)
        return row

    return once(Mourning, given, make, {"since": span.since})


@transaction.atomic
def end(mourning: Mourning, by: str, address: str = "") -> Mourning:
    """End state mourning early; whether *by* may is asked before (access.py).

    Raises:
        OrderRefusedError: it has ended already.
    """
    row = Mourning.objects.select_for_update().get(pk=mourning.pk)
    before, now = row.until, clock.now()
    if before <= now:
        raise OrderRefusedError("this mourning has ended already", "Chế độ Quốc tang này đã kết thúc.")
    row.until, row.ended_by = now, by
    row.save(update_fields=["until", "ended_by"])
    told(row)
    was, is_now = {"until": instant(before)}, {"until": instant(now)}
    note(Deed.MOURNING_ENDED, by, thing(row), before=was, after=is_now, address=address)
    return row


def thing(row: Mourning) -> str:
    """Return what the log calls it."""
    return f"quoc-tang-{row.pk}"
