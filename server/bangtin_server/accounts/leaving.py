"""What a person may ask for by law (91/2025/QH15): all that is held on them, and that it goes (docs/adr/0013).

An account that is deleted keeps an empty row, for what hangs on it. The log keeps what it says, the user name in it,
for as long as logs are kept: that is a duty of its own (domain.md 2.1, 2.6). The name is given to nobody again.
"""

from collections.abc import Iterator
from typing import Any

from django.db import transaction
from django.db.models import Q, QuerySet

from bangtin_server import clock
from bangtin_server.accounts import sign_ins
from bangtin_server.accounts.audit import Deed, note
from bangtin_server.accounts.grants import require_administrator
from bangtin_server.accounts.models import AuditEvent, Delegation, SecondFactor, User


def held_on(user: User, by: str) -> dict[str, Any]:
    """Return all that the centre holds on *user*, for a file; no secret, no hash of one."""
    note(Deed.ACCOUNT_EXPORTED, by, user.username)
    factor = SecondFactor.objects.filter(user=user).first()
    return {
        "account": {
            "user_name": user.username,
            "full_name": user.full_name,
            "unit": user.unit.name if user.unit else None,
            "made_at": _at(user.date_joined),
            "last_sign_in": _at(user.last_login),
            "may_sign_in": user.is_active,
            "has_password": user.has_usable_password(),
        },
        "roles": [
            {
                "role": grant.role,
                "unit": grant.unit.name if grant.unit else None,
                "site": grant.site.code if grant.site else None,
                "given_by": grant.given_by,
                "given_at": _at(grant.given_at),
            }
            for grant in user.grants.select_related("unit", "site").order_by("pk")
        ],
        "delegations": list(_delegations(user)),
        "second_factor": {"since": _at(factor.confirmed_at), "recovery_codes_left": user.recovery_codes.count()}
        if factor
        else None,
        "signed_in": [
            {"since": _at(row.since), "seen_at": _at(row.seen_at), "device": row.device, "address": row.address}
            for row in user.sign_ins.order_by("pk")
        ],
        "tokens": [
            {
                "name": row.name,
                "roles": row.roles,
                "made_at": _at(row.made_at),
                "until": _at(row.until),
                "revoked_at": _at(row.revoked_at),
            }
            for row in user.tokens.order_by("pk")
        ],
        "log": list(_log(user)),
    }


@transaction.atomic
def suspend(user: User, by: str) -> None:
    """Let *user* sign in no more, nor their programs; all else stays, and can be restored.

    Raises:
        AccountError: nobody would be left who keeps accounts.
    """
    if User.objects.filter(pk=user.pk, is_active=True).update(is_active=False):
        sign_ins.end(user, by)
        note(Deed.ACCOUNT_SUSPENDED, by, user.username)
    require_administrator()


@transaction.atomic
def restore(user: User, by: str) -> None:
    """Let *user* sign in again."""
    if User.objects.filter(pk=user.pk, is_active=False, deleted_at=None).update(is_active=True):
        note(Deed.ACCOUNT_RESTORED, by, user.username)


@transaction.atomic
def delete(user: User, by: str) -> None:
    """Delete an account: what is personal goes at once, a row without a name stays.

    Raises:
        AccountError: nobody would be left who keeps accounts.
    """
    note(Deed.ACCOUNT_DELETED, by, user.username)
    sign_ins.end(user, by)
    for rows in _what_goes(user):
        rows.delete()
    user.username, user.full_name, user.unit = f"#{user.pk}", "", None  # no user name begins like this
    user.is_active, user.deleted_at, user.last_login = False, clock.now(), None
    user.set_unusable_password()
    user.save()
    require_administrator()


def _what_goes(user: User) -> Iterator[QuerySet[Any]]:
    yield Delegation.objects.filter(Q(giver=user) | Q(taker=user))
    yield SecondFactor.objects.filter(user=user)
    yield from (user.recovery_codes.all(), user.tokens.all(), user.links.all(), user.grants.all())


def _delegations(user: User) -> Iterator[dict[str, object]]:
    rows = Delegation.objects.filter(Q(giver=user) | Q(taker=user)).select_related("giver", "taker")
    for row in rows.order_by("pk"):
        named = {"from": row.giver.username, "to": row.taker.username}
        yield {**named, "since": _at(row.since), "until": _at(row.until)}


def _log(user: User) -> Iterator[dict[str, object]]:
    rows = AuditEvent.objects.filter(Q(by=user.username) | Q(thing=user.username)).order_by("pk")
    for row in rows.iterator():
        told = {"at": _at(row.at), "by": row.by, "deed": row.deed, "thing": row.thing}
        yield {**told, "before": row.before, "after": row.after, "address": row.address, "device": row.device}


def _at(moment: Any) -> str | None:  # noqa: ANN401 - a moment or nothing
    return moment.isoformat() if moment else None
