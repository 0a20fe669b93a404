"""Options that several commands share, and how their values are read."""

from pathlib import Path
from typing import Annotated, Literal, NoReturn

import typer

from bangtin_player.command_line.terminal import console, phrase
from bangtin_playlists.calendar.wall import WallClock
from bangtin_playlists.errors import PlaylistsError
from bangtin_playlists.instant import Instant
from bangtin_playlists.programme import read_moment
from bangtin_playlists.words import Language

USAGE = 2
"""The exit code of a call that makes no sense, or names a file that cannot be read."""


ProgrammeArgument = Annotated[Path, typer.Argument(metavar="PROGRAMME", help="programme")]
CheckedArgument = Annotated[Path, typer.Argument(metavar="FILE", help="checked")]
OrdersOption = Annotated[Path | None, typer.Option("--orders", metavar="FILE", help="orders")]
LanguageOption = Annotated[Literal["vi", "en"] | None, typer.Option("--lang", metavar="vi|en", help="lang")]


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
