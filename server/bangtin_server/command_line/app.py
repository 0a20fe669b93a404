"""`bangtin-server`: run the centre, and what an administrator does at its keyboard.

To add a command: a function in a module here, whose imports at the top need no Django, and a line in `_COMMANDS`; its
help is the phrase `help.NAME`, and that of an option the phrase of its `help`.
"""

import os
import sys
from collections.abc import Callable, Sequence
from importlib.metadata import version
from typing import Annotated, Any, NoReturn

import typer
from typer.core import TyperGroup

from bangtin_playlists.words import Language
from bangtin_server.command_line.exporting import export
from bangtin_server.command_line.help import Page, named, show_commands
from bangtin_server.command_line.importing import import_
from bangtin_server.command_line.issuing import token
from bangtin_server.command_line.keeping_keys import keys
from bangtin_server.command_line.options import LanguageOption
from bangtin_server.command_line.phrases import NAME
from bangtin_server.command_line.recovering import recover
from bangtin_server.command_line.running import door, run, web, worker
from bangtin_server.command_line.speech import asked_language, complain, phrase
from bangtin_server.errors import CentreError, EnvironmentVariableError

FAILED, USAGE = 1, 2
_COMMANDS: dict[str, Callable[..., None]] = {
    "run": run,
    "web": web,
    "door": door,
    "worker": worker,
    "import": import_,
    "export": export,
    "token": token,
    "recover": recover,
    "keys": keys,
}
_CallError: type[Exception] = typer.BadParameter.__mro__[1]
"""The root of what Typer finds wrong with a call; it has no public name."""


class Commands(TyperGroup):
    """All commands: chooses the language of a call, and ends it with words where a traceback would be."""

    def main(self, args: Sequence[str] | None = None, prog_name: str | None = None, **extra: Any) -> NoReturn:  # type: ignore[override]  # noqa: ANN401, ARG002 - the rest of Typer's arguments passes through
        """Run a call, and exit."""
        call = list(sys.argv[1:] if args is None else args)
        tongue = asked_language(call)
        extra.pop("standalone_mode", None)
        try:
            code = super().main(call or ["--help"], NAME, standalone_mode=False, obj=tongue, **extra)
        except _CallError as error:
            code = self._refuse(error, call, tongue)
        except CentreError as error:
            complain(error.vi if tongue == "vi" else error.en)
            code = USAGE if isinstance(error, EnvironmentVariableError) else FAILED
        sys.exit(code if call else USAGE)

    def format_help(self, ctx: Any, formatter: object) -> None:  # noqa: ANN401, ARG002 - Typer keeps the types private
        """Show the page of all commands."""
        show_commands(self, ctx.obj)

    def _refuse(self, error: Any, call: Sequence[str], tongue: Language) -> int:  # noqa: ANN401 - as above
        """Say what is wrong with a call."""
        command = next((word for word in call if not word.startswith("-") and word not in {"vi", "en"}), "")
        complain(_wrong_call(error, command, list(self.commands), tongue))
        named_command = f"{NAME} {command}" if command in self.commands else NAME
        complain(phrase("call.see_help", tongue, command=named_command), style="")
        return USAGE


def _wrong_call(error: Any, command: str, commands: Sequence[str], tongue: Language) -> str:  # noqa: ANN401 - as above
    known = ", ".join(commands)
    if not command:
        return phrase("call.missing_command", tongue, known=known)
    if command not in commands:
        return phrase("call.no_command", tongue, found=command, known=known)
    if parameter := getattr(error, "param", None):
        told = phrase(f"help.{parameter.help}", tongue)
        return phrase("call.bad_value", tongue, option=named(parameter, tongue), told=told)
    if option := getattr(error, "option_name", None):
        return phrase("call.no_option", tongue, option=option)
    return phrase("call.extra", tongue)


def application() -> typer.Typer:
    """Put the commands together."""
    app = typer.Typer(name=NAME, help="app", cls=Commands, add_completion=False)
    app.callback()(_before)
    for name, command in _COMMANDS.items():
        app.command(name, help=name, cls=Page)(command)
    return app


def main() -> None:
    """Run the command line; whatever it writes is its owner's alone."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "bangtin_server.settings")
    os.umask(0o077)
    application()()


def _show_version(asked: bool) -> None:  # noqa: FBT001 - Typer's signature
    if asked:
        typer.echo(f"{NAME} {version('bangtin')}")
        raise typer.Exit


def _before(
    lang: LanguageOption = None,
    version: Annotated[bool, typer.Option("--version", help="version", is_eager=True, callback=_show_version)] = False,  # noqa: FBT002 - acts by its callback
) -> None:
    """Take the options that may stand before a command."""
