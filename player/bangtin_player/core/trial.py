"""The test pattern as a programme: it goes the way of everything else, so what it shows of the output is true."""

from bangtin_playlists.instant import Millis
from bangtin_playlists.layout import Screen
from bangtin_playlists.playlist import Item, Pattern, Playlist, Tags
from bangtin_playlists.schedule import Entry, Level
from bangtin_playlists.wire.manifest import Manifest

NAME = "pattern"
_HOUR = Millis(3_600_000)


def trial(screen: Screen, language: str = "vi") -> Manifest:
    """Return the programme that shows the test pattern of *screen*, at any hour, with words in *language*."""
    shown = Item(NAME, Pattern(), _HOUR, tags=Tags(language=language))
    return Manifest(
        screen=screen,
        playlists=(Playlist(NAME, (shown,)),),
        schedule=(Entry(NAME, playlist=NAME, level=Level.NORMAL),),
    )
