"""Roles are given and taken; each deed is in the log with who holds what, where."""

from collections.abc import Iterable
from typing import NamedTuple

from django.contrib.auth.hashers import is_password_usable
from django.db import transaction
from django.db.models import QuerySet

from bangtin_server import clock
from bangtin_server.accounts.audit import Deed, note
from bangtin_server.accounts.models import Grant, Unit, User
from bangtin_server.accounts.roles import ROLE_WORDS, Role
from bangtin_server.errors import AccountError


class Place(NamedTuple):
    """Where a role is to hold; neither is everywhere. Sites by their key."""

    unit: Unit | None = None
    site: int | None = None


@transaction.atomic
def give(user: User, role: Role, place: Place, by: str) -> Grant:
    """Let *user* hold *role* at *place*; a role that they hold there already stays as it is.

    Raises:
        AccountError: somebody gives a role to themself, or a place is two.
    """
    if user.username == by:
        raise AccountError("nobody gives a role to themself", "Không ai tự giao vai trò cho mình.")
    if place.unit and place.site:
        raise AccountError("a role holds for a unit or for a site", "Chỉ chọn một đơn vị hoặc một địa điểm.")
    return _given(user, role, place, by)


@transaction.atomic
def give_everywhere(user: User, roles: Iterable[Role], by: str) -> None:
    """Let a new account hold *roles* everywhere: the first administrator's, and one made at the machine's keyboard."""
    for role in roles:
        _given(user, role, Place(), by)


def _given(user: User, role: Role, place: Place, by: str) -> Grant:
    User.objects.select_for_update().get(pk=user.pk)  # one at a time: NULLs are distinct in SQLite's indexes
    known = user.grants.filter(role=role, unit=place.unit, site=place.site).first()
    if known:
        return known
    made = user.grants.create(role=role, unit=place.unit, site_id=place.site, given_by=by, given_at=clock.now())
    note(Deed.ROLE_GIVEN, by, user.username, after=_told(made))
    return made


@transaction.atomic
def take(grant: Grant, by: str) -> None:
    """Take a role from a person.

    Raises:
        AccountError: nobody would be left who keeps accounts.
    """
    told, name = _told(grant), grant.user.username
    if Grant.objects.filter(pk=grant.pk).delete()[0]:
        note(Deed.ROLE_TAKEN, by, name, before=told)
    require_administrator()


def require_administrator() -> None:
    """Refuse what leaves the centre without an administrator who can sign in: call it in the transaction of the deed.

    Raises:
        AccountError: nobody would be left.
    """
    if not anybody_keeps_accounts():
        raise AccountError(
            "somebody has to be left who keeps accounts; make another administrator first",
            "Phải còn ít nhất một quản trị viên; hãy giao vai trò này cho người khác trước.",
        )


def administrators() -> QuerySet[User]:
    """Return those who keep accounts everywhere and have not left."""
    everywhere = Grant.objects.filter(role=Role.ADMINISTRATOR, unit=None, site=None)
    return User.objects.filter(is_active=True, pk__in=everywhere.values("user"))


def anybody_keeps_accounts() -> bool:
    """Say whether an administrator has a password to sign in with."""
    return any(is_password_usable(user.password) for user in administrators())


def in_words(grant: Grant) -> tuple[str, str]:
    """Return a role in both languages."""
    words = ROLE_WORDS[Role(grant.role)]
    return words.vi, words.en


def _told(grant: Grant) -> dict[str, object]:
    where = f"unit {grant.unit}" if grant.unit else f"site {grant.site.code}" if grant.site else "*"
    return {"role": grant.role, "where": where}
