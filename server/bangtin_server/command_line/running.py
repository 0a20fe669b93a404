"""`bangtin-server run`: a whole centre on one port, from nothing."""

import os

import django
from django.conf import settings
from granian import Granian
from granian.constants import Interfaces

from bangtin_server.environment import environment


def run_centre() -> None:
    """Get the data folder ready and serve until told to stop."""
    os.umask(0o077)
    django.setup()
    from django.core.management import call_command  # noqa: PLC0415 - after Django's set-up

    settings.DATA.mkdir(parents=True, exist_ok=True, mode=0o700)
    call_command("migrate", verbosity=0, interactive=False)
    _make_keys()
    _greet()
    where = environment(os.environ).listen
    host, _, port = where.rpartition(":")
    Granian("bangtin_server.app:centre", address=host, port=int(port), interface=Interfaces.ASGI, factory=True).serve()


def _make_keys() -> None:
    from bangtin_server.clock import this_instant  # noqa: PLC0415 - after Django's set-up
    from bangtin_server.composition import keyring, storage  # noqa: PLC0415 - the same
    from bangtin_server.storage import names  # noqa: PLC0415 - the same

    keyring().make(this_instant())
    storage().put(names.KEYS, keyring().sealed_list())


def _greet() -> None:
    from bangtin_server.accounts import sign_in_link  # noqa: PLC0415 - after Django's set-up
    from bangtin_server.accounts.models import User  # noqa: PLC0415 - the same

    address = environment(os.environ).address
    print(f"Bảng Tin: {address}")  # noqa: T201 - the command's answer
    if not User.objects.exists():
        print(f"Liên kết đăng nhập lần đầu (một lần, 1 giờ): {address}/sign-in/{sign_in_link.make()}")  # noqa: T201
