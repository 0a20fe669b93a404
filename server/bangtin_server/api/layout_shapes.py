"""The shapes of layouts."""

from typing import Annotated

from ninja import Schema
from pydantic import AfterValidator, Field

from bangtin_playlists.layout import Box
from bangtin_server.api.plan_shapes import Version
from bangtin_server.api.shapes import Asked, Name, Pixels, Row, Whole, clean
from bangtin_server.scheduling.zoning import LONGEST_NAME, MOST_SIDE, MOST_ZONES, Wanted, ZoneWanted

_Place = Annotated[Whole, Field(ge=0, le=MOST_SIDE)]
_Length = Annotated[Whole, Field(ge=1, le=MOST_SIDE)]


class ZoneAsked(Asked):
    """One part of the screen, in its pixels from the upper left, playing one playlist."""

    name: Annotated[str, Field(min_length=1, max_length=LONGEST_NAME), AfterValidator(clean)]
    x: _Place
    y: _Place
    width: _Length
    height: _Length
    playlist: Annotated[Row, Field(description="the number of a playlist for every screen, or of the layout's own")]


class LayoutWanted(Asked):
    """All that a layout says; zones stay inside `width` × `height`, and the later lie above the earlier."""

    name: Name
    width: Annotated[Pixels, Field(description="of the screens that it is made for")]
    height: Pixels
    background: Annotated[str, Field(pattern=r"^#[0-9a-fA-F]{6}$")] = "#000000"
    zones: Annotated[list[ZoneAsked], Field(min_length=1, max_length=MOST_ZONES)]

    def wanted(self) -> Wanted:
        """Return it as layouts want it."""
        zones = (ZoneWanted(one.name, Box(one.x, one.y, one.width, one.height), one.playlist) for one in self.zones)
        return Wanted(self.name, (self.width, self.height), tuple(zones), self.background)


class LayoutChange(LayoutWanted):
    """Likewise, in the place of the version that was read."""

    version: Version


class LayoutZone(Schema):
    """One part of the screen."""

    name: str
    x: int
    y: int
    width: int
    height: int
    playlist: int
    plays: str
    """What the playlist is called."""


class LayoutThere(Schema):
    """A layout."""

    number: int
    code: str
    name: str
    screen: str | None
    """Whose own it is; null is for every screen."""
    width: int
    height: int
    background: str
    zones: list[LayoutZone]
    """The lowest first."""
    version: str


class LayoutSaved(Schema):
    """A layout that was changed, and the screens that will show it otherwise."""

    layout: LayoutThere
    screens: list[str]
