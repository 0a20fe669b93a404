"""Proof that people are who they say: passwords and second factors, each try counted before it is looked at."""

from django.contrib.auth import authenticate

from bangtin_server.accounts import attempts, lock_out, second_factor
from bangtin_server.accounts.audit import Deed, note
from bangtin_server.accounts.models import Attempt, User
from bangtin_server.errors import AccountError


class LockedOutError(AccountError):
    """Too many failures; waiting helps."""


def plain(user_name: str) -> str:
    """Return a user name as it is kept, of one that was typed."""
    return user_name.strip().lower()[:150]


def sign_in(user_name: str, password: str, address: str, browser: str = "") -> User | None:
    """Return who *user_name* is by *password*; None where they do not fit.

    Whoever has a second factor is signed in only when that was right, too: see `pass_second`.

    Raises:
        LockedOutError: too many tries have failed; the password was not looked at.
    """
    name = plain(user_name)
    tried = _try(name, address, browser)
    user = authenticate(username=name, password=password)
    if not isinstance(user, User):
        note(Deed.SIGN_IN_FAILED, name, address=address)
        return None
    if second_factor.is_set(user):
        lock_out.take_back(tried)
        return user
    note(Deed.SIGN_IN, name, address=address)
    lock_out.succeed(name, address, tried, browser)
    return user


def pass_second(user: User, code: str, address: str, browser: str = "") -> bool:
    """Say whether *code* is the second factor of *user*, whose password was right.

    Raises:
        LockedOutError: too many tries have failed; the code was not looked at.
    """
    tried = _try(user.username, address, browser)
    if not user.is_active or not second_factor.right(user, code):
        note(Deed.SIGN_IN_FAILED, user.username, after={"second_factor": False}, address=address)
        return False
    note(Deed.SIGN_IN, user.username, after={"second_factor": True}, address=address)
    lock_out.succeed(user.username, address, tried, browser)
    return True


def prove(user: User, password: str, address: str, browser: str = "") -> None:
    """See that who is signed in knows the password, before what cannot be undone; guesses count as at the sign-in.

    Raises:
        AccountError: it is wrong.
        LockedOutError: too many were; this one was not looked at.
    """
    tried = _try(user.username, address, browser)
    if not user.check_password(password):
        note(Deed.SIGN_IN_FAILED, user.username, after={"signed_in": True}, address=address)
        raise AccountError("the present password is wrong", "Mật khẩu hiện tại chưa đúng.")
    lock_out.take_back(tried)


def _try(name: str, address: str, browser: str) -> list[Attempt]:
    tried = lock_out.begin(name, address, browser)
    if tried is not None:
        return tried
    lock_out.note_refusal(name, address)
    minutes = int(attempts.WITHIN.total_seconds()) // 60
    raise LockedOutError(
        f"too many failures; try again in {minutes} minutes",
        f"Đăng nhập sai quá nhiều lần; thử lại sau {minutes} phút.",
    )
