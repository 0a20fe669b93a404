"""Who plays what: the act for every kind of content, and the players that films are given to."""

from collections.abc import Callable, Mapping
from datetime import UTC, tzinfo
from zoneinfo import ZoneInfo

from bangtin_playlists.instant import Instant
from bangtin_playlists.playlist import Video
from PySide6.QtCore import QSize
from PySide6.QtGui import QImage

from bangtin_player.core.lead import Lead
from bangtin_player.core.messages import Show
from bangtin_player.core.ports import Clock
from bangtin_player.core.shot import Shot
from bangtin_player.screen.act import Act
from bangtin_player.screen.engines.port import Engine, Player
from bangtin_player.screen.film import Film
from bangtin_player.screen.side import Side
from bangtin_player.screen.still import Still
from bangtin_player.screen.studio import Studio


class Casting:
    """Makes acts, and keeps two long-lived players for every zone that shows films.

    Args:
        engine: What makes the players.
        clock: The wall's.
    """

    def __init__(self, engine: Engine, clock: Clock, *, pictures_only: bool = False) -> None:
        self._engine, self._clock = engine, clock
        self._pictures_only = pictures_only
        self._studio = Studio()
        self._players: dict[Side, tuple[Player, Lead]] = {}
        self._spare: list[tuple[Player, Lead]] = []
        self._places: Mapping[str, str] = {}
        self._zone: tzinfo = UTC

    def take(self, documents: Show) -> None:
        """Know where the files are from now on, and what time it is on the wall."""
        self._places = documents.places
        self._zone = ZoneInfo(documents.manifest.screen.timezone)

    def cast(self, shot: Shot, side: Side) -> Act:
        """Make ready what *shot* shows, on *side*."""
        content = shot.item.content
        if isinstance(content, Video):
            player, lead = self._player(side)
            return Film(shot, self._places.get(content.medium, ""), player, lead, side, self._clock)
        return Still(shot, self._drawing(shot, side), lambda _now: None, self._studio, side, self._clock.fine())

    def _player(self, side: Side) -> tuple[Player, Lead]:
        if side not in self._players:
            self._players[side] = self._spare.pop() if self._spare else (self._engine.player(), Lead())
        return self._players[side]

    def release(self, side: Side) -> None:
        """Take the player of *side* back, for the next zone that needs one."""
        if side in self._players:
            self._spare.append(self._players.pop(side))

    def _drawing(self, shot: Shot, side: Side) -> Callable[[float], QImage]:
        content, page, places, zone = shot.item.content, shot.airing.page, self._places, self._zone
        size = QSize(*side.size)
        return lambda at: picture(content, size, Instant(int(at)), zone, places, page)

    def close(self) -> None:
        """End all players and the studio."""
        for player, _ in [*self._players.values(), *self._spare]:
            player.close()
        self._studio.close()
        self._engine.close()


def picture(content, size, at, zone, places, page):  # stand-in until drawing/ is there
    from PySide6.QtGui import QImageReader, QColor, QPainter
    out = QImage(size, QImage.Format.Format_RGB32)
    out.fill(QColor("#204060"))
    medium = getattr(content, "medium", None)
    if medium:
        r = QImageReader(places.get(medium, "")); r.setAutoTransform(True)
        im = r.read()
        if im.isNull():
            raise RuntimeError(r.errorString())
        p = QPainter(out); p.drawImage(0, 0, im.scaled(size)); p.end()
    return out
