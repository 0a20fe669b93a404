"""The commands of `bangtin-player`, put together.

To add one: a function in a module here, whose imports at the top are light (no Qt, no VLC: `what` must start at once),
and a line in `_COMMANDS`; its help is the phrase `help.NAME`, and that of an option the phrase of its `help`.
"""

import sys
from collections.abc import Callable, Sequence
from importlib.metadata import version
from typing import Annotated, Any, NoReturn

import typer
from typer.core import TyperGroup

from bangtin_player.command_line import asking, playing
from bangtin_player.command_line.calls import CallError, command_of, wrong_call
from bangtin_player.command_line.enrolling import enrol
from bangtin_player.command_line.help import NAME, Page, show_commands
from bangtin_player.command_line.options import USAGE, LanguageOption
from bangtin_player.command_line.pattern import pattern
from bangtin_player.command_line.refusals import OWN_ERRORS, tell
from bangtin_player.command_line.running import run
from bangtin_player.command_line.terminal import asked_language, console, phrase
from bangtin_playlists.words import Language

_COMMANDS: dict[str, Callable[..., None]] = {
    "check": asking.check,
    "what": asking.what,
    "plan": asking.plan,
    "play": playing.play,
    "pattern": pattern,
    "enrol": enrol,
    "run": run,
}


class Commands(TyperGroup):
    """All commands: chooses the language of a call, and ends it with words where a traceback would be."""

    def main(self, args: Sequence[str] | None = None, prog_name: str | None = None, **extra: Any) -> NoReturn:  # type: ignore[override]  # noqa: ANN401, ARG002 - the rest of Typer's arguments passes through
        """Run a call, and exit."""
        words = list(sys.argv[1:] if args is None else args)
        tongue = asked_language(words)
        extra.pop("standalone_mode", None)
        spoken = {name: {"lang": tongue} for name in self.commands}
        try:
            code = super().main(
                words or ["--help"], NAME, standalone_mode=False, obj=tongue, default_map=spoken, **extra
            )
        except CallError as error:
            code = self._refuse(error, words, tongue)
        except OWN_ERRORS as error:
            code = tell(error, tongue)
        sys.exit(code if words else USAGE)

    def format_help(self, ctx: Any, formatter: object) -> None:  # noqa: ANN401, ARG002 - Typer keeps the types private
        """Show the page of all commands."""
        show_commands(console(), self, ctx.obj)

    def _refuse(self, error: Exception, words: list[str], tongue: Language) -> int:
        out = console(errors=True)
        out.print(wrong_call(error, words, self.commands, tongue), style="red", markup=False, soft_wrap=True)
        command = command_of(words)
        named = f"{NAME} {command}" if command in self.commands else NAME
        out.print(phrase("call.see_help", tongue, command=named), markup=False)
        return USAGE


def application() -> typer.Typer:
    """Put the commands together."""
    app = typer.Typer(name=NAME, help="app", cls=Commands, add_completion=False)
    app.callback()(_before)
    for name, command in _COMMANDS.items():
        app.command(name, help=name, cls=Page)(command)
    return app


def _show_version(asked: bool) -> None:  # noqa: FBT001 - Typer's signature
    if asked:
        typer.echo(f"{NAME} {version('bangtin')}")
        raise typer.Exit


def _before(
    lang: LanguageOption = None,
    version: Annotated[bool, typer.Option("--version", help="version", is_eager=True, callback=_show_version)] = False,  # noqa: FBT002 - acts by its callback
) -> None:
    """Take the options that may stand before a command."""
