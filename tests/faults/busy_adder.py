"""A child process that adds random media to a store until it is ended, and tells each digest once it was promised."""

import os
import random
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Protocol

PIECE = 16_384


class Adds(Protocol):
    """Anything that takes in media; ours, and the careless ones of the negative controls."""

    def add(self, pieces: Iterable[bytes]) -> str: ...


MakesStore = Callable[[Path], Adds]


def start(make: MakesStore, folder: Path, seed: int) -> tuple[int, int]:
    """Fork an adder; return its process id and the pipe on which it acknowledges."""
    hears, tells = os.pipe()
    child = os.fork()
    if child:
        os.close(tells)
        return child, hears
    try:
        _add_for_ever(make(folder), tells, random.Random(seed))
    finally:
        os._exit(1)


def acknowledged(hears: int) -> set[str]:
    """Read what the ended adder had promised."""
    with os.fdopen(hears, "rb") as pipe:
        return {line.decode() for line in pipe.read().split(b"\n") if len(line) == 64}


def _add_for_ever(store: Adds, tells: int, source: random.Random) -> None:
    while True:
        pieces = [source.randbytes(PIECE) for _ in range(source.randint(1, 8))]
        os.write(tells, store.add(pieces).encode() + b"\n")
