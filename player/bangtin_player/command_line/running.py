"""`run`: plays what the centre publishes on every output of this machine, until a signal ends it."""

import logging
import socket
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import msgspec
import typer

from bangtin_player.command_line.enrolling import address, identity_at
from bangtin_player.command_line.options import LanguageOption, usage
from bangtin_player.command_line.play_options import ReportOption, StateOption, WindowOption, box
from bangtin_player.command_line.terminal import language, phrase
from bangtin_player.settings import PlayerSettings, ScreenPlace, ScreenSettings
from bangtin_playlists.words import Language

if TYPE_CHECKING:
    from bangtin_player.agent.run import Run
    from bangtin_player.agent.state_folder import StateFolder
    from bangtin_playlists.layout import Box

USUAL_SETTINGS = Path("/etc/bangtin/player.yaml")
SettingsOption = Annotated[Path | None, typer.Option("--settings", metavar="FILE", help="play.settings")]


def run(
    settings: SettingsOption = None,
    state: StateOption = None,
    window: WindowOption = None,
    report: ReportOption = None,
    lang: LanguageOption = None,
) -> None:
    """Play until a signal; the help is the phrase `help.run`."""
    from bangtin_player.agent import app, outcome  # noqa: PLC0415  (the other commands need none of it)

    launch = outcome.Launch.of_this_process()
    tongue = language(chosen=lang)
    logging.basicConfig(level=logging.INFO, format="%(message)s")
    player = settings_of(settings)
    held = held_state(state, settings, tongue)
    made = app.play(_run(player, held, box(window, tongue), tongue), launch, held=held)
    if report:
        report.write_bytes(msgspec.json.format(msgspec.json.encode(made), indent=2) + b"\n")


def _run(player: PlayerSettings, held: "StateFolder", window: "Box | None", tongue: Language) -> "Run":
    from bangtin_player.agent.centre.identity import (  # noqa: PLC0415  (`enrol` and the help need none of these)
        identity_folder,
        keep_identity,
        read_identity,
    )
    from bangtin_player.agent.centre.office import Office  # noqa: PLC0415  (as above)
    from bangtin_player.agent.centre.parts import parts  # noqa: PLC0415  (as above)
    from bangtin_player.agent.run import Run, Screening  # noqa: PLC0415  (as above)
    from bangtin_player.agent.state_folder import boot_id  # noqa: PLC0415  (as above)
    from bangtin_player.clock import SystemClock  # noqa: PLC0415  (as above)
    from bangtin_player.core.clock_trust import ClockTrust  # noqa: PLC0415  (as above)

    folder = identity_folder(held.wished)
    identity = read_identity(folder)
    if identity is None:
        if not player.centre:
            usage(phrase("centre.not_enrolled", tongue))
        identity = identity_at(folder, address(player.centre, tongue), tongue)
        keep_identity(folder, identity)
    host = player.player or socket.gethostname()
    places = player.screens or (ScreenPlace(),)
    made = parts(held.wished, identity, player.collect, boot_id(), [each.screen for each in places], held.path)
    office = Office(made, host, SystemClock().now)
    screenings = tuple(
        Screening(_settings(place, number, window), source, place.screen or f"{number + 1}")
        for number, (place, source) in enumerate(zip(places, office.sources(), strict=True))
    )
    return Run(
        screenings,
        player=host,
        state=held.wished,
        trust_from=ClockTrust(player.clock_trust),
        office=office,
        contacts=player.contacts,
    )


def _settings(place: ScreenPlace, number: int, window: "Box | None") -> ScreenSettings:
    name = place.screen or f"bangtin {number + 1}"
    return ScreenSettings(name=name, output=place.output, window=window, engine=place.engine, surface=place.surface)


def settings_of(path: Path | None) -> PlayerSettings:
    """Read the settings that are named, or the machine's own, or none."""
    from bangtin_player.command_line.settings_file import read_settings  # noqa: PLC0415  (as above)

    found = path or (USUAL_SETTINGS if USUAL_SETTINGS.exists() else None)
    return read_settings(found) if found else PlayerSettings()


def held_state(state: Path | None, settings: Path | None, tongue: Language) -> "StateFolder":
    """Take the folder of this player's state; end where another player has it."""
    from bangtin_player.agent.state_folder import StateFolder, usual_folder  # noqa: PLC0415  (as above)

    player = settings_of(settings)
    wished = state or (Path(player.state) if player.state else usual_folder())
    held = StateFolder(wished)
    if held.is_in_use:
        held.close()
        usage(phrase("centre.in_use", tongue, path=wished))
    return held
