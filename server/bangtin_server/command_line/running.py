"""`bangtin-server run`: a whole centre on one port, from nothing."""

import logging
import os
from typing import TYPE_CHECKING, Any

import typer

from bangtin_playlists.words import Language
from bangtin_server.command_line.options import LanguageOption, tongue_of
from bangtin_server.command_line.preparation import free_port, ready_data_folder, ready_database, ready_keys
from bangtin_server.command_line.speech import complain, phrase, say
from bangtin_server.environment import Environment, environment

if TYPE_CHECKING:
    from granian.server.common import AbstractServer

_END_WITHIN_S = 10
"""Streams that players hold open are cut after this; they open them again."""


def run(context: typer.Context, lang: LanguageOption = None) -> None:  # noqa: ARG001 - the call's language was read
    """Serve until told to stop; the help is the phrase `help.run`."""
    tongue, told = tongue_of(context), environment(os.environ)
    ready_data_folder(told.data)
    address, port = told.listen_on
    free_port(address, port)
    ready_database()
    ready_keys()
    _greet(told, tongue)
    _serve(address, port, tongue)


def _greet(told: Environment, tongue: Language) -> None:
    """Say where the centre is; to whom nobody has come yet, the way in."""
    from bangtin_server.accounts import people, sign_in_link  # noqa: PLC0415 - after Django's set-up

    say("welcome", tongue, address=told.address)
    if not people.anybody_can_sign_in():
        say("link", tongue, link=f"{told.address}/sign-in/{sign_in_link.make()}")


def _serve(address: str, port: int, tongue: Language) -> None:
    from django.db import connections  # noqa: PLC0415 - after Django's set-up
    from granian.errors import FatalError  # noqa: PLC0415 - the other commands need none of it

    connections.close_all()  # the workers are processes of their own and open theirs
    server = _server(address, port)
    try:
        server.serve()
    except FatalError:
        complain(phrase("broken", tongue))
        raise typer.Exit(1) from None
    say("ended", tongue)


def _server(address: str, port: int) -> "AbstractServer[Any]":
    from granian import Granian  # noqa: PLC0415 - the other commands need none of it
    from granian.constants import Interfaces  # noqa: PLC0415 - the same
    from granian.log import LogLevels  # noqa: PLC0415 - the same

    logging.getLogger("_granian").setLevel(logging.WARNING)
    return Granian(
        "bangtin_server.app:centre",
        address=address,
        port=port,
        interface=Interfaces.ASGI,
        factory=True,
        workers_kill_timeout=_END_WITHIN_S,
        log_level=LogLevels.warning,
    )
