"""Stores written the wrong way, so that the harness can show that it would have noticed."""

import hashlib
import os
from collections.abc import Iterable
from pathlib import Path


class InPlaceStore:
    """Writes under the final name from the first byte on."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        folder.mkdir(exist_ok=True)

    def add(self, pieces: Iterable[bytes]) -> str:
        data = list(pieces)
        digest = hashlib.sha256(b"".join(data)).hexdigest()
        with (self._folder / digest).open("wb", buffering=0) as file:
            for piece in data:
                file.write(piece)
        return digest


class HastyStore:
    """Renames without having flushed anything to the disk."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        folder.mkdir(exist_ok=True)

    def add(self, pieces: Iterable[bytes]) -> str:
        data = b"".join(pieces)
        digest = hashlib.sha256(data).hexdigest()
        temporary = self._folder / f".incoming-{os.getpid()}"
        temporary.write_bytes(data)
        temporary.rename(self._folder / digest)
        return digest
