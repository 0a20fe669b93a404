"""Who plays what: the act for every kind of content, and the players that films are given to."""

from collections.abc import Callable
from datetime import UTC, tzinfo
from math import ceil
from typing import cast

from PySide6.QtCore import QSize
from PySide6.QtGui import QColor, QImage, qGray

from bangtin_player.core.lead import Lead
from bangtin_player.core.messages import Show
from bangtin_player.core.motion import pan, position
from bangtin_player.core.ports import Clock
from bangtin_player.core.shot import Shot
from bangtin_player.errors import EngineError
from bangtin_player.screen.act import Act
from bangtin_player.screen.drawing.faces import Faces
from bangtin_player.screen.drawing.label import ai_label, greyed
from bangtin_player.screen.drawing.palette import colour, palette
from bangtin_player.screen.drawing.pattern import dot, pattern
from bangtin_player.screen.drawing.picture import panorama, picture, redraw_at
from bangtin_player.screen.drawing.slate import slate
from bangtin_player.screen.drawing.ticker import tiles
from bangtin_player.screen.drawing.type import set_in
from bangtin_player.screen.engines.port import Engine, Player
from bangtin_player.screen.film import Film
from bangtin_player.screen.moving import Moving, MovingPicture
from bangtin_player.screen.side import BLACK, Side, Tile
from bangtin_player.screen.still import Still
from bangtin_player.screen.workshop import Workshop
from bangtin_playlists.calendar.wall import zone
from bangtin_playlists.instant import Instant
from bangtin_playlists.layout import Screen
from bangtin_playlists.playlist import Card, Image, Pattern, Ticker, Video
from bangtin_playlists.precedence.slate import ITEM

WHITE = QColor("white")
_DARKROOM_HANDS = 2
"""One alone is busy for more than half of the time with a film of 3840×2160 at 30 frames a second."""


class Casting:
    """Makes acts, and keeps two long-lived players for every zone that shows films.

    Args:
        engine: What makes the players.
        clock: The wall's.
        pictures_only: Whether films are refused, so that their slots are filled (R18).
    """

    def __init__(self, engine: Engine, clock: Clock, *, pictures_only: bool = False) -> None:
        self._engine, self._clock, self._pictures_only = engine, clock, pictures_only
        self._studio = Workshop("studio")
        self._slates = Workshop("slates")
        """Apart, since a slate must not wait behind a picture that takes long."""
        self._darkroom = Workshop("darkroom", hands=_DARKROOM_HANDS)
        self._players: dict[Side, tuple[Player, Lead]] = {}
        self._spare: list[tuple[Player, Lead]] = []
        self._places: dict[str, str] = {}
        self._faces = Faces()
        self._zone: tzinfo = UTC
        self._screen = Screen("", 0, 0)
        self._sound = 0

    def take(self, documents: Show) -> None:
        """Know from now on where the files are, what time it is on the wall and how loud it may be."""
        screen = self._screen = documents.manifest.screen
        self._places, self._zone = documents.places, zone(screen.timezone)
        self._sound = screen.volume if screen.sound else 0
        fonts = [medium.digest for medium in documents.manifest.media if medium.kind == "font"]
        usable = [digest for digest in fonts if digest not in documents.local.unplayable]
        self._faces.take({digest: self._places[digest] for digest in usable if digest in self._places})

    def files(self, shot: Shot) -> tuple[str, ...]:
        """Return the digests of the files that making *shot* ready opens: its media, and the fonts of a text."""
        is_text = isinstance(shot.item.content, Card | Ticker)
        return (*shot.item.media(), *(self._faces.files() if is_text else ()))

    def refused_fonts(self) -> tuple[str, ...]:
        """Return the fonts that could not be read, each once."""
        return self._faces.refused()

    def cast(self, shot: Shot, side: Side) -> Act:
        """Make ready what *shot* shows, on *side*.

        Raises:
            EngineError: it is a film, and none can be played.
        """
        content, screen, tongue = shot.item.content, self._screen, shot.item.tags.language
        if isinstance(content, Video):
            return self._film(shot, content, side)
        side.label = None
        if isinstance(content, Ticker):
            return Moving(
                shot, _in_mourning(shot, self._line(content, side.size[1])), _where_line_is, self._studio, side
            )
        if isinstance(content, Pattern):
            return Moving(shot, lambda: _pattern(screen, tongue), lambda *_: (0, 0), self._studio, side)
        if isinstance(content, Image) and content.fit == "pan":
            return Moving(
                shot, _in_mourning(shot, self._panorama(content, side)), _where_pan_is(side), self._studio, side
            )
        if shot.item == ITEM:
            return self.stand_in(shot, side)
        return Still(shot, self._drawing(shot, side), self._redrawn(shot, side), self._studio, side, self._clock.fine())

    def stand_in(self, shot: Shot, side: Side) -> Act:
        """Make the built-in slate ready, on *side* (R11)."""
        size, screen = QSize(*side.size), self._screen.name
        side.label = None
        return Still(shot, lambda _: slate(size, screen), lambda _: None, self._slates, side, self._clock.fine())

    def _film(self, shot: Shot, content: Video, side: Side) -> Film:
        if self._pictures_only:
            raise EngineError("films are left out until the screen has recovered")
        if content.medium not in self._places:
            raise EngineError("the file is not on this player")
        player, lead = self._player(side)
        player.set_volume(self._sound if content.sound and not shot.mourning else 0)
        side.label = None
        if shot.item.tags.ai == "labelled":
            label, corner = ai_label(QSize(*side.size))
            side.label = Tile(label, corner.x(), corner.y())
        return Film(shot, self._places[content.medium], player, lead, side, self._clock, self._darkroom)

    def _player(self, side: Side) -> tuple[Player, Lead]:
        if side not in self._players:
            self._players[side] = self._spare.pop() if self._spare else (self._engine.player(), Lead())
        return self._players[side]

    def release(self, side: Side) -> None:
        """Take the player of *side* back, for the next zone that needs one."""
        if side in self._players:
            self._spare.append(self._players.pop(side))

    def _drawing(self, shot: Shot, side: Side) -> Callable[[float], QImage]:
        item, page, places, zone = shot.item, shot.airing.page, self._places, self._zone
        size, mourning, since, faces = QSize(*side.size), shot.mourning, shot.airing.start, self._faces

        def draw(at: float) -> QImage:
            instant = Instant(int(at))
            with set_in(faces.read()):
                return picture(
                    item.content, size, instant, zone, places, page, mourning=mourning, tags=item.tags, since=since
                )

        return draw

    def _redrawn(self, shot: Shot, side: Side) -> Callable[[float], float | None]:
        content, zone, size, faces = shot.item.content, self._zone, QSize(*side.size), self._faces

        def redrawn(at: float) -> float | None:
            with set_in(faces.family):
                return redraw_at(content, Instant(int(at)), zone, size)

        return redrawn

    def _line(self, content: Ticker, height: int) -> Callable[[], MovingPicture]:
        faces = self._faces

        def draw() -> MovingPicture:
            with set_in(faces.read()):
                return MovingPicture(tiles(content, height), colour(palette(content.theme).ground))

        return draw

    def _panorama(self, content: Image, side: Side) -> Callable[[], MovingPicture]:
        places, size = self._places, QSize(*side.size)
        return lambda: MovingPicture((panorama(content, size, places),), BLACK)

    def close(self) -> None:
        """End all players and the studio."""
        for player, _ in [*self._players.values(), *self._spare]:
            player.close()
        for place in (self._darkroom, self._studio, self._slates):
            place.close()
        self._engine.close()


def _in_mourning(shot: Shot, drawing: Callable[[], MovingPicture]) -> Callable[[], MovingPicture]:
    """Take the colours out of what *drawing* draws, if the shot is one of mourning (domain.md 2.9)."""

    def draw() -> MovingPicture:
        drawn = drawing()
        shade = qGray(drawn.ground.rgb())
        return drawn._replace(images=tuple(map(greyed, drawn.images)), ground=QColor(shade, shade, shade))

    return draw if shot.mourning else drawing


def _pattern(screen: Screen, language: str) -> MovingPicture:
    return MovingPicture((pattern(screen, language),), BLACK, _dot(screen))


def _dot(screen: Screen) -> Callable[[float], Tile]:
    """Return what says where the test pattern's dot is: a wall that stands still is told from one that is frozen."""
    at_first = dot(screen, Instant(0))
    spot = QImage(at_first.size(), QImage.Format.Format_RGB32)
    spot.fill(WHITE)

    def tile(now: float) -> Tile:
        where = dot(screen, Instant(ceil(now)))
        return Tile(spot, where.x(), where.y())

    return tile


def _where_line_is(shot: Shot, size: tuple[int, int], now: float) -> tuple[int, int]:
    return position(cast("Ticker", shot.item.content), size[0], shot.airing.box.w, Instant(ceil(now))), 0


def _where_pan_is(side: Side) -> Callable[[Shot, tuple[int, int], float], tuple[int, int]]:
    def where(shot: Shot, size: tuple[int, int], now: float) -> tuple[int, int]:
        return pan(size, side.size, ceil(now) - shot.airing.start, shot.airing.item.slot_ms)

    return where
