"""The hand-written programme: YAML text becomes a manifest and orders, or every mistake at once with its line.

`playlists/programme.md` explains each key.
"""

from bangtin_playlists.programme.mistake import Mistake, Place
from bangtin_playlists.programme.reader import read_orders, read_programme
from bangtin_playlists.programme.sheet import Reading
from bangtin_playlists.programme.shelf import EmptyShelf, Measured, Shelf, ShelfError

__all__ = [
    "EmptyShelf",
    "Measured",
    "Mistake",
    "Place",
    "Reading",
    "Shelf",
    "ShelfError",
    "read_orders",
    "read_programme",
]
