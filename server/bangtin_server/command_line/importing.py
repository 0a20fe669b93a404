"""`bangtin-server import`: programmes with their media into the centre, all of them or none."""

from pathlib import Path
from typing import Annotated

import typer

from bangtin_playlists.words import Language
from bangtin_server.command_line.options import LanguageOption, tongue_of
from bangtin_server.command_line.speech import complain, phrase, say, show_mistakes

ProgrammesArgument = Annotated[list[Path], typer.Argument(metavar="PROGRAMME...", help="programmes")]
SiteOption = Annotated[str | None, typer.Option("--site", metavar="CODE", help="site")]


def import_(
    context: typer.Context,
    programmes: ProgrammesArgument,
    site: SiteOption = None,
    lang: LanguageOption = None,  # noqa: ARG001 - the call's language was read
) -> None:
    """Import programmes; the help is the phrase `help.import`."""
    from bangtin_server.command_line.preparation import ready_database  # noqa: PLC0415 - Django waits for a good call

    tongue = tongue_of(context)
    _refuse_unreadable(programmes, tongue)
    ready_database()
    _import(programmes, site or "", tongue)


def _refuse_unreadable(programmes: list[Path], tongue: Language) -> None:
    """End the call where a file cannot be read at all."""
    unreadable = False
    for path in programmes:
        try:
            path.open("rb").close()
        except OSError as error:
            complain(phrase("unreadable", tongue, path=path, detail=error.strerror))
            unreadable = True
    if unreadable:
        raise typer.Exit(2)


def _import(programmes: list[Path], site: str, tongue: Language) -> None:
    from bangtin_server.composition import storage  # noqa: PLC0415 - after Django's set-up
    from bangtin_server.scheduling.programme_files import (  # noqa: PLC0415 - the same
        ProgrammesMistakenError,
        import_programmes,
    )

    try:
        taken = import_programmes(programmes, site, storage(), "system:import")
    except ProgrammesMistakenError as error:
        for each in error.files:
            show_mistakes(each.path, each.mistakes, tongue)
        count = sum(len(each.mistakes) for each in error.files)
        complain(phrase("mistakes", tongue, count=count), style="bold red")
        raise typer.Exit(1) from None
    for one in taken:
        say("imported" if one.changed else "unchanged", tongue, file=one.path, screen=one.screen)
        if one.waiting:
            say("examining", tongue, files=", ".join(one.waiting))
