"""The hand-written programme: YAML text becomes a manifest and orders, or every mistake at once with its line.

`playlists/programme.md` explains each key.
"""

from bangtin_playlists.programme.dates import read_moment
from bangtin_playlists.programme.encoding import LARGEST_BYTES
from bangtin_playlists.programme.mistake import Mistake, Place
from bangtin_playlists.programme.reader import is_orders, orders_within, read_orders, read_programme
from bangtin_playlists.programme.sheet import Reading
from bangtin_playlists.programme.shelf import AMBIGUOUS, EmptyShelf, Measured, Shelf, ShelfError

__all__ = [
    "AMBIGUOUS",
    "LARGEST_BYTES",
    "EmptyShelf",
    "Measured",
    "Mistake",
    "Place",
    "Reading",
    "Shelf",
    "ShelfError",
    "is_orders",
    "orders_within",
    "read_moment",
    "read_orders",
    "read_programme",
]
