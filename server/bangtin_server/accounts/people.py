"""Accounts of people, from the first administrator on; each of these deeds is in the log."""

import unicodedata

from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator
from django.db import IntegrityError, transaction

from bangtin_server.accounts import delegations, sign_in_link, sign_ins, tokens
from bangtin_server.accounts.audit import Deed, note
from bangtin_server.accounts.grants import anybody_keeps_accounts, give_everywhere
from bangtin_server.accounts.models import AuditEvent, Unit, User
from bangtin_server.accounts.roles import Role
from bangtin_server.errors import AccountError

USER_NAME = RegexValidator(r"\A[a-z0-9][a-z0-9._-]{2,39}\Z")
"""Small letters without marks, so that one person cannot look like another."""


def make_first(secret: str, user_name: str, full_name: str, password: str, address: str) -> User:
    """Make the first administrator, by the link that was printed; the link is used up with it, or not at all.

    Raises:
        AccountError: the link counts no more, there is an administrator by now, or the name is taken.
        ValidationError: name or password are not good enough.
    """
    user = User(username=user_name, full_name=tidy(full_name))
    USER_NAME(user_name)
    validate_password(password, user)
    user.set_password(password)
    try:
        with transaction.atomic():
            if sign_in_link.whose(secret) is not None:
                raise _link_gone()
            _use_up(secret)
            _require_first()
            require_fresh(user_name)
            user.save()
            sign_in_link.drop_first()
            note(Deed.ACCOUNT_MADE, user_name, user_name, after={"full_name": user.full_name}, address=address)
            give_everywhere(user, Role, user_name)
    except IntegrityError as error:
        raise AccountError(f"{user_name} is taken", f"Tên đăng nhập “{user_name}” đã có người dùng.") from error
    return user


def _require_first() -> None:
    if anybody_keeps_accounts():
        raise AccountError(
            "somebody keeps accounts here already; ask them for an invitation",
            "Trung tâm đã có quản trị viên; hãy xin người đó mời bạn.",
        )


@transaction.atomic
def enter(secret: str, password: str) -> User:
    """Set the password of whose link it is, and use the link up; who was signed in as that person is so no more.

    What they were lent ends, for a link comes from somebody else, who could have kept it for themself; so do their
    tokens, which whoever knew the old password may have made.

    Raises:
        AccountError: the link counts no more.
        ValidationError: the password is not good enough.
    """
    link = sign_in_link.found(secret)
    if link is None or link.user is None or not link.user.is_active:
        raise _link_gone()
    validate_password(password, link.user)
    _use_up(secret)
    set_password(link.user, password, link.user.username)
    delegations.end_lent_to(link.user, link.user.username)
    tokens.revoke_all(link.user, link.user.username)
    return link.user


@transaction.atomic
def set_password(user: User, password: str, by: str, keep: str = "") -> None:
    """Give *user* a new password; all their sign-ins end but the session *keep*."""
    user.set_password(password)
    user.save(update_fields=["password"])
    note(Deed.PASSWORD_CHANGED, by, user.username)
    sign_ins.end(user, by, keep=keep)


@transaction.atomic
def rename(user: User, full_name: str, by: str) -> None:
    """Let *user* be called *full_name*."""
    before, user.full_name = user.full_name, tidy(full_name)
    if before != user.full_name:
        user.save(update_fields=["full_name"])
        note(Deed.ACCOUNT_CHANGED, by, user.username, before={"full_name": before}, after={"full_name": user.full_name})


@transaction.atomic
def move(user: User, unit: Unit | None, by: str) -> None:
    """Let *user* belong to *unit*."""
    before, user.unit = user.unit, unit
    if before != unit:
        user.save(update_fields=["unit"])
        was, now = {"unit": str(before or "")}, {"unit": str(unit or "")}
        note(Deed.ACCOUNT_CHANGED, by, user.username, before=was, after=now)


@transaction.atomic
def make(user_name: str, full_name: str, unit: Unit | None, by: str) -> User:
    """Make an account without a password; its person chooses one by a link (`sign_in_link.invite`).

    Raises:
        AccountError: the name is taken, or was somebody's before.
        ValidationError: it cannot be a user name.
    """
    USER_NAME(user_name)
    require_fresh(user_name)
    if User.objects.filter(username=user_name).exists():
        raise AccountError(f"{user_name} is taken", f"Tên đăng nhập “{user_name}” đã có người dùng.")
    user = User(username=user_name, full_name=tidy(full_name), unit=unit)
    user.set_unusable_password()
    user.save()
    note(Deed.ACCOUNT_MADE, by, user_name, after={"full_name": user.full_name, "unit": str(unit or "")})
    return user


def tidy(full_name: str) -> str:
    """Return a person's name as it is kept."""
    return unicodedata.normalize("NFC", " ".join(full_name.split()))


def require_fresh(user_name: str) -> None:
    """Refuse the name of an account that was deleted: the log must go on to mean one person by it.

    Raises:
        AccountError: somebody had it before.
    """
    if AuditEvent.objects.filter(deed=Deed.ACCOUNT_DELETED.value, thing=user_name).exists():
        raise AccountError(
            f"{user_name} was somebody's before; choose another",
            f"Tên “{user_name}” từng có người dùng; hãy chọn tên khác.",
        )


@transaction.atomic
def for_programs(user_name: str, by: str) -> User:
    """Return the account of that name; where there is none, make one without a password: nobody signs in with it.

    It runs screens everywhere (operator, technician, approver); an administrator may take that from it.

    Raises:
        AccountError: the name cannot be used.
    """
    if known := User.objects.filter(username=user_name).first():
        return known
    try:
        USER_NAME(user_name)
    except ValidationError as error:
        raise AccountError(
            f"{user_name!r}: a user name has 3 to 40 small plain letters, digits, dots and hyphens",
            f"“{user_name}”: tên đăng nhập gồm 3 đến 40 chữ thường không dấu, chữ số, dấu chấm, gạch ngang.",
        ) from error
    require_fresh(user_name)
    user = User(username=user_name)
    user.set_unusable_password()
    user.save()
    note(Deed.ACCOUNT_MADE, by, user_name, after={"password": False})
    give_everywhere(user, (Role.OPERATOR, Role.TECHNICIAN, Role.APPROVER), by)
    return user


def anybody_can_sign_in() -> bool:
    """Say whether there is an administrator with a password: else the centre prints a link to make one."""
    return anybody_keeps_accounts()


def _use_up(secret: str) -> None:
    if not sign_in_link.used(secret):
        raise _link_gone()


def _link_gone() -> AccountError:
    return AccountError("the link counts no more; ask for another", "Liên kết không còn hiệu lực; hãy xin lại.")
