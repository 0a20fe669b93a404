"""`bangtin-server recover`: a way back in for who keeps accounts, from the machine's own keyboard only."""

import os
from typing import Annotated

import typer

from bangtin_server.command_line.options import LanguageOption, tongue_of
from bangtin_server.command_line.preparation import ready_database
from bangtin_server.command_line.speech import say
from bangtin_server.environment import environment

UserArgument = Annotated[str, typer.Argument(metavar="USER", help="recover_user")]


def recover(context: typer.Context, user: UserArgument, lang: LanguageOption = None) -> None:  # noqa: ARG001 - the call's language was read
    """Print a link by which an account is an administrator's again; the help is the phrase `help.recover`."""
    tongue, told = tongue_of(context), environment(os.environ)
    ready_database()
    from bangtin_server.accounts import recovery  # noqa: PLC0415 - after Django's set-up

    say("recovered", tongue, user=user, link=f"{told.address}/sign-in/{recovery.recover(user)}")
