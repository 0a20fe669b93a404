"""The settings of a player from `player.yaml`: strict, every mistake at once, each with its line."""

import re
from pathlib import Path
from typing import Annotated, Any, Literal

import msgspec
from pydantic import Field, PlainValidator

from bangtin_player.command_line.documents import ProgrammeError, written
from bangtin_player.settings import EngineName, PlayerSettings, ScreenPlace, SurfaceName
from bangtin_playlists.programme.dates import TimeOfDay
from bangtin_playlists.programme.fields import Text, between, wrong
from bangtin_playlists.programme.findings import Findings
from bangtin_playlists.programme.mistake import in_order
from bangtin_playlists.programme.pieces.piece import Piece
from bangtin_playlists.programme.validation import validated
from bangtin_playlists.programme.yaml_text import read_tree

_ADDRESS = re.compile(r"[\w.-]+:[\w.-]+|/.+")
_PLACE = ScreenPlace()
_SETTINGS = PlayerSettings()
_COLLECT = _SETTINGS.collect


class ScreenPiece(Piece):
    """One row of `screens`."""

    programme: str = _PLACE.programme
    screen: str = _PLACE.screen
    orders: str = _PLACE.orders
    output: str = _PLACE.output
    engine: EngineName = _PLACE.engine
    surface: SurfaceName = _PLACE.surface


class SpanPiece(Piece):
    """One row of `hours`."""

    since: Annotated[TimeOfDay, Field(alias="from")]
    until: Annotated[TimeOfDay, Field(alias="to")]


class CollectPiece(Piece):
    """How media are fetched."""

    every_s: Annotated[int, between(5, 86_400)] = _COLLECT.every_s
    at_once: Annotated[int, between(1, 16)] = _COLLECT.at_once
    kilobytes: Annotated[int, between(0, 10_000_000)] = _COLLECT.kilobytes
    hours: tuple[SpanPiece, ...] = ()
    pictures_s: Annotated[int, between(0, 86_400)] = _COLLECT.pictures_s
    quota_mb: Annotated[int, between(0, 100_000_000)] = _COLLECT.quota_mb


def _address(value: Any) -> str:  # noqa: ANN401 - what a person wrote can be anything
    """Read where a contact is: CHIP:LINE, or the whole path of a file."""
    if not isinstance(value, str) or not _ADDRESS.fullmatch(value):
        raise wrong("bad_contact", value)
    return value


Address = Annotated[str, PlainValidator(_address)]
NoAddress = Annotated[str, PlainValidator(lambda value: value and _address(value))]


class ContactPiece(Piece):
    """One row of `contacts`."""

    trigger: Text
    at: Address
    reset: NoAddress = ""
    normally: Literal["open", "closed"] = "open"
    pull: Literal["up", "down"] = "up"


class PlayerPiece(Piece):
    """The whole file."""

    player: str = _SETTINGS.player
    state: str = _SETTINGS.state
    clock_trust: Literal["floor", "server", "network"] = _SETTINGS.clock_trust
    centre: str = _SETTINGS.centre
    collect: CollectPiece = CollectPiece()
    contacts: tuple[ContactPiece, ...] = ()
    screens: tuple[ScreenPiece, ...] = ()


def read_settings(path: Path) -> PlayerSettings:
    """Read the settings; paths in them become relative to nothing.

    Raises:
        UnreadableError: The file cannot be read at all.
        ProgrammeError: There are mistakes, all of them listed.
    """
    tree = read_tree(str(path), written(path))
    findings = Findings(tree, list(tree.mistakes), list(tree.warnings))
    piece = validated(PlayerPiece, {} if tree.data is None else tree.data, (), findings)
    if findings.mistakes or piece is None:
        raise ProgrammeError(in_order(findings.mistakes), in_order(findings.warnings))
    settings = msgspec.convert(piece.model_dump(), PlayerSettings)
    return _absolute(settings, path.absolute().parent)


def _absolute(settings: PlayerSettings, folder: Path) -> PlayerSettings:
    """Make paths relative to the folder of the settings absolute."""

    def whole(written: str) -> str:
        return str(folder / written) if written else ""

    screens = tuple(
        msgspec.structs.replace(each, programme=whole(each.programme), orders=whole(each.orders))
        for each in settings.screens
    )
    return msgspec.structs.replace(settings, state=whole(settings.state), screens=screens)
