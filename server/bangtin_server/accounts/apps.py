"""What accounts want to be told."""

from typing import Any

from django.apps import AppConfig
from django.contrib.auth.signals import user_logged_in


class AccountsConfig(AppConfig):
    """Notes each browser in which somebody signs in."""

    name = "bangtin_server.accounts"

    def ready(self) -> None:
        """Listen."""
        from bangtin_server.accounts import sign_ins  # noqa: PLC0415 - rows exist only once Django is ready

        def signed_in(request: Any, user: Any, **_: Any) -> None:  # noqa: ANN401 - what a signal carries
            if request.session.session_key is None:  # somebody else was signed in here, and their session is no more
                request.session.save()
            sign_ins.begin(user, request.session.session_key)

        user_logged_in.connect(signed_in, weak=False, dispatch_uid="sign-ins")
