"""Approvers lend their approving for a span (domain.md 3.3: Ủy quyền duyệt)."""

from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import F, Q, QuerySet

from bangtin_server import clock
from bangtin_server.accounts.audit import Deed, note
from bangtin_server.accounts.models import Delegation, User
from bangtin_server.accounts.roles import Role
from bangtin_server.errors import AccountError

LONGEST = timedelta(days=92)
"""Who is away for longer hands the role on for good."""
_NOT_ENDED = Q(until__gt=F("since"))
"""What was ended before it began lasts no time at all."""


@transaction.atomic
def lend(giver: User, taker: User, since: datetime, until: datetime) -> Delegation:
    """Let *taker* approve in the stead of *giver* from *since* up to *until*, wherever *giver* may.

    Raises:
        AccountError: the span will not do, or one of the two cannot.
    """
    if taker.pk == giver.pk or not taker.is_active:
        raise AccountError("choose somebody else, who has not left", "Hãy chọn một người khác, đang còn làm việc.")
    if not giver.grants.filter(role=Role.APPROVER).exists():
        raise AccountError(
            "only who holds the role of an approver lends it", "Chỉ người giữ vai trò người duyệt mới được ủy quyền."
        )
    if not (since < until <= since + LONGEST and until > clock.now()):
        raise AccountError(
            f"the span must end after it begins, lie ahead, and last {LONGEST.days} days at most",
            f"Thời hạn phải kết thúc sau khi bắt đầu, ở phía trước, và dài tối đa {LONGEST.days} ngày.",
        )
    made = Delegation.objects.create(giver=giver, taker=taker, since=since, until=until)
    note(Deed.DELEGATED, giver.username, taker.username, after=_told(made))
    return made


@transaction.atomic
def end(row: Delegation, by: str) -> None:
    """End a delegation now; one that has ended stays as it was."""
    now, before = clock.now(), _told(row)
    if Delegation.objects.filter(pk=row.pk, until__gt=now).filter(_NOT_ENDED).update(until=max(now, row.since)):
        note(Deed.DELEGATION_ENDED, by, row.taker.username, before=before)


def end_lent_to(user: User, by: str) -> None:
    """End what *user* was lent, begun or not: the lender lent it to who they knew, not to who holds the account now."""
    for row in standing(user).filter(taker=user):
        end(row, by)


def standing(user: User) -> QuerySet[Delegation]:
    """Return what *user* has lent or was lent and has not ended."""
    rows = Delegation.objects.filter(_NOT_ENDED, Q(giver=user) | Q(taker=user), until__gt=clock.now())
    return rows.select_related("giver", "taker").order_by("since", "pk")


def _told(row: Delegation) -> dict[str, object]:
    return {"by": row.giver.username, "since": row.since.isoformat(), "until": row.until.isoformat()}
