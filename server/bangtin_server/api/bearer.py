"""Whose program it is that asks: by a token of that person's, and by nothing else."""

from django.http import HttpRequest
from ninja.security import HttpBearer

from bangtin_server.accounts import tokens
from bangtin_server.accounts.models import User


class Bearer(HttpBearer):
    """`Authorization: Bearer bangtin_…`; a session's cookie means nothing here."""

    def authenticate(self, request: HttpRequest, token: str) -> User | None:
        """Return whose token it is."""
        user = tokens.user_of(token)
        if user is None or not user.is_staff:
            return None
        request.user = user
        return user


def by(request: HttpRequest) -> str:
    """Return the user name of who asks, as rows and the log keep it."""
    return request.user.get_username()
