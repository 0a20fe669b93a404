"""`bangtin-server export`: the programme of a screen, or of every one, as folders that can be imported anywhere."""

from pathlib import Path
from typing import Annotated

import typer

from bangtin_server.command_line.options import LanguageOption, tongue_of
from bangtin_server.command_line.preparation import ready_database
from bangtin_server.command_line.speech import say

ScreenArgument = Annotated[str | None, typer.Argument(metavar="SCREEN", help="screen")]
FolderOption = Annotated[Path | None, typer.Option("--to", metavar="FOLDER", help="to")]


def export(
    context: typer.Context,
    screen: ScreenArgument = None,
    to: FolderOption = None,
    lang: LanguageOption = None,  # noqa: ARG001 - the call's language was read
) -> None:
    """Export a programme; the help is the phrase `help.export`."""
    ready_database()
    from bangtin_server.composition import storage  # noqa: PLC0415 - after Django's set-up
    from bangtin_server.scheduling.programme_folders import export_all, export_programme  # noqa: PLC0415 - the same

    if screen is None:
        for path in export_all(to, storage()):
            say("exported", tongue_of(context), path=path)
    else:
        say("exported", tongue_of(context), path=export_programme(screen, to, storage()))
