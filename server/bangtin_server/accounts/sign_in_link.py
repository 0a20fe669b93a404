"""The first administrator's way in: a link that works once, until an hour has passed. No password is ever shipped."""

import secrets
from datetime import timedelta
from hashlib import sha256

from django.db import transaction

from bangtin_server import clock
from bangtin_server.accounts.models import SignInLink

LASTS = timedelta(hours=1)


def make() -> str:
    """Return the secret of a new link; only its hash is kept."""
    secret = secrets.token_urlsafe(24)
    now = clock.now()
    SignInLink.objects.create(hash=_hash(secret), made_at=now, until=now + LASTS)
    return secret


def counts(secret: str) -> bool:
    """Say whether the link can still be used."""
    return SignInLink.objects.filter(hash=_hash(secret), used_at=None, until__gt=clock.now()).exists()


@transaction.atomic
def used(secret: str) -> bool:
    """Use the link up; say whether it still counted."""
    now = clock.now()
    found = SignInLink.objects.filter(hash=_hash(secret), used_at=None, until__gt=now)
    return found.update(used_at=now) == 1


def _hash(secret: str) -> str:
    return sha256(secret.encode("utf-8", "replace")).hexdigest()
