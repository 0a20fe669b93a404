"""`pattern`: shows the test pattern of a screen, so that a technician sees where every pixel goes (domain.md S10)."""

import os
import re
import socket
from pathlib import Path
from typing import Annotated

import msgspec
import typer

from bangtin_player.agent.documents import Documents
from bangtin_player.command_line.display import lack_of_display
from bangtin_player.command_line.documents import read_documents
from bangtin_player.command_line.options import LanguageOption, usage
from bangtin_player.command_line.play_options import (
    AfterOption,
    OutputOption,
    PhotographOption,
    SecondsOption,
    WindowOption,
    box,
)
from bangtin_player.command_line.telling import tell
from bangtin_player.command_line.terminal import language, phrase
from bangtin_player.core.trial import NAME, trial
from bangtin_player.errors import PlayerError, ScreenError
from bangtin_player.settings import ScreenSettings
from bangtin_playlists.layout import Screen
from bangtin_playlists.words import Language

_SIZE = re.compile(r"([1-9]\d{0,4})x([1-9]\d{0,4})")

ProgrammeArgument = Annotated[Path | None, typer.Argument(metavar="PROGRAMME", help="pattern.programme")]
SizeOption = Annotated[str, typer.Option("--size", metavar="WxH", help="pattern.size")]
ModuleOption = Annotated[str | None, typer.Option("--module", metavar="WxH", help="pattern.module")]


class TestPattern:
    """A source whose one document is the test pattern of a screen."""

    __test__ = False  # not one of pytest's

    def __init__(self, screen: Screen, tongue: Language) -> None:
        self._screen = screen
        self._tongue = tongue

    def files(self) -> tuple[Path, ...]:
        """Watch nothing."""
        return ()

    def read(self) -> Documents:
        """Return the pattern's programme."""
        return Documents(trial(self._screen, self._tongue))

    def refused(self, error: PlayerError) -> None:
        """Never called: nothing is read again."""


def pattern(  # noqa: PLR0913, PLR0917  (each argument is an option of the command)
    programme: ProgrammeArgument = None,
    size: SizeOption = "1920x1080",
    module: ModuleOption = None,
    output: OutputOption = "",
    window: WindowOption = None,
    seconds: SecondsOption = None,
    photograph: PhotographOption = None,
    photograph_after: AfterOption = None,
    lang: LanguageOption = None,
) -> None:
    """Show the pattern until told to end; the help is the phrase `help.pattern`."""
    from bangtin_player.agent import app, outcome  # noqa: PLC0415  (asking needs none of it)
    from bangtin_player.agent.run import Run, Screening  # noqa: PLC0415  (as above)
    from bangtin_player.agent.state_folder import usual_folder  # noqa: PLC0415  (as above)

    launch = outcome.Launch.of_this_process()
    tongue = language(chosen=lang)
    screen = _screen(programme, size, module, tongue)
    if lack := lack_of_display():
        raise ScreenError(phrase(lack, tongue, display=os.environ.get("DISPLAY", "")))
    settings = ScreenSettings(name=screen.name, output=output, window=box(window, tongue))
    run = Run(
        (Screening(settings, TestPattern(screen, tongue), str(programme or NAME)),),
        player=socket.gethostname(),
        state=usual_folder() / NAME,
        seconds=seconds,
        photograph=photograph,
        photograph_after=photograph_after if photograph_after is not None else (seconds or 6.0) / 2,
        patient=False,
    )
    made = app.play(run, launch)
    if not made.played:
        tell(made, tongue)
    raise typer.Exit(0 if made.played and (photograph is None or photograph.exists()) else 1)


def _screen(programme: Path | None, size: str, module: str | None, tongue: Language) -> Screen:
    """Return the screen of a programme, or one of that size."""
    screen = read_documents(programme).manifest.screen if programme else Screen(NAME, *_pixels("--size", size, tongue))
    return msgspec.structs.replace(screen, module=_pixels("--module", module, tongue)) if module else screen


def _pixels(option: str, text: str, tongue: Language) -> tuple[int, int]:
    read = _SIZE.fullmatch(text)
    if not read:
        usage(phrase("pattern.bad_size", tongue, option=option, found=text))
    return int(read[1]), int(read[2])
