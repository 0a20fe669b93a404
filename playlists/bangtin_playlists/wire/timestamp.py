"""The timestamp: the short-lived document of a site that says how fresh the last word is, and what it was."""

from typing import ClassVar

import msgspec

from bangtin_playlists.instant import Instant
from bangtin_playlists.playlist import Digest


class Latest(msgspec.Struct, frozen=True, omit_defaults=True):
    """The newest sealed document of a kind and subject, so that a player sees what it lacks without asking for each."""

    kind: str
    subject: str
    version: int
    digest: Digest = Digest("")
    """Of the sealed file; empty where the centre does not say."""
    size: int = 0
    """Of the sealed file, in bytes."""


class Timestamp(msgspec.Struct, frozen=True, omit_defaults=True):
    """A site's last word and its date. Staleness is shown and reported, never acted on."""

    kind: ClassVar[str] = "timestamp"
    most_bytes: ClassVar[int] = 1 << 20

    site: str
    version: int
    issued: Instant
    fresh_until: Instant
    """After this instant the screen calls its last word stale."""
    latest: tuple[Latest, ...] = ()
    must_understand: tuple[str, ...] = ()

    def subject(self) -> str:
        """Return whom the document is for: the site."""
        return self.site
