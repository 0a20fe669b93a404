"""Help pages in the reader's language.

Typer's own pages are English whatever the reader speaks, so pages are drawn here: from the same parameters, whose
`help` is a key of the phrases (`at` is `help.at`) and whose `metavar` is one too.
"""

from collections.abc import Iterable
from typing import Any, NamedTuple

from rich.console import Console
from rich.padding import Padding
from rich.table import Table
from rich.text import Text
from typer.core import TyperCommand, TyperGroup

from bangtin_player.command_line.help_phrases import EXAMPLES
from bangtin_player.command_line.phrases import PHRASES
from bangtin_player.command_line.terminal import console, phrase
from bangtin_playlists.words import Language

NAME = "bangtin-player"
_NARROW = 60
"""Columns, below which a line of help goes under its option rather than beside it."""
_WIDEST_NAME = 26


class Row(NamedTuple):
    """A name, and what is said of it."""

    name: str
    told: str


class Page(TyperCommand):
    """A command whose help speaks the language of the call, which the context carries."""

    def format_help(self, ctx: Any, formatter: object) -> None:  # noqa: ANN401, ARG002 - Typer keeps the types private
        """Show the page."""
        show_command(console(), self, ctx.obj)


def show_command(out: Console, command: TyperCommand, tongue: Language) -> None:
    """Print the page of one command."""
    name = str(command.name)
    out.print(Text.assemble((f"{phrase('page.usage', tongue)}:", "bold"), f" {usage(command, tongue)}"), soft_wrap=True)
    out.print(Padding(phrase(f"help.{command.help}", tongue), (1, 0)))
    arguments = [each for each in command.params if each.param_type_name == "argument"]
    options = [each for each in command.params if each.param_type_name == "option"]
    show_rows(out, phrase("page.arguments", tongue), (row(each, tongue) for each in arguments))
    show_rows(out, phrase("page.options", tongue), (*(row(each, tongue) for each in options), help_row(tongue)))
    _show_lines(out, phrase("page.examples", tongue), [f"{NAME} {each}" for each in EXAMPLES.get(name, ())])
    _show_lines(out, phrase("page.exit", tongue), phrase(exit_codes(name), tongue).split(" · "))


def show_commands(out: Console, group: TyperGroup, tongue: Language) -> None:
    """Print the page of all commands."""
    holder = phrase("metavar.COMMAND", tongue)
    more = phrase("page.more", tongue)
    out.print(Text.assemble((f"{phrase('page.usage', tongue)}:", "bold"), f" {NAME} {holder} {more}"), soft_wrap=True)
    out.print(Padding(phrase("help.app", tongue), (1, 0)))
    rows = (Row(name, phrase(f"help.{each.help}", tongue)) for name, each in group.commands.items())
    show_rows(out, phrase("page.commands", tongue), rows)
    show_rows(out, phrase("page.options", tongue), (*(row(each, tongue) for each in group.params), help_row(tongue)))
    out.print(Text(phrase("page.each", tongue, name=NAME)))


def exit_codes(command: str) -> str:
    """Return the key of the phrase that tells what the exit codes of a command mean."""
    if command == "enrol":
        return "exit.enrolling"
    return "exit.playing" if command in {"play", "pattern", "run"} else "exit.asking"


def usage(command: TyperCommand, tongue: Language) -> str:
    """Return how a command is called: what it needs or may have first, then that there are options."""
    first = (each for each in command.params if each.required or each.param_type_name == "argument")
    written = (named(each, tongue) if each.required else f"[{named(each, tongue)}]" for each in first)
    return " ".join((NAME, str(command.name), *written, phrase("page.more", tongue)))


def row(parameter: Any, tongue: Language) -> Row:  # noqa: ANN401 - Typer keeps the types private
    """Return a parameter as its page lists it."""
    told = phrase(f"help.{parameter.help}", tongue)
    needed = parameter.required and parameter.param_type_name == "option"
    return Row(named(parameter, tongue), f"{told} ({phrase('page.required', tongue)})" if needed else told)


def named(parameter: Any, tongue: Language) -> str:  # noqa: ANN401 - as above
    """Return how a parameter is written: --at INSTANT."""
    key = f"metavar.{parameter.metavar}"
    holder = phrase(key, tongue) if key in PHRASES else parameter.metavar or ""
    return holder if parameter.param_type_name == "argument" else f"{parameter.opts[0]} {holder}".rstrip()


def help_row(tongue: Language) -> Row:
    """Return the row of the option that shows the page."""
    return Row("--help", phrase("help.help", tongue))


def show_rows(out: Console, title: str, rows: Iterable[Row]) -> None:
    """Print a section of names and what is said of each."""
    listed = list(rows)
    if not listed:
        return
    out.print(Text(title, style="bold"))
    if out.width < _NARROW:
        for each in listed:
            out.print(Padding(Text(each.name, style="cyan"), (0, 0, 0, 2)))
            out.print(Padding(Text(each.told), (0, 0, 0, 6)))
    else:
        table = Table.grid(padding=(0, 2, 0, 0))
        table.add_column(
            width=max(len(each.name) for each in listed), max_width=_WIDEST_NAME, style="cyan", no_wrap=True
        )
        table.add_column(ratio=1)
        for each in listed:
            table.add_row(each.name, Text(each.told))
        out.print(Padding(table, (0, 0, 0, 2)))
    out.print()


def _show_lines(out: Console, title: str, lines: list[str]) -> None:
    if lines:
        out.print(Text(title, style="bold"))
        for each in lines:
            out.print(Text(f"  {each}"), soft_wrap=True)
        out.print()
