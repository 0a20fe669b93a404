"""State mourning: what is not fit for it is not shown, from an instant to an instant (domain.md 2.9, S6)."""

from datetime import datetime, timedelta

import msgspec
from django.db import transaction

from bangtin_playlists.instant import instant
from bangtin_server import clock
from bangtin_server.accounts.audit import Deed, note
from bangtin_server.emergencies.models import Mourning
from bangtin_server.emergencies.reach import Given, in_words, reach, require_end, told
from bangtin_server.errors import OrderRefusedError

MOST_DAYS = 60
"""Until its end; it is usually ordered days ahead and lasts two."""


class Span(msgspec.Struct, frozen=True):
    """From when to when, the end excluded."""

    since: datetime
    until: datetime


@transaction.atomic
def order(span: Span, given: Given) -> Mourning:
    """Order state mourning.

    Raises:
        OrderRefusedError: it ends before it begins or too far ahead, or nobody knows the place.
    """
    require_end(span.until, MOST_DAYS)
    if not clock.now() - timedelta(days=MOST_DAYS) <= span.since < span.until:
        raise OrderRefusedError(
            "it ends before it begins, or began long ago",
            "Thời điểm kết thúc phải sau thời điểm bắt đầu, và không bắt đầu từ quá lâu.",
        )
    columns = {**given.columns(), "since": span.since}
    row = Mourning.objects.create(until=span.until, **columns)
    reach(row, given.where)
    after = {"where": in_words(row), "since": instant(span.since), "until": instant(span.until)}
    note(Deed.MOURNING_ORDERED, given.by, _thing(row), after=after)
    return row


@transaction.atomic
def end(mourning: Mourning, by: str) -> Mourning:
    """End state mourning early.

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
    note(Deed.MOURNING_ENDED, by, _thing(row), before={"until": instant(before)}, after={"until": instant(now)})
    return row


def _thing(row: Mourning) -> str:
    return f"quoc-tang-{row.pk}"
