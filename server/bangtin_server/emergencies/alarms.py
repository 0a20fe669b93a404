"""Emergency messages: raised at once, approved afterwards, extended, cleared. Each ends by itself on the wall (R23)."""

import unicodedata
from datetime import datetime, timedelta

import msgspec
from django.db import transaction
from django.db.models import QuerySet

from bangtin_playlists.instant import instant
from bangtin_server import clock
from bangtin_server.accounts.audit import SYSTEM, Deed, note
from bangtin_server.emergencies.models import Emergency
from bangtin_server.emergencies.reach import Given, in_words, once, reach, require_end, told, where_of
from bangtin_server.emergencies.templates import TEMPLATES, Page, Particulars, drilled, filled
from bangtin_server.errors import OrderRefusedError

MOST = timedelta(days=7)
"""How long a message of cards may stand; a template says it of its own."""
MOST_PAGES = 10
APPROVED_WITHIN = timedelta(minutes=30)
"""What is not approved by then is shown, logged and reported as such, and stays on the walls (docs/adr/0014)."""
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


def raise_(message: Message, given: Given, *, wants_approval: bool = True) -> Emergency:
    """Put *message* on the walls; somebody else should approve it afterwards.

    Raises:
        OrderRefusedError: it has no page, no level or no end that makes sense, or nobody knows the place.
        KeyUsedError: the request's key gave something else before.
    """
    require_sense(message)
    said = {
        "template": message.template,
        "level": message.level,
        "cards": [_kept(page, message.drill) for page in message.pages],
        "drill": message.drill,
    }

    def make() -> Emergency:
        row = Emergency.objects.create(
            until=message.until,
            approval_due=clock.now() + APPROVED_WITHIN if wants_approval else None,
            **said,
            **given.columns(),
        )
        reach(row, given.where)
        note(Deed.EMERGENCY_RAISED, given.by, thing(row), after=_told(row), address=given.address)
        return row

    return once(Emergency, given, make, said)


def _told(row: Emergency) -> dict[str, object]:
    """Return what the log keeps of a message: all of it, for the dossier (domain.md 2.6)."""
    return {
        "where": in_words(row),
        "until": instant(row.until),
        "template": row.template,
        "level": row.level,
        "drill": row.drill,
        "cards": row.cards,
    }


def require_sense(message: Message) -> None:
    """Refuse what no wall should show.

    Raises:
        OrderRefusedError: it has no page, no level or no end that makes sense.
    """
    require_end(message.until, most_of(message.template))
    if not 0 < len(message.pages) <= MOST_PAGES:
        raise OrderRefusedError(
            f"a message has 1 to {MOST_PAGES} pages", f"Một tin khẩn cấp có từ 1 đến {MOST_PAGES} trang."
        )
    if message.level not in LEVELS:
        raise OrderRefusedError(
            "the level is 30 (emergency) or 20 (priority)", "Mức là 30 (khẩn cấp) hoặc 20 (ưu tiên)."
        )


def most_of(template: str) -> timedelta:
    """Return how long from now a message of that template may be made to stand; longer needs an extension."""
    return TEMPLATES[template].most if template in TEMPLATES else MOST


def _kept(page: Page, drill: bool) -> dict[str, object]:  # noqa: FBT001 - as its caller has it
    card = drilled(page.card) if drill else page.card
    built = msgspec.json.decode(unicodedata.normalize("NFC", msgspec.json.encode(card).decode()))
    return {"card": built, "slot_ms": page.seconds * 1000}


@transaction.atomic
def extend(emergency: Emergency, until: datetime, by: str, address: str = "", *, approves: bool = False) -> Emergency:
    """Let a message stand longer.

    Args:
        emergency: Which.
        until: Its new end.
        by: Who extends it.
        address: From where.
        approves: *by* may approve this message; anybody else's extension wants approval anew.

    Raises:
        OrderRefusedError: it has ended already, or *until* is no later end.
    """
    row = _standing(emergency)
    require_end(until, most_of(row.template))
    if until <= row.until:
        raise OrderRefusedError(
            "the new end must be later than the old one; clear it to end it now",
            "Thời điểm kết thúc mới phải muộn hơn; muốn kết thúc ngay hãy dùng “Hết khẩn cấp”.",
        )
    before, row.until = row.until, until
    if not approves and (row.approved_at or row.approval_due is None):  # else the earlier deadline stays
        row.approved_by, row.approved_at, row.reported_at = "", None, None
        row.approval_due = clock.now() + APPROVED_WITHIN
    row.save()
    told(row)
    note(Deed.EMERGENCY_EXTENDED, by, thing(row), before=_end(before), after=_end(until), address=address)
    return row


@transaction.atomic
def clear(emergency: Emergency, by: str, address: str = "", *, say: bool = False) -> Emergency:
    """End a message now: a new version of the orders with an earlier end.

    Args:
        emergency: Which.
        by: Who ends it.
        address: From where.
        say: Show "HẾT KHẨN CẤP" where it stood, for a minute and below every other emergency.

    Raises:
        OrderRefusedError: it has ended already.
    """
    row = _standing(emergency)
    before, now = row.until, clock.now()
    row.until, row.cleared_by, row.cleared_at = now, by, now
    row.save(update_fields=["until", "cleared_by", "cleared_at"])
    told(row)
    note(Deed.EMERGENCY_CLEARED, by, thing(row), before=_end(before), after=_end(now), address=address)
    if say:
        said = from_template("all-clear", Particulars(), None, drill=row.drill)
        raise_(said, Given(where_of(row), by, address), wants_approval=False)
    return row


@transaction.atomic
def approve(emergency: Emergency, by: str, address: str = "") -> Emergency:
    """Approve a message, which the walls show already or showed; approved twice is approved once.

    Whether *by* may is asked before (access.py).
    """
    row = Emergency.objects.select_for_update().get(pk=emergency.pk)
    if row.approved_at is None:
        row.approved_by, row.approved_at = by, clock.now()
        row.save(update_fields=["approved_by", "approved_at"])
        note(Deed.EMERGENCY_APPROVED, by, thing(row), after=_told(row), address=address)
    return row


def overdue() -> QuerySet[Emergency]:
    """Return the messages that nobody approved in time, whether they still stand or not."""
    return Emergency.objects.filter(approved_at=None, approval_due__lte=clock.now())


@transaction.atomic
def report_overdue() -> int:
    """Say of each message once in the log that nobody approved it in time; return of how many."""
    rows = list(overdue().filter(reported_at=None).select_for_update())
    for row in rows:
        row.reported_at = clock.now()
        row.save(update_fields=["reported_at"])
        due = {"due": instant(row.approval_due)} if row.approval_due else None
        note(Deed.EMERGENCY_UNAPPROVED, SYSTEM, thing(row), after=due)
    return len(rows)


def _standing(emergency: Emergency) -> Emergency:
    row = Emergency.objects.select_for_update().get(pk=emergency.pk)
    if row.until <= clock.now():
        raise OrderRefusedError("this message has ended already", "Tin khẩn cấp này đã kết thúc.")
    return row


def thing(row: Emergency) -> str:
    """Return what orders, the play log and the log of deeds call it."""
    return f"khan-{row.pk}"


def _end(until: datetime) -> dict[str, object]:
    return {"until": instant(until)}
