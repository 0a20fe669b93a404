"""People come, sign in and out; each of these deeds is in the log."""

import unicodedata

from django.contrib.auth import authenticate
from django.contrib.auth.hashers import is_password_usable
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator
from django.db import IntegrityError, transaction

from bangtin_server.accounts import attempts, lock_out, sign_in_link
from bangtin_server.accounts.audit import Deed, note
from bangtin_server.accounts.models import User
from bangtin_server.errors import AccountError

USER_NAME = RegexValidator(r"\A[a-z0-9][a-z0-9._-]{2,39}\Z")
"""Small letters without marks, so that one person cannot look like another."""


class LockedOutError(AccountError):
    """Too many failures; waiting helps."""


def make_first(secret: str, user_name: str, full_name: str, password: str, address: str) -> User:
    """Make the first administrator, by the link that was printed; the link is used up with it, or not at all.

    Raises:
        AccountError: the link counts no more, or the name is taken.
        ValidationError: name or password are not good enough.
    """
    user = User(username=user_name, full_name=unicodedata.normalize("NFC", full_name.strip()), is_staff=True)
    USER_NAME(user_name)
    validate_password(password, user)
    user.set_password(password)
    try:
        with transaction.atomic():
            _use_up(secret)
            user.save()
            note(Deed.ACCOUNT_MADE, user_name, user_name, after={"administrator": True}, address=address)
    except IntegrityError as error:
        raise AccountError(f"{user_name} is taken", f"Tên đăng nhập “{user_name}” đã có người dùng.") from error
    return user


@transaction.atomic
def for_programs(user_name: str, by: str) -> User:
    """Return the account of that name; where there is none, make one without a password: nobody signs in with it.

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
    user = User(username=user_name, is_staff=True)
    user.set_unusable_password()
    user.save()
    note(Deed.ACCOUNT_MADE, by, user_name, after={"administrator": True, "password": False})
    return user


def anybody_can_sign_in() -> bool:
    """Say whether there is an administrator with a password: else the centre prints a link to make one."""
    passwords = User.objects.filter(is_staff=True, is_active=True).values_list("password", flat=True)
    return any(map(is_password_usable, passwords))


def _use_up(secret: str) -> None:
    if not sign_in_link.used(secret):
        raise AccountError("the link counts no more; restart the centre", "Liên kết không còn hiệu lực.")


def sign_in(user_name: str, password: str, address: str) -> User | None:
    """Return who *user_name* is by *password*; None where they do not fit.

    Raises:
        LockedOutError: too many tries have failed; the password was not looked at.
    """
    name = user_name.strip().lower()[:150]
    tried = lock_out.begin(name, address)
    if tried is None:
        lock_out.note_refusal(name, address)
        minutes = int(attempts.WITHIN.total_seconds()) // 60
        raise LockedOutError(
            f"too many failures; try again in {minutes} minutes",
            f"Đăng nhập sai quá nhiều lần; thử lại sau {minutes} phút.",
        )
    user = authenticate(username=name, password=password)
    note(Deed.SIGN_IN if user else Deed.SIGN_IN_FAILED, name, address=address)
    if not isinstance(user, User):
        return None
    lock_out.succeed(name, address, tried)
    return user
