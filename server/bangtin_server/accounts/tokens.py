"""Tokens: how a person's programs speak for that person. Only the hash of a token is kept."""

import secrets
from collections.abc import Iterable
from datetime import timedelta
from hashlib import sha256

from django.db import transaction
from django.db.models import QuerySet

from bangtin_server import clock
from bangtin_server.accounts.audit import Deed, note
from bangtin_server.accounts.models import ApiToken, User
from bangtin_server.accounts.roles import Role
from bangtin_server.errors import AccountError

PREFIX = "bangtin_"
"""So that a token that got into a file or a log is known for what it is."""
LONGEST_DAYS = 90
"""A token that somebody forgot in a file opens nothing for ever."""
_LONGEST_NAME = 80
_NOTED_EVERY = timedelta(hours=1)


@transaction.atomic
def make(user: User, name: str, by: str, roles: Iterable[str] = (), days: int = LONGEST_DAYS) -> str:
    """Return a new token for *user*, with some of their roles or, none named, with all; nobody can read it again.

    It ends by itself after *days*.

    Raises:
        AccountError: *name* is empty or too long, a token of that name counts already, or it would last too long.
    """
    name = " ".join(name.split())
    if not 0 < len(name) <= _LONGEST_NAME:
        raise AccountError(
            f"a token needs a name of at most {_LONGEST_NAME} characters",
            f"Mã truy cập cần có tên, tối đa {_LONGEST_NAME} ký tự.",
        )
    if not 0 < days <= LONGEST_DAYS:
        raise AccountError(
            f"a token lasts 1 to {LONGEST_DAYS} days", f"Mã truy cập có thời hạn từ 1 đến {LONGEST_DAYS} ngày."
        )
    if standing(user).filter(name=name).exists():
        raise AccountError(f"a token {name!r} counts already", f"Đã có mã truy cập tên “{name}”.")
    secret = PREFIX + secrets.token_urlsafe(32)
    kept = sorted({Role(one).value for one in roles})
    now = clock.now()
    until = now + timedelta(days=days)
    user.tokens.create(name=name, roles=kept, hash=_hash(secret), made_at=now, until=until)
    note(Deed.TOKEN_MADE, by, f"{user.username}: {name}", after={"roles": kept or "*", "until": until.isoformat()})
    return secret


def standing(user: User) -> QuerySet[ApiToken]:
    """Return the tokens of *user* that count."""
    return user.tokens.filter(revoked_at=None, until__gt=clock.now())


def found(secret: str) -> ApiToken | None:
    """Return the token of that secret with its person, if it counts and that person may still do anything."""
    rows = ApiToken.objects.filter(hash=_hash(secret), revoked_at=None, user__is_active=True)
    now = clock.now()
    row = rows.filter(until__gt=now).select_related("user").first()
    if row and (row.used_at is None or now - row.used_at > _NOTED_EVERY):
        ApiToken.objects.filter(pk=row.pk).update(used_at=now)
    return row


def user_of(secret: str) -> User | None:
    """Return whose token *secret* is, if it counts and its person may still sign in."""
    row = found(secret)
    return row.user if row else None


@transaction.atomic
def revoke(token: ApiToken, by: str) -> None:
    """Let *token* open nothing any more; revoked twice is revoked once."""
    if ApiToken.objects.filter(pk=token.pk, revoked_at=None).update(revoked_at=clock.now()):
        note(Deed.TOKEN_REVOKED, by, f"{token.user.username}: {token.name}")


def revoke_all(user: User, by: str) -> None:
    """Let no token of *user* open anything any more: whoever knew the old password may have made one."""
    for token in user.tokens.filter(revoked_at=None).select_related("user"):
        revoke(token, by)


def _hash(secret: str) -> str:
    return sha256(secret.encode("utf-8", "replace")).hexdigest()
