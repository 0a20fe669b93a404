"""Emergency messages: raised at once, approved afterwards, extended, cleared. Each ends by itself on the wall (R23)."""

import unicodedata
from datetime import datetime, timedelta

import msgspec
from django.db import transaction

from bangtin_playlists.instant import instant
from bangtin_server import clock
from bangtin_server.accounts.audit import Deed, note
from bangtin_server.emergencies.models import Emergency
from bangtin_server.emergencies.reach import Given, in_words, reach, require_end, told, where_of
from bangtin_server.emergencies.templates import TEMPLATES, Page, Particulars, drilled, filled
from bangtin_server.errors import OrderRefusedError

MOST_DAYS = 7
MOST_PAGES = 10
APPROVED_WITHIN = timedelta(minutes=30)
"""What is not approved by then stands out in reports (domain.md 2.3)."""
LEVELS = (20, 30)


class Message(msgspec.Struct, frozen=True):
    """What is to be shown until when."""

    pages: tuple[Page, ...]
    until: datetime
    template: str = ""
    level: int = 30
    drill: bool = False


def from_template(code: str, particulars: Particulars, until: datetime | None, *, drill: bool = False) -> Message:
    """Return the message of a template, which ends when it usually does unless *until* says otherwise.

    Raises:
        OrderRefusedError: there is no such template, or its particulars are not right.
    """
    template = TEMPLATES.get(code)
    if template is None:
        known = ", ".join(TEMPLATES)
        raise OrderRefusedError(f"no template {code!r}; there are {known}", f"Không có mẫu “{code}”; hiện có: {known}.")
    pages = filled(template, particulars, drill=drill)
    return Message(pages, until or clock.now() + template.lasts, code, template.level, drill or template.drill)


@transaction.atomic
def raise_(message: Message, given: Given) -> Emergency:
    """Put *message* on the walls.

    Raises:
        OrderRefusedError: it has no page, no level or no end that makes sense, or nobody knows the place.
    """
    _require_sense(message)
    row = Emergency.objects.create(
        template=message.template,
        level=message.level,
        cards=[_kept(page, message.drill) for page in message.pages],
        drill=message.drill,
        until=message.until,
        **given.columns(),
    )
    reach(row, given.where)
    after = {"where": in_words(row), "until": instant(row.until), "template": row.template, "drill": row.drill}
    note(Deed.EMERGENCY_RAISED, given.by, _thing(row), after=after)
    return row


def _require_sense(message: Message) -> None:
    require_end(message.until, MOST_DAYS)
    if not 0 < len(message.pages) <= MOST_PAGES:
        raise OrderRefusedError(
            f"a message has 1 to {MOST_PAGES} pages", f"Một tin khẩn cấp có từ 1 đến {MOST_PAGES} trang."
        )
    if message.level not in LEVELS:
        raise OrderRefusedError(
            "the level is 30 (emergency) or 20 (priority)", "Mức là 30 (khẩn cấp) hoặc 20 (ưu tiên)."
        )


def _kept(page: Page, drill: bool) -> dict[str, object]:  # noqa: FBT001 - as its caller has it
    card = drilled(page.card) if drill else page.card
    built = msgspec.json.decode(unicodedata.normalize("NFC", msgspec.json.encode(card).decode()))
    return {"card": built, "slot_ms": page.seconds * 1000}


@transaction.atomic
def extend(emergency: Emergency, until: datetime, by: str) -> Emergency:
    """Let a message stand longer.

    Raises:
        OrderRefusedError: it has ended already, or *until* is no later end.
    """
    row = _standing(emergency)
    require_end(until, MOST_DAYS)
    if until <= row.until:
        raise OrderRefusedError(
            "the new end must be later than the old one; clear it to end it now",
            "Thời điểm kết thúc mới phải muộn hơn; muốn kết thúc ngay hãy dùng “Hết khẩn cấp”.",
        )
    before, row.until = row.until, until
    row.save(update_fields=["until"])
    told(row)
    note(Deed.EMERGENCY_EXTENDED, by, _thing(row), before=_end(before), after=_end(until))
    return row


@transaction.atomic
def clear(emergency: Emergency, by: str, *, say: bool = False) -> Emergency:
    """End a message now: a new version of the orders with an earlier end.

    Args:
        emergency: Which.
        by: Who ends it.
        say: Show "HẾT KHẨN CẤP" where it stood, for a minute and below every other emergency.

    Raises:
        OrderRefusedError: it has ended already.
    """
    row = _standing(emergency)
    before, now = row.until, clock.now()
    row.until, row.cleared_by, row.cleared_at = now, by, now
    row.save(update_fields=["until", "cleared_by", "cleared_at"])
    told(row)
    note(Deed.EMERGENCY_CLEARED, by, _thing(row), before=_end(before), after=_end(now))
    if say:
        raise_(from_template("all-clear", Particulars(), None, drill=row.drill), Given(where_of(row), by))
    return row


@transaction.atomic
def approve(emergency: Emergency, by: str) -> Emergency:
    """Approve a message, which the walls show already; approved twice is approved once."""
    row = Emergency.objects.select_for_update().get(pk=emergency.pk)
    if row.approved_at is None:
        row.approved_by, row.approved_at = by, clock.now()
        row.save(update_fields=["approved_by", "approved_at"])
        note(Deed.EMERGENCY_APPROVED, by, _thing(row))
    return row


def _standing(emergency: Emergency) -> Emergency:
    row = Emergency.objects.select_for_update().get(pk=emergency.pk)
    if row.until <= clock.now():
        raise OrderRefusedError("this message has ended already", "Tin khẩn cấp này đã kết thúc.")
    return row


def _thing(row: Emergency) -> str:
    return f"khan-{row.pk}"


def _end(until: datetime) -> dict[str, object]:
    return {"until": instant(until)}
