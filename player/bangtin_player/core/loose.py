"""Loose files as a programme: one loop, each file as it is."""

from collections.abc import Iterable, Sequence
from typing import Literal

import msgspec

from bangtin_playlists.instant import Instant, Millis
from bangtin_playlists.layout import Screen
from bangtin_playlists.playlist import Content, Digest, Image, Item, Pages, Playlist, Video
from bangtin_playlists.schedule import Entry, Level
from bangtin_playlists.wire.manifest import Manifest, Medium

PICTURE_MS = Millis(10_000)
PAGE_MS = Millis(15_000)
LooseKind = Literal["video", "image", "pdf"]
LIST = "files"
USUAL_SIZE = (1920, 1080)
"""Pixels, where the output does not say its own."""


class Loose(msgspec.Struct, frozen=True):
    """A file that can be shown."""

    name: str
    digest: Digest
    size: int
    kind: LooseKind
    length_ms: Millis = Millis(0)
    pages: int = 0


def loop(files: Sequence[Loose], name: str, *, sound: bool = False) -> Manifest:
    """Make the programme that loops *files*, in their order; `anchored` puts it on a screen."""
    ids = _told_apart(each.name for each in files)
    items = tuple(_item(each, identity) for each, identity in zip(files, ids, strict=True))
    media = {each.digest: Medium(each.digest, each.size, each.kind, each.name) for each in files}
    return Manifest(
        screen=Screen(name, *USUAL_SIZE, sound=sound),
        playlists=(Playlist(LIST, items),),
        schedule=(Entry(LIST, playlist=LIST, level=Level.NORMAL),),
        media=tuple(media.values()),
    )


def anchored(manifest: Manifest, size: tuple[int, int], start: Instant) -> Manifest:
    """Begin the loop at *start*, on a screen of *size* pixels (0, 0 where it is not known)."""
    width, height = size if all(size) else USUAL_SIZE
    screen = msgspec.structs.replace(manifest.screen, width=width, height=height)
    schedule = tuple(msgspec.structs.replace(each, since=start) for each in manifest.schedule)
    return msgspec.structs.replace(manifest, screen=screen, schedule=schedule)


def _item(file: Loose, identity: str) -> Item:
    content: Content
    match file.kind:
        case "video":
            content, slot = Video(file.digest, file.length_ms), file.length_ms
        case "image":
            content, slot = Image(file.digest), PICTURE_MS
        case "pdf":
            content, slot = Pages((file.digest,), file.pages, PAGE_MS), Millis(file.pages * PAGE_MS)
    return Item(identity, content, Millis(max(1, slot)))


def _told_apart(names: Iterable[str]) -> list[str]:
    """Number names that come again, since the play log goes by them.

    >>> _told_apart(["a.mp4", "b.mp4", "a.mp4"])
    ['a.mp4', 'b.mp4', 'a.mp4 (2)']
    """
    seen: dict[str, int] = {}
    told: list[str] = []
    for name in names:
        seen[name] = seen.get(name, 0) + 1
        told.append(name if seen[name] == 1 else f"{name} ({seen[name]})")
    return told
