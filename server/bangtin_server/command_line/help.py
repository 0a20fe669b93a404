"""Help pages in the reader's language: Typer's own are English whatever the reader speaks.

`help` of a command, argument or option is a key of the phrases (`site` is `help.site`), and so is its `metavar`.
"""

from collections.abc import Iterable
from typing import Any

from rich.console import Console
from rich.padding import Padding
from rich.table import Table
from rich.text import Text
from typer.core import TyperCommand, TyperGroup

from bangtin_playlists.words import Language
from bangtin_server.command_line.phrases import NAME, PHRASES
from bangtin_server.command_line.speech import console, phrase

Row = tuple[str, str]
"""A name, and what is said of it."""


class Page(TyperCommand):
    """A command whose help speaks the language of the call, which the context carries."""

    def format_help(self, ctx: Any, formatter: object) -> None:  # noqa: ANN401, ARG002 - Typer keeps the types private
        """Show the page."""
        out, tongue = console(), ctx.obj
        arguments = [each for each in self.params if each.param_type_name == "argument"]
        options = [each for each in self.params if each.param_type_name == "option"]
        written = (named(each, tongue) if each.required else f"[{named(each, tongue)}]" for each in arguments)
        needed = (*written, phrase("page.more", tongue))
        _show_use(out, " ".join((NAME, str(self.name), *needed)), f"help.{self.help}", tongue)
        _show_rows(out, "page.arguments", (row(each, tongue) for each in arguments), tongue)
        _show_rows(out, "page.options", (*(row(each, tongue) for each in options), _help_row(tongue)), tongue)
        _show_end(out, tongue)


def show_commands(group: TyperGroup, tongue: Language) -> None:
    """Print the page of all commands."""
    out = console()
    call = f"{NAME} {phrase('page.command', tongue)} {phrase('page.more', tongue)}"
    _show_use(out, call, "help.app", tongue)
    rows = [(name, phrase(f"help.{each.help}", tongue)) for name, each in group.commands.items()]
    _show_rows(out, "page.commands", rows, tongue)
    _show_rows(out, "page.options", (*(row(each, tongue) for each in group.params), _help_row(tongue)), tongue)
    _show_end(out, tongue)
    out.print(Text(phrase("page.each", tongue, name=NAME)))


def named(parameter: Any, tongue: Language) -> str:  # noqa: ANN401 - Typer keeps the types private
    """Return how a parameter is written: --site CODE."""
    key = f"metavar.{parameter.metavar}"
    holder = phrase(key, tongue) if key in PHRASES else parameter.metavar or ""
    return holder if parameter.param_type_name == "argument" else f"{parameter.opts[0]} {holder}".rstrip()


def row(parameter: Any, tongue: Language) -> Row:  # noqa: ANN401 - as above
    """Return a parameter as its page lists it."""
    return named(parameter, tongue), phrase(f"help.{parameter.help}", tongue)


def _help_row(tongue: Language) -> Row:
    return "--help", phrase("help.help", tongue)


def _show_use(out: Console, call: str, told: str, tongue: Language) -> None:
    out.print(Text.assemble((f"{phrase('page.usage', tongue)}:", "bold"), f" {call}"), soft_wrap=True)
    out.print(Padding(Text(phrase(told, tongue)), (1, 0)))


def _show_rows(out: Console, title: str, rows: Iterable[Row], tongue: Language) -> None:
    listed = list(rows)
    if not listed:
        return
    out.print(Text(phrase(title, tongue), style="bold"))
    table = Table.grid(padding=(0, 2, 0, 0))
    table.add_column(style="cyan", no_wrap=True)
    table.add_column(ratio=1)
    for name, told in listed:
        table.add_row(name, Text(told))
    out.print(Padding(table, (0, 0, 1, 2)))


def _show_end(out: Console, tongue: Language) -> None:
    for title, told in (("page.environment", "page.variables"), ("page.exit", "page.codes")):
        out.print(Text(phrase(title, tongue), style="bold"))
        for line in phrase(told, tongue).split(" · "):
            out.print(Padding(Text(line), (0, 0, 0, 2)))
        out.print()
