"""`bangtin-server token`: a token for a program, made at the centre's own keyboard."""

from typing import Annotated

import typer

from bangtin_server.command_line.options import LanguageOption
from bangtin_server.command_line.preparation import ready_database

UserArgument = Annotated[str, typer.Argument(metavar="USER", help="user")]
NameArgument = Annotated[str, typer.Argument(metavar="NAME", help="token_name")]


def token(
    user: UserArgument,
    name: NameArgument,
    lang: LanguageOption = None,  # noqa: ARG001 - the call's language was read
) -> None:
    """Print a new token alone, so that a script can take it; the help is the phrase `help.token`."""
    ready_database()
    from bangtin_server.accounts import audit, people, tokens  # noqa: PLC0415 - after Django's set-up

    typer.echo(tokens.make(people.for_programs(user, audit.SYSTEM), name, audit.SYSTEM))
