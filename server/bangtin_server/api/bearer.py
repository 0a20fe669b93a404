"""Whose program it is that asks: by a token of that person's, and by nothing else."""

from django.http import HttpRequest
from ninja.security import HttpBearer

from bangtin_server.access import admit
from bangtin_server.accounts import tokens
from bangtin_server.accounts.models import User


class Bearer(HttpBearer):
    """`Authorization: Bearer bangtin_…`; a session's cookie means nothing here."""

    def authenticate(self, request: HttpRequest, token: str) -> User | None:
        """Return whose token it is, as far as that person may ask this at all.

        Raises:
            NotAllowedError: they hold the right of this route nowhere.
        """
        found = tokens.found(token)
        if found is None:
            return None
        request.user = found.user
        request.token_roles = found.roles  # type: ignore[attr-defined]  # authority.held looks at it
        admit(request)
        return found.user


def by(request: HttpRequest) -> str:
    """Return the user name of who asks, as rows and the log keep it."""
    return request.user.get_username()
