"""Pictures of walls, as players send them: really pictures, bounded, kept for days (domain.md 2.6)."""

from datetime import timedelta
from hashlib import sha256
from io import BytesIO
from uuid import uuid4

from PIL import Image

from bangtin_playlists.instant import instant
from bangtin_server import clock
from bangtin_server.errors import PictureRefusedError
from bangtin_server.players.models import Picture, Player, Screen
from bangtin_server.storage import names
from bangtin_server.storage.port import Storage

MOST_BYTES = 16 << 20
MOST_PIXELS = 40_000_000
"""Twice a wall of 4096 by 4096."""
KEPT = timedelta(days=30)
KEPT_OF_INCIDENTS = timedelta(days=731)
_SUFFIXES = {"PNG": "png", "JPEG": "jpg"}


def keep(screen: Screen, player: Player, content: bytes, storage: Storage) -> Picture:
    """Keep what a player says that *screen* shows. The object is stored before its row.

    Raises:
        PictureRefusedError: *content* is no whole PNG or JPEG, or too many pixels.
    """
    kind, width, height = measured(content)
    now = clock.now()
    name = names.picture(screen.pk, instant(now), uuid4().hex[:8], _SUFFIXES[kind])
    storage.put(name, content)
    return Picture.objects.create(
        screen=screen, player=player, taken_at=now, name=name, size=len(content), width=width, height=height
    )


def keep_look(screen: Screen, player: Player, content: bytes, storage: Storage) -> Picture:
    """Keep what *screen* looks like now, in place of the look before it: one comes each minute, and ages in sight.

    Raises:
        PictureRefusedError: see `keep`.
    """
    _, width, height = measured(content)
    name = names.look(screen.pk, sha256(content).hexdigest())
    storage.put(name, content)
    told = {"screen": screen, "player": player, "taken_at": clock.now(), "size": len(content)}
    kept = Picture.objects.update_or_create(name=name, defaults={**told, "width": width, "height": height})[0]
    for older in screen.pictures.filter(name__startswith=names.looks(screen.pk), incident=False).exclude(pk=kept.pk):
        storage.drop(older.name)
        older.delete()
    return kept


def still_looks_so(screen: Screen, player: Player, digest: str) -> bool:
    """Note that *screen* looks as in the look of that SHA-256; False where *player* has sent no such."""
    looks = Picture.objects.filter(screen=screen, player=player, name=names.look(screen.pk, digest))
    return bool(looks.update(taken_at=clock.now()))


def measured(content: bytes) -> tuple[str, int, int]:
    """Return kind, width and height of a picture, after decoding all of it.

    Raises:
        PictureRefusedError: see `keep`.
    """
    try:
        with Image.open(BytesIO(content), formats=tuple(_SUFFIXES)) as picture:
            if picture.width * picture.height > MOST_PIXELS:
                raise PictureRefusedError(f"{picture.width} × {picture.height}: at most {MOST_PIXELS} pixels are taken")
            picture.load()
            return str(picture.format), picture.width, picture.height
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError, Image.DecompressionBombWarning) as error:
        raise PictureRefusedError("not a whole PNG or JPEG") from error


def newest(screen: Screen) -> Picture | None:
    """Return the newest picture of *screen*; its age is for the caller to show."""
    return screen.pictures.order_by("-taken_at", "-pk").first()


def forget_old(storage: Storage) -> int:
    """Drop what is older than it is kept; return how many pictures went. The row goes last, so that none is lost."""
    now = clock.now()
    old = Picture.objects.filter(taken_at__lte=now - KEPT, incident=False)
    old |= Picture.objects.filter(taken_at__lte=now - KEPT_OF_INCIDENTS)
    for picture in (gone := list(old)):
        storage.drop(picture.name)
        picture.delete()
    return len(gone)
