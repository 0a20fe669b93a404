"""The keys of a whole file; what is under them is judged piece by piece."""

from typing import Annotated, Any

from pydantic import BeforeValidator, Field

from bangtin_playlists.programme.dates import When
from bangtin_playlists.programme.fields import Names, Text, between
from bangtin_playlists.programme.pieces.piece import Piece, one_or_more


class OrdersSheet(Piece):
    """The keys of a file of orders; what is under them is judged piece by piece."""

    site: Text = ""
    version: Annotated[int, between(0, 999_999_999)] = 0
    issued: When | None = None
    media: Text = ""
    fonts: Names = ()
    playlists: dict[str, Any] = Field(default_factory=dict)
    layouts: dict[str, Any] = Field(default_factory=dict)
    emergencies: list[Any] = Field(default_factory=list)
    blackouts: list[Any] = Field(default_factory=list)
    mourning: Annotated[list[Any], BeforeValidator(one_or_more)] = Field(default_factory=list)
    recalls: list[Any] = Field(default_factory=list)


class ProgrammeSheet(OrdersSheet):
    """The keys of a programme, which may hold orders too."""

    screen: Any = None
    hours: Annotated[list[Any], BeforeValidator(one_or_more)] = Field(default_factory=list)
    dayparts: dict[str, Any] = Field(default_factory=dict)
    calendars: dict[str, list[Any]] = Field(default_factory=dict)
    schedule: list[Any] = Field(default_factory=list)
