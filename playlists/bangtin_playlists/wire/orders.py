"""Orders: the small document of a site; raising an emergency touches no manifest."""

from typing import ClassVar

import msgspec

from bangtin_playlists.instant import Instant
from bangtin_playlists.layout import Layout
from bangtin_playlists.playlist import Playlist
from bangtin_playlists.schedule import Entry
from bangtin_playlists.wire.manifest import Medium


class Emergency(msgspec.Struct, frozen=True, omit_defaults=True):
    """An entry raised by a person; carries an end that the screen enforces by itself (R23)."""

    entry: Entry
    """Its `since` and `until` are set; level 30, or 20 for an all-clear card."""
    screens: tuple[str, ...] = ()
    """Names of the screens it is for; empty is every screen of the site."""
    drill: bool = False


class Blackout(msgspec.Struct, frozen=True, omit_defaults=True):
    """Dark by order, until lifted."""

    id: str
    since: Instant
    until: Instant | None = None
    allow_emergency: bool = False
    screens: tuple[str, ...] = ()


class Mourning(msgspec.Struct, frozen=True, omit_defaults=True):
    """State mourning: a filter, not a level (domain.md 2.9)."""

    since: Instant
    until: Instant
    screens: tuple[str, ...] = ()


class Recall(msgspec.Struct, frozen=True, omit_defaults=True):
    """Takes an item or a medium off the screens, for ever, from an instant."""

    since: Instant
    item: str = ""
    """An item's id, or"""
    medium: str = ""
    """a digest; one of the two."""
    screens: tuple[str, ...] = ()
    """Names; empty is every screen of the site. Ids of items are a screen's own, digests are not."""


class Orders(msgspec.Struct, frozen=True, omit_defaults=True):
    """What is in force at a site, with the lists and layouts that it shows."""

    kind: ClassVar[str] = "orders"
    most_bytes: ClassVar[int] = 1 << 22

    site: str = ""
    version: int = 0
    issued: Instant = Instant(0)
    emergencies: tuple[Emergency, ...] = ()
    blackouts: tuple[Blackout, ...] = ()
    mournings: tuple[Mourning, ...] = ()
    recalls: tuple[Recall, ...] = ()
    playlists: tuple[Playlist, ...] = ()
    layouts: tuple[Layout, ...] = ()
    media: tuple[Medium, ...] = ()
    must_understand: tuple[str, ...] = ()

    def subject(self) -> str:
        """Return whom the document is for: the site."""
        return self.site


NO_ORDERS = Orders()
