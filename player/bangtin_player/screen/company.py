"""What a zone asks of its stage: acts to put on, and an ear for what becomes of them."""

from typing import TYPE_CHECKING, Protocol

from bangtin_player.core.shot import Shot
from bangtin_player.screen.act import Act
from bangtin_player.screen.side import Side

if TYPE_CHECKING:
    from bangtin_player.core.outlook import Place


class Company(Protocol):
    """Casts acts for zones, and hears what becomes of them. Instants are the clock's, in ms."""

    def cast(self, shot: Shot, side: Side) -> Act | None:
        """Make ready what *shot* shows, on *side*; None if that is refused, or has to be asked for again."""
        ...

    def stand_in(self, place: "Place", side: Side, now: float) -> Act:
        """Make the slate ready, on *side*, for the zone at *place*; no play comes of it."""
        ...

    def came_on(self, place: "Place", shot: Shot, now: float) -> None:
        """Hear that *shot* is on the wall from *now* on."""
        ...

    def went_off(self, place: "Place", act: Act) -> None:
        """Hear that another act has taken the place of *act*."""
        ...

    def cannot_show(self, shot: Shot, why: str) -> None:
        """Hear that no picture of *shot* comes."""
        ...

    def gave_up(self, place: "Place", side: Side) -> None:
        """Hear that a zone was taken off, and does not need its *side* any more."""
        ...
