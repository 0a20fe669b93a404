"""Tokens: how a person's programs speak for that person. Only the hash of a token is kept."""

import secrets
from hashlib import sha256

from django.db import transaction

from bangtin_server import clock
from bangtin_server.accounts.audit import Deed, note
from bangtin_server.accounts.models import ApiToken, User
from bangtin_server.errors import AccountError

PREFIX = "bangtin_"
"""So that a token that got into a file or a log is known for what it is."""
_LONGEST_NAME = 80


@transaction.atomic
def make(user: User, name: str, by: str) -> str:
    """Return a new token for *user*; nobody can read it again.

    Raises:
        AccountError: *name* is empty or too long, or a token of that name counts already.
    """
    name = " ".join(name.split())
    if not 0 < len(name) <= _LONGEST_NAME:
        raise AccountError(
            f"a token needs a name of at most {_LONGEST_NAME} characters",
            f"Mã truy cập cần có tên, tối đa {_LONGEST_NAME} ký tự.",
        )
    if user.tokens.filter(name=name, revoked_at=None).exists():
        raise AccountError(f"a token {name!r} counts already", f"Đã có mã truy cập tên “{name}”.")
    secret = PREFIX + secrets.token_urlsafe(32)
    user.tokens.create(name=name, hash=_hash(secret), made_at=clock.now())
    note(Deed.TOKEN_MADE, by, f"{user.username}: {name}")
    return secret


def user_of(secret: str) -> User | None:
    """Return whose token *secret* is, if it counts and its person may still sign in."""
    found = ApiToken.objects.filter(hash=_hash(secret), revoked_at=None, user__is_active=True)
    token = found.select_related("user").first()
    return token.user if token else None


@transaction.atomic
def revoke(token: ApiToken, by: str) -> None:
    """Let *token* open nothing any more; revoked twice is revoked once."""
    if ApiToken.objects.filter(pk=token.pk, revoked_at=None).update(revoked_at=clock.now()):
        note(Deed.TOKEN_REVOKED, by, f"{token.user.username}: {token.name}")


def _hash(secret: str) -> str:
    return sha256(secret.encode("utf-8", "replace")).hexdigest()
