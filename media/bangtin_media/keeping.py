"""What a store keeps and what it lets go: decisions over a list of what is there, without touching a disk."""

from collections.abc import Set as AbstractSet

import msgspec

from bangtin_playlists.playlist import Digest


class Kept(msgspec.Struct, frozen=True):
    """One medium in a store."""

    digest: Digest
    size: int
    """Bytes."""
    used_ns: int = 0
    """When it was last needed or read, in nanoseconds since the epoch."""
    checked_ns: int = 0
    """When its bytes were last seen to be whole."""


class Room(msgspec.Struct, frozen=True):
    """How much space there is. All in bytes."""

    used: int
    """By media, temporaries and what was set aside."""
    free: int
    """On the disk, for this user."""
    reserve: int
    """Of `free`, never to be touched: logs and documents must still be written."""
    quota: int | None = None

    def shortfall(self, size: int) -> int:
        """Return how many bytes must go before *size* more fit; 0 when they fit now.

        >>> Room(used=80, free=1000, reserve=10, quota=100).shortfall(30)
        10
        """
        over_quota = 0 if self.quota is None else self.used + size - self.quota
        return max(0, over_quota, size + self.reserve - self.free)


def what_to_purge(entries: tuple[Kept, ...], needed: AbstractSet[Digest], excess: int) -> tuple[Kept, ...]:
    """Choose what goes so that *excess* bytes become free: what was unused the longest, and never what is needed.

    Args:
        entries: All that is there.
        needed: The digests of the current and of the previous manifest together.
        excess: Bytes to free; none or less takes nothing.

    Returns:
        What to remove, the longest unused first; all that is not needed if even that is too little.
    """
    going: list[Kept] = []
    for entry in sorted(entries, key=lambda entry: (entry.used_ns, entry.digest)):
        if excess <= 0:
            break
        if entry.digest not in needed:
            going.append(entry)
            excess -= entry.size
    return tuple(going)


def next_to_check(entries: tuple[Kept, ...]) -> Kept | None:
    """Choose whose bytes to read again: the one checked the longest ago."""
    return min(entries, key=lambda entry: (entry.checked_ns, entry.digest), default=None)
