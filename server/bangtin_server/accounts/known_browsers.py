"""Browsers in which a person signed in before: they keep a way in while strangers guess at that person's password.

Such a browser holds a proof signed by the centre, and what goes wrong there counts for it alone (OWASP, "Slow Down
Online Guessing Attacks with Device Cookies"). A proof opens nothing by itself; a new password ends it.
"""

import secrets
from datetime import timedelta

from django.core import signing

from bangtin_server.accounts.models import User

LASTS = timedelta(days=90)
"""Since the last sign-in."""
_SALT = "bangtin.known-browser"
_MARK = 16


def proof(user: User, number: str = "") -> str:
    """Return what a browser keeps in which *user* has just signed in.

    Args:
        user: Who.
        number: What the browser is known by already; empty where it is new.
    """
    told = [user.username, number or secrets.token_hex(8), _mark(user)]
    return signing.dumps(told, salt=_SALT)


def number_of(proof: str, user_name: str) -> str:
    """Return by what a browser with *proof* is known, if *user_name* signed in there before; else nothing."""
    try:
        name, number, mark = signing.loads(proof, salt=_SALT, max_age=LASTS)
    except signing.BadSignature:
        return ""
    user = User.objects.filter(username=name).first() if name == user_name else None
    return str(number) if user and _mark(user) == mark else ""


def _mark(user: User) -> str:
    """Return what changes with the password."""
    return user.get_session_auth_hash()[:_MARK]
