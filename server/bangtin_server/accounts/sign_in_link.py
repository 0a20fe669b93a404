"""A person's way to a first password: a link that works once, until it is too old. No password is ever shipped."""

import secrets
from datetime import timedelta
from hashlib import sha256

from django.db import transaction

from bangtin_server import clock
from bangtin_server.accounts.audit import Deed, note
from bangtin_server.accounts.models import SignInLink, User

LASTS = timedelta(hours=1)
"""The first administrator's: it stands in a terminal."""
INVITATION_LASTS = timedelta(days=3)
"""It goes by hand or by chat, over a weekend at most."""


@transaction.atomic
def make() -> str:
    """Return the secret of a new link to make the first administrator; those from before count no more."""
    drop_first()
    return _made(None, LASTS)


def drop_first() -> None:
    """Let no link to make the first administrator count any more."""
    SignInLink.objects.filter(user=None, used_at=None).delete()


@transaction.atomic
def invite(user: User, by: str, lasts: timedelta = INVITATION_LASTS) -> str:
    """Return the secret of a new link by which *user* chooses a password; the links from before count no more."""
    user.links.filter(used_at=None).delete()
    note(Deed.LINK_MADE, by, user.username, after={"hours": lasts // timedelta(hours=1)})
    return _made(user, lasts)


def _made(user: User | None, lasts: timedelta) -> str:
    secret, now = secrets.token_urlsafe(24), clock.now()
    SignInLink.objects.create(user=user, hash=_hash(secret), made_at=now, until=now + lasts)
    return secret


def found(secret: str) -> SignInLink | None:
    """Return the link, if it can still be used, with whose it is."""
    rows = SignInLink.objects.filter(hash=_hash(secret), used_at=None, until__gt=clock.now())
    return rows.select_related("user").first()


def whose(secret: str) -> User | None:
    """Return who may choose a password by the link; None makes the first administrator, or counts no more."""
    link = found(secret)
    return link.user if link else None


def counts(secret: str) -> bool:
    """Say whether the link can still be used."""
    return found(secret) is not None


@transaction.atomic
def used(secret: str) -> bool:
    """Use the link up; say whether it still counted."""
    now = clock.now()
    rows = SignInLink.objects.filter(hash=_hash(secret), used_at=None, until__gt=now)
    return rows.update(used_at=now) == 1


def _hash(secret: str) -> str:
    return sha256(secret.encode("utf-8", "replace")).hexdigest()
