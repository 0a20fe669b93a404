"""Options that several commands share, and how their values are read."""

from pathlib import Path
from typing import Annotated, Literal, NoReturn

import typer

from bangtin_player.command_line.terminal import console, language, phrase
from bangtin_playlists.calendar.wall import WallClock
from bangtin_playlists.errors import PlaylistsError
from bangtin_playlists.instant import Instant
from bangtin_playlists.programme import read_moment
from bangtin_playlists.words import Language

USAGE = 2
"""The exit code of a call that makes no sense."""


def helped(key: str) -> str:
    """Return the help of an option in the environment's language."""
    return phrase(f"help.{key}", language())


ProgrammeArgument = Annotated[Path, typer.Argument(metavar="PROGRAMME", help=helped("programme"))]
OrdersOption = Annotated[Path | None, typer.Option("--orders", metavar="FILE", help=helped("orders"))]
LanguageOption = Annotated[Literal["vi", "en"] | None, typer.Option("--lang", help=helped("lang"))]


def instant(option: str, text: str, wall: WallClock, tongue: Language) -> Instant:
    """Read the instant that an option names; without an offset it is the screen's local time."""
    try:
        return read_moment(text, wall)
    except PlaylistsError:
        usage(phrase("bad_instant", tongue, option=option, found=text))


def usage(told: str) -> NoReturn:
    """Say what is wrong with the call, and end."""
    console(errors=True).print(told, style="red")
    raise typer.Exit(USAGE)
