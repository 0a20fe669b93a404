"""`play`: puts a programme, or media files as they are, on the wall of this machine."""

import logging
import os
import socket
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import msgspec
import typer

from bangtin_player.clock import Rehearsal, SystemClock, rehearsal
from bangtin_player.command_line.display import lack_of_display
from bangtin_player.command_line.options import LanguageOption, OrdersOption, instant, usage
from bangtin_player.command_line.play_options import (
    AfterOption,
    AtOption,
    EngineOption,
    FilesArgument,
    OutputOption,
    PhotographOption,
    RateOption,
    ReportOption,
    SecondsOption,
    SettingsOption,
    StateOption,
    SurfaceOption,
    WindowOption,
    box,
)
from bangtin_player.command_line.telling import tell
from bangtin_player.command_line.terminal import console, language, phrase
from bangtin_player.errors import ScreenError
from bangtin_player.settings import PlayerSettings, ScreenPlace, ScreenSettings
from bangtin_playlists.calendar.wall import WallClock
from bangtin_playlists.layout import Box
from bangtin_playlists.words import Language

if TYPE_CHECKING:
    from bangtin_player.agent.run import Screening
    from bangtin_player.command_line.sources import LooseFiles, ProgrammeFile

_PROGRAMMES = {".yaml", ".yml"}
_FAILED = 1


class _Asked(NamedTuple):
    """The options that are about the whole run."""

    window: Box | None
    at: str | None
    rate: float
    language: Language


def play(  # noqa: PLR0913, PLR0917  (each argument is an option of the command)
    files: FilesArgument = None,
    orders: OrdersOption = None,
    engine: EngineOption = None,
    surface: SurfaceOption = None,
    output: OutputOption = "",
    window: WindowOption = None,
    at: AtOption = None,
    rate: RateOption = 1.0,
    seconds: SecondsOption = None,
    report: ReportOption = None,
    photograph: PhotographOption = None,
    photograph_after: AfterOption = None,
    state: StateOption = None,
    settings: SettingsOption = None,
    lang: LanguageOption = None,
) -> None:
    """Play until it is told to end; the help is the phrase `help.play`."""
    from bangtin_player.agent import app, outcome  # noqa: PLC0415  (the other commands need none of it)
    from bangtin_player.agent.run import Run  # noqa: PLC0415  (as above)
    from bangtin_player.agent.state_folder import usual_folder  # noqa: PLC0415  (as above)
    from bangtin_player.command_line.settings_file import read_settings  # noqa: PLC0415  (as above)
    from bangtin_player.core.clock_trust import ClockTrust  # noqa: PLC0415  (as above)

    launch = outcome.Launch.of_this_process()
    tongue = language(chosen=lang)
    logging.basicConfig(level=logging.INFO, format="%(message)s")
    asked = _Asked(box(window, tongue), at, rate, tongue)
    for option, path in (("--report", report), ("--photograph", photograph)):
        if path and not os.access(path.absolute().parent, os.W_OK):
            usage(phrase("play.no_folder", tongue, option=option, path=path))
    if bool(files) == bool(settings):
        usage(phrase("play.files_or_settings", tongue))
    player = read_settings(settings) if settings else PlayerSettings()
    if settings and not player.screens:
        usage(phrase("play.no_screens", tongue, path=settings))
    if settings and not all(each.programme for each in player.screens):
        usage(phrase("play.no_programme", tongue, path=settings))
    places = player.screens or (ScreenPlace(orders=str(orders or ""), output=output),)
    if engine or surface:
        places = tuple(
            msgspec.structs.replace(each, engine=engine or each.engine, surface=surface or each.surface)
            for each in places
        )
    screenings, clock = _screenings(files or [], places, asked)
    if not settings and (lack := lack_of_display()):  # a service waits for its display
        raise ScreenError(phrase(lack, tongue, display=os.environ.get("DISPLAY", "")))
    lasting = settings is not None or (window is None and seconds is None and clock is None)
    kept = state or (Path(player.state) if player.state else usual_folder())
    run = Run(
        screenings,
        player=player.player or socket.gethostname(),
        state=kept if lasting or state else kept / "rehearsal",
        clock=clock,
        trust_from=ClockTrust(player.clock_trust),
        seconds=seconds,
        photograph=photograph,
        photograph_after=photograph_after if photograph_after is not None else (seconds or 6.0) / 2,
        contacts=player.contacts,
        patient=lasting,
    )
    made = app.play(run, launch)
    if report:
        report.write_bytes(msgspec.json.format(msgspec.json.encode(made), indent=2) + b"\n")
    tell(made, tongue)
    raise typer.Exit(0 if made.played and (photograph is None or photograph.exists()) else _FAILED)


def _screenings(
    files: list[Path], places: tuple[ScreenPlace, ...], asked: _Asked
) -> "tuple[tuple[Screening, ...], Rehearsal | None]":
    """Make the screens of the run, and the clock that they share."""
    from bangtin_player.agent.run import Screening  # noqa: PLC0415  (as above)

    sources = [_source(files, place, asked) for place in places]
    clock = _clock(asked, WallClock(sources[0].timezone))
    names = _told_apart([each.name for each in sources], places)
    screenings = tuple(
        Screening(
            ScreenSettings(
                name=name,
                output=place.output,
                window=asked.window,
                engine=place.engine,
                surface=place.surface,
                clock=clock,
            ),
            source,
            ", ".join(str(each) for each in files) or place.programme,
        )
        for source, name, place in zip(sources, names, places, strict=True)
    )
    return screenings, clock


def _source(files: list[Path], place: ScreenPlace, asked: _Asked) -> "ProgrammeFile | LooseFiles":
    from bangtin_player.command_line.sources import LooseFiles, ProgrammeFile  # noqa: PLC0415  (as above)

    named = [Path(place.programme)] if place.programme else files
    orders = Path(place.orders) if place.orders else None
    programmes = [each for each in named if each.suffix.lower() in _PROGRAMMES]
    if not programmes:
        if orders:
            usage(phrase("play.orders_need_programme", asked.language))
        return LooseFiles(named, asked.language)
    if len(named) > 1:
        usage(phrase("play.one_programme", asked.language, found=programmes[0]))
    source = ProgrammeFile(programmes[0], orders, asked.language, unattended=bool(place.programme))
    _note_window(source.reach, asked)
    return source


def _note_window(reach: tuple[int, int], asked: _Asked) -> None:
    """Say that a window shows pixels one by one, and therefore only a part of a larger screen."""
    window = asked.window
    if window and (window.w < reach[0] or window.h < reach[1]):
        size = f"{reach[0]}x{reach[1]}"
        console(errors=True).print(phrase("play.small_window", asked.language, size=size), style="yellow")


def _clock(asked: _Asked, wall: WallClock) -> Rehearsal | None:
    """Start the rehearsal's clock, if one is asked for."""
    if asked.at is None and asked.rate == 1.0:
        return None
    at = SystemClock().now() if asked.at is None else instant("--at", asked.at, wall, asked.language)
    return rehearsal(at, asked.rate)


def _told_apart(names: list[str], places: tuple[ScreenPlace, ...]) -> list[str]:
    """Add the output to names that come twice, since the play log goes by them."""
    return [
        f"{name} {place.output or number}" if names.count(name) > 1 else name
        for number, (name, place) in enumerate(zip(names, places, strict=True), start=1)
    ]
