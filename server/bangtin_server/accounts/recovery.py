"""When nobody who keeps accounts can sign in any more: who stands at the machine itself lets one of them in again."""

from django.db import transaction

from bangtin_server.accounts import lock_out, second_factor, sign_in_link, sign_ins, tokens
from bangtin_server.accounts.audit import SYSTEM, Deed, note
from bangtin_server.accounts.grants import Place, administrators, give
from bangtin_server.accounts.models import User
from bangtin_server.accounts.roles import Role
from bangtin_server.errors import AccountError


@transaction.atomic
def recover(user_name: str) -> str:
    """Return the secret of a link by which the account chooses a password, an administrator everywhere again.

    Its second factor goes, its sessions and tokens end, and it waits no more.

    Raises:
        AccountError: there is no such account.
    """
    user = User.objects.filter(username=user_name.strip().lower(), deleted_at=None).first()
    if user is None:
        known = ", ".join(administrators().order_by("username").values_list("username", flat=True)) or "–"
        raise AccountError(
            f"no account {user_name!r}; administrators: {known}",
            f"Không có tài khoản “{user_name}”. Quản trị viên hiện có: {known}.",
        )
    note(Deed.ACCOUNT_RECOVERED, SYSTEM, user.username)
    if not user.is_active:
        User.objects.filter(pk=user.pk).update(is_active=True)
    give(user, Role.ADMINISTRATOR, Place(), SYSTEM)
    second_factor.remove(user, SYSTEM)
    sign_ins.end(user, SYSTEM)
    tokens.revoke_all(user, SYSTEM)
    lock_out.unlock(user.username, SYSTEM)
    return sign_in_link.invite(user, SYSTEM, sign_in_link.LASTS)
