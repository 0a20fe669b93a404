"""`play`: puts a programme, or media files as they are, on the wall of this machine."""

import logging
import os
import re
import socket
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NamedTuple

import msgspec
import typer

from bangtin_player.clock import Rehearsal, SystemClock, rehearsal
from bangtin_player.command_line.options import LanguageOption, OrdersOption, helped, instant, usage
from bangtin_player.command_line.terminal import console, language, phrase
from bangtin_player.settings import EngineName, PlayerSettings, ScreenPlace, ScreenSettings, SurfaceName
from bangtin_playlists.calendar.wall import WallClock
from bangtin_playlists.layout import Box
from bangtin_playlists.words import Language

if TYPE_CHECKING:
    from bangtin_player.agent.app import Screening
    from bangtin_player.agent.report import Report
    from bangtin_player.command_line.sources import LooseFiles, ProgrammeFile

_WINDOW = re.compile(r"(\d{1,5})x(\d{1,5})(?:\+(\d{1,5})\+(\d{1,5}))?")
_PROGRAMMES = {".yaml", ".yml"}
_DISPLAYS = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
_FAILED = 1

FilesArgument = Annotated[list[Path] | None, typer.Argument(metavar="PROGRAMME | FILE...", help=helped("play.files"))]
EngineOption = Annotated[EngineName | None, typer.Option("--engine", help=helped("play.engine"))]
SurfaceOption = Annotated[SurfaceName | None, typer.Option("--surface", help=helped("play.surface"))]
OutputOption = Annotated[str, typer.Option("--output", metavar="NAME", help=helped("play.output"))]
WindowOption = Annotated[str | None, typer.Option("--window", metavar="WxH+X+Y", help=helped("play.window"))]
AtOption = Annotated[str | None, typer.Option("--at", metavar="ISO", help=helped("play.at"))]
RateOption = Annotated[float, typer.Option("--rate", metavar="N", min=0.01, max=10_000, help=helped("play.rate"))]
SecondsOption = Annotated[float | None, typer.Option("--seconds", metavar="N", min=0.1, help=helped("play.seconds"))]
ReportOption = Annotated[Path | None, typer.Option("--report", metavar="FILE.json", help=helped("play.report"))]
PhotographOption = Annotated[
    Path | None, typer.Option("--photograph", metavar="FILE.png", help=helped("play.photograph"))
]
AfterOption = Annotated[
    float | None, typer.Option("--photograph-after", metavar="S", min=0.0, help=helped("play.photograph_after"))
]
StateOption = Annotated[Path | None, typer.Option("--state", metavar="FOLDER", help=helped("play.state"))]
SettingsOption = Annotated[Path | None, typer.Option("--settings", metavar="FILE", help=helped("play.settings"))]


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
    from bangtin_player.agent.state_folder import usual_folder  # noqa: PLC0415
    from bangtin_player.command_line.settings_file import read_settings  # noqa: PLC0415
    from bangtin_player.core.clock_trust import ClockTrust  # noqa: PLC0415

    launch = outcome.Launch.of_this_process()
    tongue = language(chosen=lang)
    logging.basicConfig(level=logging.INFO, format="%(message)s")
    asked = _Asked(box(window, tongue), at, rate, tongue)
    if bool(files) == bool(settings):
        usage(phrase("play.files_or_settings", tongue))
    player = read_settings(settings) if settings else PlayerSettings()
    if settings and not player.screens:
        usage(phrase("play.no_screens", tongue, path=settings))
    places = player.screens or (ScreenPlace(orders=str(orders or ""), output=output),)
    if engine or surface:
        places = tuple(
            msgspec.structs.replace(each, engine=engine or each.engine, surface=surface or each.surface)
            for each in places
        )
    screenings, clock = _screenings(files or [], places, asked)
    lasting = settings is not None or (window is None and seconds is None and clock is None)
    kept = state or (Path(player.state) if player.state else usual_folder())
    run = app.Run(
        screenings,
        player=player.player or socket.gethostname(),
        state=kept if lasting or state else kept / "rehearsal",
        clock=clock,
        trust_from=ClockTrust(player.clock_trust),
        seconds=seconds,
        photograph=photograph,
        photograph_after=photograph_after if photograph_after is not None else (seconds or 6.0) / 2,
        patient=lasting,
    )
    made = app.play(run, launch)
    if report:
        report.write_bytes(msgspec.json.format(msgspec.json.encode(made), indent=2) + b"\n")
    tell(made, tongue)
    raise typer.Exit(0 if made.played else _FAILED)


def _screenings(
    files: list[Path], places: tuple[ScreenPlace, ...], asked: _Asked
) -> "tuple[tuple[Screening, ...], Rehearsal | None]":
    """Make the screens of the run, and the clock that they share."""
    from bangtin_player.agent.app import Screening  # noqa: PLC0415  (as above)

    sources = [_source(files, place, asked.language) for place in places]
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


def _source(files: list[Path], place: ScreenPlace, tongue: Language) -> "ProgrammeFile | LooseFiles":
    from bangtin_player.command_line.sources import LooseFiles, ProgrammeFile  # noqa: PLC0415  (as above)

    named = [Path(place.programme)] if place.programme else files
    orders = Path(place.orders) if place.orders else None
    programmes = [each for each in named if each.suffix.lower() in _PROGRAMMES]
    if not programmes:
        if orders:
            usage(phrase("play.orders_need_programme", tongue))
        return LooseFiles(named, tongue)
    if len(named) > 1:
        usage(phrase("play.one_programme", tongue, found=programmes[0]))
    return ProgrammeFile(programmes[0], orders, tongue)


def _clock(asked: _Asked, wall: WallClock) -> Rehearsal | None:
    """Start the rehearsal's clock, if one is asked for."""
    if asked.at is None and asked.rate == 1.0:
        return None
    at = SystemClock().now() if asked.at is None else instant("--at", asked.at, wall, asked.language)
    return rehearsal(at, asked.rate)


def box(text: str | None, tongue: Language) -> Box | None:
    """Read a window such as 1024x512+0+0."""
    if text is None:
        return None
    read = _WINDOW.fullmatch(text)
    if not read or not int(read[1]) or not int(read[2]):
        usage(phrase("play.bad_window", tongue, found=text))
    return Box(int(read[3] or 0), int(read[4] or 0), int(read[1]), int(read[2]))


def _told_apart(names: list[str], places: tuple[ScreenPlace, ...]) -> list[str]:
    """Add the output to names that come twice, since the play log goes by them."""
    return [
        f"{name} {place.output or number}" if names.count(name) > 1 else name
        for number, (name, place) in enumerate(zip(names, places, strict=True), start=1)
    ]


def tell(made: "Report", tongue: Language) -> None:
    """Say in a line or two what the run came to."""
    out = console(errors=True)
    if not made.played:
        out.print(phrase("play.not_played", tongue, reason=made.reason), style="bold red", soft_wrap=True)
        if not made.surface and not any(os.environ.get(name) for name in _DISPLAYS):
            out.print(phrase("play.no_display", tongue), style="yellow", soft_wrap=True)
        return
    handoffs = made.handoffs
    plays = sum(each.full + each.cut for each in made.plays.values())
    out.print(phrase("play.played", tongue, plays=plays, handoffs=handoffs.count, seconds=round(made.seconds)))
    if handoffs.count:
        worst, median = handoffs.worst_hold_ms, handoffs.median_hold_ms
        out.print(phrase("play.holds", tongue, median=median, worst=worst, dropped=made.frames.dropped))
    for name, each in made.screens.items():
        if each.restarts:
            out.print(phrase("play.restarts", tongue, screen=name, count=len(each.restarts)), style="yellow")
