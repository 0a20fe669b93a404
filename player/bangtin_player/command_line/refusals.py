"""What went wrong, in the reader's language: where an error becomes words and an exit code."""

from rich.text import Text

from bangtin_player.command_line.documents import ProgrammeError, UnreadableError
from bangtin_player.command_line.options import USAGE
from bangtin_player.command_line.terminal import console, phrase, show_mistakes
from bangtin_player.errors import PlayerError
from bangtin_playlists.errors import PlaylistsError
from bangtin_playlists.words import Language
from bangtin_playlists.words.of_syntax import OF_SYNTAX

FAILED = 1
"""The exit code of a programme with mistakes, and of a run that came to nothing."""

OWN_ERRORS = (PlayerError, PlaylistsError)


def tell(error: PlayerError | PlaylistsError, tongue: Language) -> int:
    """Say what went wrong, and return the exit code."""
    out = console(errors=True)
    match error:
        case ProgrammeError():
            show_mistakes(out, error.warnings, tongue, style="yellow")
            show_mistakes(out, error.mistakes, tongue)
            out.print(phrase("mistakes", tongue, count=len(error.mistakes)), style="bold red")
            if any(each.code in OF_SYNTAX for each in error.mistakes):
                out.print(phrase("unread_below", tongue), style="red")
            return FAILED
        case UnreadableError():
            out.print(Text(unreadable(error, tongue), style="red"), soft_wrap=True)
            return USAGE
        case _:
            out.print(Text(str(error), style="red"), soft_wrap=True)
            return FAILED


def unreadable(error: UnreadableError, tongue: Language) -> str:
    """Say why a file cannot be read, and what helps."""
    return phrase(f"unreadable.{error.reason}", tongue, path=error.path, detail=error.detail)
