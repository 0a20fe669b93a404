"""Forms in which somebody chooses a password: all that is wrong is said at once, in the reader's language."""

from collections.abc import Callable
from typing import Any

from django import forms
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.http import HttpRequest

from bangtin_server.accounts import people
from bangtin_server.accounts.models import User
from bangtin_server.console.form import Form
from bangtin_server.console.language import say

_OURS = {
    "password_too_short": "too_short",
    "password_too_common": "too_common",
    "password_too_similar": "too_similar",
    "invalid": "user_name_wrong",
}
"""Words for what Django's validators find; theirs are not all in both languages, nor do all of them help."""


class PasswordForm(Form):
    """A new password, twice."""

    password = forms.CharField(max_length=256, strip=False)
    password_again = forms.CharField(max_length=256, strip=False)

    def __init__(self, request: HttpRequest, person: User | None = None) -> None:
        super().__init__(request.POST or None)
        self._request, self._person = request, person

    def clean(self) -> dict[str, Any]:
        """Judge the password."""
        said = {"password": ""} | (super().clean() or {})
        if said["password"]:
            person = self._person or User(username=said.get("user_name", ""), full_name=said.get("full_name", ""))
            self.judge("password", lambda: validate_password(said["password"], person))
        if said["password"] and said["password"] != said.get("password_again"):
            self.add_error("password_again", say(self._request, "passwords_differ"))
        return said

    def judge(self, field: str, judge: Callable[[], None]) -> None:
        """Note what *judge* finds wrong with *field*."""
        try:
            judge()
        except ValidationError as error:
            self.add_error(field, [translated(self._request, one) for one in error.error_list])


class FirstForm(PasswordForm):
    """The first administrator."""

    user_name = forms.CharField(max_length=40)
    full_name = forms.CharField(max_length=120)

    def clean(self) -> dict[str, Any]:
        """Judge the name, too."""
        said = super().clean()
        if said.get("user_name"):
            self.judge("user_name", lambda: people.USER_NAME(said["user_name"]))
        return said


def translated(request: HttpRequest, error: ValidationError) -> str:
    """Say a validator's words."""
    ours = _OURS.get(str(error.code))
    return say(request, ours) if ours else str(error.messages[0])
