"""In which browsers a person is signed in: seen by that person, ended by them, and ended by time.

Django's session holds who it is, this row lets it count. It ends after half a day of silence, so that nothing breaks
off in the middle of a long upload, and after a week in any case.
"""

from datetime import timedelta

from django.contrib.auth.base_user import AbstractBaseUser
from django.contrib.auth.models import AnonymousUser
from django.contrib.sessions.models import Session
from django.db import transaction
from django.db.models import Q, QuerySet

from bangtin_server import clock
from bangtin_server.accounts.audit import Deed, note, origin
from bangtin_server.accounts.models import SignIn, User

IDLE, LONGEST = timedelta(hours=12), timedelta(days=7)
_NOTED_EVERY = timedelta(minutes=1)


def begin(user: User, session: str) -> None:
    """Note that *user* has signed in with the session of that key, from where the request comes."""
    now, there = clock.now(), origin()
    SignIn.objects.filter(session=session).delete()
    SignIn.objects.create(
        user=user, session=session, since=now, seen_at=now, device=there.device, address=there.address or None
    )


def counts(user: AbstractBaseUser | AnonymousUser, session: str | None, *, is_there: bool = True) -> bool:
    """Say whether *user* is signed in by the session of that key; if so, they were seen just now.

    Unless they are not *there*: a page that stands open refreshes itself, and that is nobody's work.
    """
    if not isinstance(user, User) or not user.is_active:
        return False
    row = of(user).filter(session=session).first()
    if row is None:
        return False
    now = clock.now()
    if is_there and now - row.seen_at >= _NOTED_EVERY:
        SignIn.objects.filter(pk=row.pk).update(seen_at=now, address=origin().address or None)
    return True


def of(user: User) -> QuerySet[SignIn]:
    """Return where *user* is signed in now, the last one seen first."""
    now = clock.now()
    return user.sign_ins.filter(seen_at__gt=now - IDLE, since__gt=now - LONGEST).order_by("-seen_at", "-pk")


@transaction.atomic
def end(user: User, by: str, *, number: int | None = None, keep: str = "") -> int:
    """End sign-ins of *user*: one, or all but the session *keep*; return how many."""
    rows = user.sign_ins.exclude(session=keep) if number is None else user.sign_ins.filter(pk=number)
    ended = _drop(rows)
    if ended:
        note(Deed.SESSION_ENDED, by, user.username, after={"count": ended})
    return ended


def forget(session: str | None) -> None:
    """Let the session of a person who signs out count no more."""
    SignIn.objects.filter(session=session).delete()


def forget_old() -> int:
    """Drop what ended by time, and the sessions with it; a chore."""
    now = clock.now()
    return _drop(SignIn.objects.filter(Q(seen_at__lte=now - IDLE) | Q(since__lte=now - LONGEST)))


def _drop(rows: QuerySet[SignIn]) -> int:
    keys = dict(rows.values_list("pk", "session"))
    Session.objects.filter(session_key__in=keys.values()).delete()
    SignIn.objects.filter(pk__in=keys).delete()
    return len(keys)
