"""The manifest: everything one screen may show and when, with the digest and size of every medium."""

from typing import ClassVar

import msgspec

from bangtin_playlists.instant import Instant
from bangtin_playlists.layout import Layout, Screen
from bangtin_playlists.playlist import Digest, Playlist
from bangtin_playlists.schedule import Calendar, Entry, Hours


class Medium(msgspec.Struct, frozen=True, omit_defaults=True):
    """A file that a document needs: known by its digest, whole at its size."""

    digest: Digest
    size: int
    """Bytes."""
    kind: str
    """video, image, pdf or font."""
    name: str = ""
    """What people call it; never a path."""


class Manifest(msgspec.Struct, frozen=True, omit_defaults=True):
    """One immutable document a screen; it never expires."""

    kind: ClassVar[str] = "manifest"
    most_bytes: ClassVar[int] = 1 << 25

    screen: Screen
    version: int = 0
    """max(last + 1, Unix time in ms) once published; 0 is hand-written."""
    issued: Instant = Instant(0)
    playlists: tuple[Playlist, ...] = ()
    layouts: tuple[Layout, ...] = ()
    schedule: tuple[Entry, ...] = ()
    hours: tuple[Hours, ...] = ()
    calendars: tuple[Calendar, ...] = ()
    media: tuple[Medium, ...] = ()
    site: str = ""
    """Whose orders and timestamp the screen obeys: their subject. Empty where it is not under a centre."""
    must_understand: tuple[str, ...] = ()
    """Keys of this document that a player must know, or keep the one it has."""

    def subject(self) -> str:
        """Return whom the document is for: the screen."""
        return self.screen.name
