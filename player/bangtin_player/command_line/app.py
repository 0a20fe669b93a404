"""The commands of `bangtin-player`, put together.

To add one: a function in a module here, whose imports at the top are light (no Qt, no VLC: `what` must start at once),
and a line in `_COMMANDS`; its help is the phrase `help.NAME`.
"""

import functools
from collections.abc import Callable

import typer

from bangtin_player.command_line import asking, playing
from bangtin_player.command_line.documents import ProgrammeError, UnreadableError
from bangtin_player.command_line.options import USAGE, helped
from bangtin_player.command_line.pattern import pattern
from bangtin_player.command_line.terminal import console, language, phrase, show_mistakes
from bangtin_player.errors import PlayerError
from bangtin_playlists.errors import PlaylistsError

_COMMANDS: dict[str, Callable[..., None]] = {
    "what": asking.what,
    "plan": asking.plan,
    "check": asking.check,
    "play": playing.play,
    "pattern": pattern,
}


def application() -> typer.Typer:
    """Put the commands together, with help in the environment's language."""
    app = typer.Typer(name="bangtin-player", help=helped("app"), no_args_is_help=True, add_completion=False)
    app.callback()(lambda: None)
    for name, command in _COMMANDS.items():
        app.command(name, help=helped(name))(told_plainly(command))
    return app


def told_plainly(command: Callable[..., None]) -> Callable[..., None]:
    """Let a command end with one clear text where a traceback would be."""

    @functools.wraps(command)
    def told(*args: object, **options: object) -> None:
        tongue = language(chosen="en" if options.get("lang") == "en" else "vi" if options.get("lang") else None)
        out = console(errors=True)
        try:
            command(*args, **options)
        except ProgrammeError as error:
            show_mistakes(out, error.mistakes, tongue)
            out.print(phrase("mistakes", tongue, count=len(error.mistakes)), style="bold red")
            raise typer.Exit(1) from error
        except UnreadableError as error:
            out.print(phrase("unreadable", tongue, path=error.path, reason=error.reason), style="red", soft_wrap=True)
            raise typer.Exit(USAGE) from error
        except (PlaylistsError, PlayerError) as error:
            out.print(str(error), style="red", soft_wrap=True)
            raise typer.Exit(1) from error

    return told
