"""The options of `play`, some of which `pattern` shares."""

import re
from pathlib import Path
from typing import Annotated

import typer

from bangtin_player.command_line.options import usage
from bangtin_player.command_line.terminal import phrase
from bangtin_player.settings import EngineName, SurfaceName
from bangtin_playlists.layout import Box
from bangtin_playlists.words import Language

_WINDOW = re.compile(r"(\d{1,5})x(\d{1,5})(?:\+(\d{1,5})\+(\d{1,5}))?")

FilesArgument = Annotated[list[Path] | None, typer.Argument(metavar="PROGRAMME | FILE...", help="play.files")]
EngineOption = Annotated[EngineName | None, typer.Option("--engine", metavar="vlc|qt", help="play.engine")]
SurfaceOption = Annotated[SurfaceName | None, typer.Option("--surface", metavar="auto|gpu|raster", help="play.surface")]
OutputOption = Annotated[str, typer.Option("--output", metavar="NAME", help="play.output")]
WindowOption = Annotated[str | None, typer.Option("--window", metavar="WxH+X+Y", help="play.window")]
AtOption = Annotated[str | None, typer.Option("--at", metavar="INSTANT", help="play.at")]
RateOption = Annotated[float, typer.Option("--rate", metavar="N", min=0.01, max=10_000, help="play.rate")]
SecondsOption = Annotated[float | None, typer.Option("--seconds", metavar="N", min=0.1, help="play.seconds")]
ReportOption = Annotated[Path | None, typer.Option("--report", metavar="FILE.json", help="play.report")]
PhotographOption = Annotated[Path | None, typer.Option("--photograph", metavar="FILE.png", help="play.photograph")]
AfterOption = Annotated[
    float | None, typer.Option("--photograph-after", metavar="N", min=0.0, help="play.photograph_after")
]
StateOption = Annotated[Path | None, typer.Option("--state", metavar="FOLDER", help="play.state")]
SettingsOption = Annotated[Path | None, typer.Option("--settings", metavar="FILE", help="play.settings")]


def box(text: str | None, tongue: Language) -> Box | None:
    """Read a window such as 1024x512+0+0."""
    if text is None:
        return None
    read = _WINDOW.fullmatch(text)
    if not read or not int(read[1]) or not int(read[2]):
        usage(phrase("play.bad_window", tongue, found=text))
    return Box(int(read[3] or 0), int(read[4] or 0), int(read[1]), int(read[2]))
