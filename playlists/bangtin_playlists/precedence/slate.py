"""The built-in slate: what is on when nothing else is (R11, R22)."""

from bangtin_playlists.calendar.occurrences import Occurrence
from bangtin_playlists.calendar.wall import DAY
from bangtin_playlists.instant import ALWAYS, FOREVER, Instant, Millis
from bangtin_playlists.layout import MAIN, Box, Screen
from bangtin_playlists.playlist import Card, Item, Tags
from bangtin_playlists.precedence.candidates import Candidate, Place
from bangtin_playlists.rotation.eligible import Eligible
from bangtin_playlists.rotation.filters import Filters
from bangtin_playlists.rotation.lists import Listing, Turn
from bangtin_playlists.schedule import Entry, Level
from bangtin_playlists.wire.orders import NO_ORDERS

NAME = "slate"

ITEM = Item(id=NAME, content=Card(), slot_ms=Millis(DAY), tags=Tags(mourning_ok=True))
"""It has nothing of its own to say; the screen that draws it knows how. Its slots are the days of UTC."""


def slate(number: int, screen: Screen) -> tuple[Candidate, Occurrence]:
    """Return the last candidate of *screen*, which always covers and which no order touches."""
    listing = Listing(NAME, (Turn(ITEM, 1),))
    always = Eligible(listing, Filters(NO_ORDERS, ""), Level.FALLBACK)
    place = Place(MAIN, Box(0, 0, screen.width, screen.height), always)
    beginning = Instant(ALWAYS // DAY * DAY)
    return Candidate(number, Entry(id="", playlist=NAME), Level.FALLBACK, (place,)), Occurrence(beginning, FOREVER)
