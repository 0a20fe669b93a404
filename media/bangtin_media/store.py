"""A folder of media under their digests: what has its name here is whole, after any crash or power cut.

Written under a temporary name, flushed to the disk, compared with its digest, renamed, and the folder flushed
(architecture.md 8). Processes may share a store. Each holds a lock on the temporaries it writes, which the kernel drops
when it dies; that is how sweeping knows the dead from the living. A file's own times say when it was last needed
(access) and last seen whole (modification), so there is no index that could disagree with the files.

Which documents need which media is for the caller to say.
"""

import contextlib
import os
from collections.abc import Iterable, Iterator
from collections.abc import Set as AbstractSet
from contextlib import contextmanager
from pathlib import Path

import msgspec

from bangtin_media.digest import as_digest
from bangtin_media.errors import StoreFullError, WrongBytesError
from bangtin_media.incoming import ASIDE, INCOMING, Incoming
from bangtin_media.keeping import Kept, Room, next_to_check, what_to_purge
from bangtin_media.part import PART, Part, needed_by
from bangtin_media.shelf import Shelf
from bangtin_media.source import opened, read_through
from bangtin_playlists.playlist import Digest

RESERVE = 64 << 20
"""Bytes left free on the disk for documents, logs and the system."""


class Scrubbed(msgspec.Struct, frozen=True):
    """What reading one medium again showed; one that is not whole has been set aside."""

    digest: Digest
    whole: bool


class FolderStore:
    """A content-addressed store.

    Args:
        folder: Made when absent. One flat folder: a screen keeps thousands of media, not millions.
        quota: Bytes that all its files together may take; None for no limit but the disk's.
        reserve: Bytes of the disk to leave free.

    Raises:
        StoreError: The folder cannot be made, or its temporaries not swept.
    """

    def __init__(self, folder: Path, *, quota: int | None = None, reserve: int = RESERVE) -> None:
        self._folder, self._quota, self._reserve = folder, quota, reserve
        self._shelf = Shelf(folder)
        with self._shelf.trouble():
            self._shelf.make()
        self.sweep()

    def locate(self, digest: Digest) -> Path | None:
        """Return where the medium is, None if it is not here.

        Raises:
            MediaError: *digest* is none.
        """
        path = self._folder / as_digest(digest)
        return path if path.is_file() else None

    def add(self, pieces: Iterable[bytes], digest: Digest | None = None, size: int | None = None) -> Digest:
        """Take in one medium, whole or not at all; nothing is read of one that is here already.

        Args:
            pieces: Its bytes. What this raises passes through, and leaves nothing behind.
            digest: What they must hash to, when known.
            size: How many they must be, when known; space is then claimed before the first byte.

        Raises:
            StoreFullError: No room by quota or disk.
            WrongBytesError: The bytes are not the announced ones.
            StoreError: The folder cannot be written.
        """
        if digest is not None and self.locate(digest):
            with self._shelf.trouble():
                self._shelf.mark_used([digest])
            return digest
        with self._incoming(size or 0) as incoming:
            for piece in pieces:
                with self._shelf.trouble(len(piece)):
                    self._take(incoming, piece, size)
            with self._shelf.trouble():
                return incoming.keep(digest, size)

    def add_file(self, path: Path, digest: Digest | None = None) -> Digest:
        """Copy the file at *path* into the store.

        Raises:
            MissingError: It is absent, is no file, cannot be read, or changed meanwhile.
            StoreError: As `add`.
        """
        with opened(path) as file:
            before = os.fstat(file.fileno())
            return self.add(read_through(file, path, before), digest, before.st_size)

    @contextmanager
    def part(self, digest: Digest, size: int) -> Iterator[Part]:
        """Open what has come of a medium that is being fetched; it stays there until it is whole.

        Raises:
            StoreFullError: No room for the rest, by quota or disk.
            StoreError: The folder cannot be written, or somebody else fetches the same medium.
        """
        as_digest(digest)
        with self._shelf.trouble(size), self._shelf.locked():
            part = Part(self._folder, digest, size)
        try:
            with self._shelf.trouble(size):
                self._claim(size - part.have)
                yield part
        finally:
            part.close()

    def entries(self) -> tuple[Kept, ...]:
        """List the media, in no order."""
        with self._shelf.trouble():
            return tuple(
                Kept(Digest(name), stat.st_size, stat.st_atime_ns, stat.st_mtime_ns)
                for name, stat in self._shelf.files()
                if not name.startswith(".")
            )

    def room(self) -> Room:
        """Say how much space there is; temporaries and what was set aside count."""
        with self._shelf.trouble():
            disk = os.statvfs(self._folder)
            used = sum(stat.st_size for _, stat in self._shelf.files())
            return Room(used, disk.f_bavail * disk.f_frsize, self._reserve, self._quota)

    def purge(self, needed: AbstractSet[Digest], size: int = 0) -> tuple[Digest, ...]:
        """Make room for *size* more bytes, by quota and by disk; what is needed stays, whatever happens.

        Parts of what nobody needs any more go in any case. For room, what was set aside goes first, then what was
        needed the longest ago.

        Args:
            needed: The digests of the current and the previous manifest, and of one being collected.
            size: Bytes about to be added.

        Returns:
            What was removed. `room().shortfall(size)` tells whether it was enough.
        """
        with self._shelf.trouble(), self._shelf.locked():
            entries = self.entries()
            self._drop_parts(needed)
            self._shelf.mark_used(entry.digest for entry in entries if entry.digest in needed)
            if self.room().shortfall(size):
                self._shelf.remove(name for name, _ in self._shelf.files() if name.startswith(ASIDE))
            going = tuple(kept.digest for kept in what_to_purge(entries, needed, self.room().shortfall(size)))
            self._shelf.remove(going)
            return going

    def verify(self, digest: Digest) -> bool:
        """Read one medium again; False if it is not whole, and then it is set aside, or if it is not here.

        Raises:
            StoreError: It could not be read for a reason that tells nothing about its bytes.
        """
        as_digest(digest)
        with self._shelf.trouble(), contextlib.suppress(FileNotFoundError):  # never here, or purged meanwhile
            used = (self._folder / digest).stat().st_atime_ns
            whole = self._shelf.is_whole(digest)
            with self._shelf.locked():
                if whole:
                    self._shelf.mark_checked(digest, used)
                else:
                    self._shelf.set_aside(digest)
            return whole
        return False

    def scrub(self) -> Scrubbed | None:
        """Read the medium checked the longest ago again; None when there is none. One file a call."""
        kept = next_to_check(self.entries())
        return Scrubbed(kept.digest, self.verify(kept.digest)) if kept else None

    def sweep(self) -> int:
        """Remove the temporaries that the dead left behind; return how many."""
        with self._shelf.trouble(), self._shelf.locked():
            temporaries = (name for name, _ in self._shelf.files() if name.startswith(INCOMING))
            left = [name for name in temporaries if self._shelf.is_orphan(name)]
            self._shelf.remove(left)
            return len(left)

    def _drop_parts(self, needed: AbstractSet[Digest]) -> None:
        parts = (name for name, _ in self._shelf.files() if name.startswith(PART) and needed_by(name) not in needed)
        self._shelf.remove(name for name in list(parts) if self._shelf.is_orphan(name))

    def _take(self, incoming: Incoming, piece: bytes, size: int | None) -> None:
        """Write one piece; whoever announced a size keeps to it, whoever did not claims as it goes."""
        beyond = incoming.beyond(piece)
        if not beyond:
            incoming.write(piece)
        elif size is not None:
            raise WrongBytesError("wrong_size", expected=size, actual=size + beyond)
        else:
            with self._shelf.locked():
                self._claim(beyond)
                incoming.write(piece)

    @contextmanager
    def _incoming(self, size: int) -> Iterator[Incoming]:
        with self._shelf.trouble(size), self._shelf.locked():
            self._claim(size)
            incoming = Incoming(self._folder, size)
        try:
            yield incoming
        finally:
            incoming.discard()

    def _claim(self, size: int) -> None:
        room = self.room()
        if not room.shortfall(size):
            return
        if room.quota is not None and room.used + size > room.quota:
            raise StoreFullError("store_over_quota", needed=size, room=max(0, room.quota - room.used))
        raise StoreFullError("store_no_space", needed=size, room=max(0, room.free - room.reserve))
