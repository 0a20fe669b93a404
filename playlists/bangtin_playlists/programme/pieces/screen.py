"""The keys of the screen, and of the layouts that divide it."""

from typing import Annotated, Any

from bangtin_playlists.programme.fields import Colour, Corner, Rectangle, Size, Switch, Text, between
from bangtin_playlists.programme.pieces.piece import Piece


class BandPiece(Piece):
    """A strip of the screen, and where it goes in the output."""

    source: Rectangle
    at: Corner


class OutputPiece(Piece):
    """Where the screen's pixels go inside the machine's output."""

    size: Size = (0, 0)
    at: Corner = (0, 0)
    rotation: Annotated[int, between(0, 270)] = 0
    bands: tuple[BandPiece, ...] = ()


class ScreenPiece(Piece):
    """The screen itself."""

    name: Text
    size: Size
    timezone: Text = "Asia/Ho_Chi_Minh"
    output: OutputPiece = OutputPiece()
    module: Size = (0, 0)
    sound: Switch = False
    volume: Annotated[int, between(0, 100)] = 100


class ZonePiece(Piece):
    """One part of a layout."""

    box: Rectangle
    play: Text


class LayoutPiece(Piece):
    """A division of the screen; its zones are judged one by one."""

    zones: dict[str, Any]
    background: Colour = "#000000"
