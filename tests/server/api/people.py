"""A person's program, as the centre hears it."""

from collections.abc import Mapping
from typing import Any

from django.test import Client

from bangtin_server import clock
from bangtin_server.accounts import tokens
from bangtin_server.accounts.models import Grant, User
from bangtin_server.accounts.roles import Role

ROOT = "/api/v1/"


def an_administrator(name: str = "lan.nguyen") -> User:
    """Return somebody who holds every role everywhere, as the first administrator does."""
    user, fresh = User.objects.get_or_create(username=name, defaults={"full_name": "Nguyễn Thị Lan"})
    if fresh:
        Grant.objects.bulk_create(Grant(user=user, role=role, given_by="tests", given_at=clock.now()) for role in Role)
    return user


class Program:
    """Speaks for an administrator."""

    def __init__(self, secret: str | None = None) -> None:
        self.client = Client(raise_request_exception=False)
        self.secret = tokens.make(an_administrator(), "tests", "tests") if secret is None else secret

    @property
    def headers(self) -> dict[str, str]:
        return {"Authorization": f"Bearer {self.secret}"} if self.secret else {}

    def get(self, path: str) -> Any:  # noqa: ANN401 - what Django's test client answers has no type of its own
        return self.client.get(ROOT + path, headers=self.headers)

    def post(self, path: str, body: object | None = None) -> Any:  # noqa: ANN401 - what Django's test client answers has no type of its own
        return self.client.post(ROOT + path, body or {}, content_type="application/json", headers=self.headers)

    def send(self, path: str, parts: Mapping[str, object]) -> Any:  # noqa: ANN401 - what Django's test client answers has no type of its own
        return self.client.post(ROOT + path, parts, headers=self.headers)
