"""The picture of an item: everything that is drawn rather than filmed, by its kind.

Everything here may be called from any thread once a QGuiApplication exists, and reads no clock.
"""

from collections.abc import Mapping
from datetime import UTC, timedelta, tzinfo
from pathlib import Path

from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QImage, QPainter

from bangtin_player.core.motion import REFRESH, position
from bangtin_player.errors import PictureError
from bangtin_player.screen.drawing import image, label, pages, ticker
from bangtin_player.screen.drawing.cards.card import card, runs
from bangtin_player.screen.drawing.palette import colour, palette
from bangtin_playlists.instant import Instant, moment
from bangtin_playlists.playlist import Card, Content, Image, Pages, Tags, Ticker

_SECOND, _MINUTE = 1_000, 60_000


def picture(  # noqa: PLR0913, PLR0917  # all that a picture depends on, named
    content: Content,
    size: QSize,
    at: Instant,
    zone: tzinfo,
    places: Mapping[str, str],
    page: int | None = None,
    *,
    mourning: bool = False,
    tags: Tags | None = None,
    since: Instant | None = None,
) -> QImage:
    """Draw *content* for a zone of *size*.

    Args:
        content: A card, an image, pages or a ticker.
        size: Of the zone, in pixels.
        at: For which instant: clocks, countdowns and tickers differ.
        zone: Where the screen stands, for its local time.
        places: Where the file of each digest is.
        page: Which page, from 1.
        mourning: Takes the colours out (domain.md 2.9).
        tags: Lays the label of AI over it where they say so (domain.md 2.1).
        since: When its slot began: from then a card's running line is counted.

    Returns:
        RGB32, opaque, exactly *size*; of a panned image its beginning, `panorama` has the whole.

    Raises:
        PictureError: It cannot be drawn; the code says why.
    """
    match content:
        case Card():
            made = card(content, size, at, zone, since).picture
        case Image():
            made = image.fitted(_place(content.medium, places), size, content.fit)
        case Pages():
            found = [_place(medium, places) for medium in content.media]
            made = pages.fitted(found, page or 1, size, content.fit)
        case Ticker():
            made = _running(content, size, at)
        case _:
            raise PictureError("picture-broken", "a film has no still picture here")
    made = made if made.size() == size else made.copy(QRect(0, 0, size.width(), size.height()))
    made = label.greyed(made) if mourning else made
    return label.labelled(made) if tags and tags.ai == "labelled" else made


def panorama(content: Image, size: QSize, places: Mapping[str, str]) -> QImage:
    """Draw a panned image whole: as wide or as high as the zone, and longer the other way (`core.motion.pan`).

    Raises:
        PictureError: It cannot be read; the code says why.
    """
    return image.fitted(_place(content.medium, places), size, "pan")


def redraw_at(content: Content, at: Instant, zone: tzinfo | None = None, size: QSize | None = None) -> Instant | None:
    """Say when the picture drawn for *at* is no longer right: clocks change each second, countdowns at midnight.

    Without a *zone* a countdown is drawn anew each minute, since every zone's midnight falls on one. With a *size*,
    a card whose text runs on a panel of that size is drawn anew at each refresh.
    """
    if size is not None and isinstance(content, Card) and runs(content, size, at, zone or UTC):
        return Instant(((at * REFRESH // _SECOND + 1) * _SECOND + REFRESH - 1) // REFRESH)
    match content:
        case Card(template="clock"):
            return Instant((at // _SECOND + 1) * _SECOND)
        case Card(template="countdown", counts_to=goal) if goal is not None:
            following = _midnight(at, zone) if zone else Instant((at // _MINUTE + 1) * _MINUTE)
            return goal if at < goal < following else following
        case _:
            return None


def _midnight(at: Instant, zone: tzinfo) -> Instant:
    tomorrow = moment(at, zone).date() + timedelta(days=1)
    found = at
    while moment(found, zone).date() < tomorrow:  # a day may have 23 or 25 hours
        passed = moment(found, zone)
        rest = timedelta(days=1) - timedelta(hours=passed.hour, minutes=passed.minute, seconds=passed.second)
        step = max(_MINUTE, min(rest // timedelta(milliseconds=1), 60 * _MINUTE))
        found = Instant((found + step) // _MINUTE * _MINUTE)
    return found


def _running(content: Ticker, size: QSize, at: Instant) -> QImage:
    made = QImage(size, QImage.Format.Format_RGB32)
    made.fill(colour(palette(content.theme).ground))
    x = position(content, ticker.strip_width(content, size.height()), size.width(), at)
    painter = QPainter(made)
    ticker.draw(painter, content, QRect(0, 0, size.width(), size.height()), x, palette(content.theme).text)
    painter.end()
    return made


def _place(medium: str, places: Mapping[str, str]) -> Path:
    if medium not in places:
        raise PictureError("media-missing", f"the file {medium[:12]}… is not on this player")
    return Path(places[medium])
