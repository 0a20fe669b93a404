"""The keys of what is raised rather than planned."""

from typing import Annotated

from pydantic import Field

from bangtin_playlists.programme.dates import When
from bangtin_playlists.programme.fields import LevelNumber, Names, Switch, Text, Whole
from bangtin_playlists.programme.pieces.piece import Piece


class EmergencyPiece(Piece):
    """Something raised by a person, with an end."""

    id: Text
    play: Text = ""
    layout: Text = ""
    begin: Annotated[When, Field(alias="from")]
    end: Annotated[When, Field(alias="to")]
    level: LevelNumber | None = None
    order: Whole = 0
    screens: Names = ()
    drill: Switch = False


class BlackoutPiece(Piece):
    """Dark by order."""

    id: Text
    begin: Annotated[When, Field(alias="from")]
    end: Annotated[When | None, Field(alias="to")] = None
    allow_emergency: Switch = False
    screens: Names = ()


class MourningPiece(Piece):
    """State mourning."""

    begin: Annotated[When, Field(alias="from")]
    end: Annotated[When, Field(alias="to")]
    screens: Names = ()


class RecallPiece(Piece):
    """An item or a file taken off the screens, for ever."""

    since: Annotated[When, Field(alias="from")]
    item: Text = ""
    medium: Text = ""
    screens: Names = ()
