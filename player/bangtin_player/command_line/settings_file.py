"""The settings of a player from `player.yaml`: strict, every mistake at once, each with its line."""

from pathlib import Path
from typing import Literal

import msgspec

from bangtin_player.command_line.documents import ProgrammeError, written
from bangtin_player.settings import EngineName, PlayerSettings, ScreenPlace, SurfaceName
from bangtin_playlists.programme.findings import Findings
from bangtin_playlists.programme.mistake import in_order
from bangtin_playlists.programme.pieces.piece import Piece
from bangtin_playlists.programme.validation import validated
from bangtin_playlists.programme.yaml_text import read_tree

_PLACE = ScreenPlace()
_SETTINGS = PlayerSettings()


class ScreenPiece(Piece):
    """One row of `screens`."""

    programme: str
    orders: str = _PLACE.orders
    output: str = _PLACE.output
    engine: EngineName = _PLACE.engine
    surface: SurfaceName = _PLACE.surface


class PlayerPiece(Piece):
    """The whole file."""

    player: str = _SETTINGS.player
    state: str = _SETTINGS.state
    clock_trust: Literal["floor", "server", "network"] = _SETTINGS.clock_trust
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
