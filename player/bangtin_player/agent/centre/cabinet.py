"""The sealed documents of a player on disk: which were seen, which are held, and which are in force.

Three things, each whole or not at all after any power cut:

* `documents/`: sealed files as received, each under the SHA-256 of its bytes;
* `ledger.json`: the highest version seen of each document, and the file that holds it. Written before the document is
  acted on, and the file before it, so that what was seen can always be opened again;
* `in_force.json`: what is on the wall, and what was before it. Its rename is the one commit point of a collect
  (architecture.md 8).
"""

import logging
import threading
from hashlib import sha256
from pathlib import Path
from typing import TypeVar

import msgspec

from bangtin_player.agent.centre.filing import FILES, IN_FORCE, LEDGER, Held, InForce, Ledger, forget, read_file
from bangtin_player.agent.durable import write_durably
from bangtin_player.errors import DocumentsError
from bangtin_playlists.errors import PlaylistsError
from bangtin_playlists.wire.keys import NO_KEYS, Keys
from bangtin_playlists.wire.seal import Sealable, Trust, opened

_log = logging.getLogger(__name__)
S = TypeVar("S", bound=Sealable)


class Cabinet:
    """Keeps the documents of one player; used by several threads.

    Args:
        folder: Of what the player knows of its centre.
        root: The public key that was pinned.

    Raises:
        DocumentsError: The folder cannot be made.
    """

    def __init__(self, folder: Path, root: str) -> None:
        self._folder, self._root = folder, root
        self._lock = threading.RLock()
        try:
            (folder / FILES).mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise DocumentsError(f"{folder} cannot be written: {error.strerror}") from error
        self._is_over = False
        self._open: dict[tuple[str, int], Sealable] = {}
        self._force = read_file(folder / IN_FORCE, InForce) or InForce()
        self._ledger = read_file(folder / LEDGER, Ledger) or Ledger(self._force.now)
        self._keys = NO_KEYS
        self._keys = self.held(Keys, "") or NO_KEYS
        self.sweep()

    def tag(self, kind: type[Sealable], subject: str) -> str:
        """Return what the server called the file that is held; empty where there is none that can be opened."""
        with self._lock:
            held = self._ledger.held.get(_name(kind, subject))
            return held.tag if held and self.held(kind, subject) is not None else ""

    def take(self, file: bytes, kind: type[S], subject: str, tag: str) -> S | None:
        """Open what came, and keep it; None where it is what is held already.

        Raises:
            PlaylistsError: It is not to be trusted, or not newer; nothing has changed.
            DocumentsError: The disk does not take it; nothing has changed.
        """
        with self._lock:
            name, digest = _name(kind, subject), sha256(file).hexdigest()
            before = self._ledger.held.get(name)
            lost = before is not None and self.held(kind, subject) is None
            if before and before.file == digest and not lost:
                return None
            document = opened(file, kind, subject, self._trust(name), stored=lost)
            self._keep(file, name, Held(document.version, digest, tag))
            if isinstance(document, Keys):
                self._keys = document
            return document

    def held(self, kind: type[S], subject: str) -> S | None:
        """Return the newest document that was seen; None where none was, or it cannot be opened any more."""
        with self._lock:
            return self._opened(kind, subject, self._ledger.held.get(_name(kind, subject)))

    def in_force(self, kind: type[S], subject: str) -> S | None:
        """Return the document on the wall; if that cannot be opened any more, the one before it."""
        with self._lock:
            name = _name(kind, subject)
            now = self._opened(kind, subject, self._force.now.get(name))
            return now or self._opened(kind, subject, self._force.before.get(name))

    def before(self, kind: type[S], subject: str) -> S | None:
        """Return the document that was on the wall before the one in force."""
        with self._lock:
            return self._opened(kind, subject, self._force.before.get(_name(kind, subject)))

    def is_in_force(self, kind: type[Sealable], subject: str) -> bool:
        """Say whether the newest document that was seen is on the wall."""
        with self._lock:
            name = _name(kind, subject)
            return self._ledger.held.get(name) == self._force.now.get(name)

    def versions(self) -> dict[str, dict[str, int]]:
        """Return what was seen and what is in force, by `kind/subject`."""
        with self._lock:
            parts = {"seen": self._ledger.held, "in_force": self._force.now, "before": self._force.before}
            return {part: {name: held.version for name, held in of.items()} for part, of in parts.items()}

    def flip(self, kind: type[Sealable], subject: str, version: int) -> bool:
        """Put the document that is held on the wall; False where it is not *version* any more.

        Raises:
            DocumentsError: The disk does not take it; the old one stays.
        """
        with self._lock:
            name = _name(kind, subject)
            held, now = self._ledger.held.get(name), self._force.now.get(name)
            if held is None or held.version != version:
                return False
            before = self._force.before | ({name: now} if now and now.version != version else {})
            force = InForce({**self._force.now, name: held}, before)
            self._write(IN_FORCE, force)
            self._force = force
            self.sweep()
            return True

    def drop_others(self, subjects: set[tuple[type[Sealable], str]]) -> None:
        """Forget what is in force for screens that are not ours any more; what was seen of them is remembered."""
        with self._lock:
            names = {_name(kind, subject) for kind, subject in subjects}
            force = InForce(
                {name: held for name, held in self._force.now.items() if name in names},
                {name: held for name, held in self._force.before.items() if name in names},
            )
            if force != self._force:
                self._write(IN_FORCE, force)
                self._force = force

    def close(self) -> None:
        """Forget everything: the player was dismissed, and nothing of it may be shown or kept any more.

        Raises:
            DocumentsError: The disk does not let it go.
        """
        with self._lock:
            self._force, self._ledger, self._keys, self._is_over = InForce(), Ledger(), NO_KEYS, True
            try:
                forget(self._folder)
            except OSError as error:
                raise DocumentsError(f"{self._folder} cannot be written: {error.strerror}") from error
            self.sweep()

    def touch(self) -> None:
        """Have whoever reads what is in force read it again: media came back, or went."""
        with self._lock:
            self._write(IN_FORCE, self._force)

    def sweep(self) -> None:
        """Remove the files that nothing refers to."""
        with self._lock:
            kept = {
                held.file for part in (self._ledger.held, self._force.now, self._force.before) for held in part.values()
            }
            self._open = {known: each for known, each in self._open.items() if known[0] in kept}
            try:
                for path in (self._folder / FILES).iterdir():
                    if path.name not in kept:
                        path.unlink(missing_ok=True)
            except OSError as error:
                _log.warning("%s cannot be swept: %s", self._folder / FILES, error)

    def _keep(self, file: bytes, name: str, held: Held) -> None:
        ledger = Ledger({**self._ledger.held, name: held})
        try:
            write_durably(self._folder / FILES / held.file, file)
        except OSError as error:
            raise DocumentsError(f"{self._folder / FILES} cannot be written: {error.strerror}") from error
        self._write(LEDGER, ledger)
        self._ledger = ledger

    def _write(self, name: str, content: Ledger | InForce) -> None:
        if self._is_over:
            raise DocumentsError("this player was dismissed")
        try:
            write_durably(self._folder / name, msgspec.json.encode(content))
        except OSError as error:
            raise DocumentsError(f"{self._folder / name} cannot be written: {error.strerror}") from error

    def _trust(self, name: str) -> Trust:
        kind, _, subject = name.partition("/")
        seen = self._ledger.held.get(name)
        return Trust(self._root, self._keys, {(kind, subject): seen.version} if seen else {})

    def _opened(self, kind: type[S], subject: str, held: Held | None) -> S | None:
        """Open a file of ours again: a disk may have lost it, a key may have been left out since."""
        if held is None:
            return None
        known = self._open.get((held.file, self._keys.version))
        if isinstance(known, kind):
            return known
        trust = Trust(self._root, NO_KEYS if kind is Keys else self._keys, {(kind.kind, subject): held.version})
        try:
            file = (self._folder / FILES / held.file).read_bytes()
            document = opened(file, kind, subject, trust, stored=True)
        except (OSError, PlaylistsError) as error:
            _log.warning("the %s of %r on disk cannot be used: %s", kind.kind, subject, error)
            return None
        self._open[held.file, self._keys.version] = document
        return document


def _name(kind: type[Sealable], subject: str) -> str:
    return f"{kind.kind}/{subject}"
