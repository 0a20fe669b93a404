"""Whose program it is that asks: by a token of that person's, and by nothing else."""

from django.http import HttpRequest
from ninja.security import HttpBearer

from bangtin_server.access import admit
from bangtin_server.accounts import second_factor, tokens
from bangtin_server.accounts.holdings import holdings_of
from bangtin_server.accounts.models import User
from bangtin_server.errors import NotAllowedError


class Bearer(HttpBearer):
    """`Authorization: Bearer bangtin_…`; a session's cookie means nothing here."""

    def authenticate(self, request: HttpRequest, token: str) -> User | None:
        """Return whose token it is, as far as that person may ask this at all.

        Raises:
            NotAllowedError: they hold the right of this route nowhere, or have to set up their second factor first.
        """
        found = tokens.found(token)
        if found is None:
            return None
        _require_second_factor(found.user)
        request.user = found.user
        request.token_roles = found.roles  # type: ignore[attr-defined]  # authority.held looks at it
        admit(request)
        return found.user


def _require_second_factor(user: User) -> None:
    """Refuse the programs of a person whom the pages let do nothing yet; a machine's own account signs in nowhere.

    Raises:
        NotAllowedError: the second factor is due.
    """
    if user.has_usable_password() and second_factor.due(user, holdings_of(user).roles):
        raise NotAllowedError(
            "this token's owner has a role that wants a second factor; they sign in and set it up first",
            "Chủ mã truy cập này giữ vai trò cần xác thực hai bước; người đó hãy đăng nhập và thiết lập trước.",
        )


def by(request: HttpRequest) -> str:
    """Return the user name of who asks, as rows and the log keep it."""
    return request.user.get_username()
