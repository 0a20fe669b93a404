"""Where objects stand; addresses of players end in the same names."""

from bangtin_playlists.playlist import Digest

SERVED = ("documents/", "media/")
"""How the names of what players fetch begin; all else is for the centre alone."""


def medium(digest: Digest | str) -> str:
    """Return the name of a file of the library.

    >>> medium("ab" * 32)[:12]
    'media/ab/aba'
    """
    return f"media/{digest[:2]}/{digest}"


def rendition(digest: str, suffix: str) -> str:
    """Return the name of a file made of a medium for people to look at: a thumbnail, a preview, a page of a PDF.

    What screens play in a medium's place is a medium by itself (`medium`).
    """
    return f"renditions/{digest[:2]}/{digest}.{suffix}"


def documents_of(token: str) -> str:
    """Return how the names of all documents under a token begin."""
    return f"documents/{token}/"


def manifest(token: str, screen: str) -> str:
    """Return the name of a screen's manifest, under the token of the player that drives it."""
    return f"{documents_of(token)}manifest-{screen}"


def orders(token: str) -> str:
    """Return the name of a site's orders."""
    return f"{documents_of(token)}orders"


def timestamp(token: str) -> str:
    """Return the name of a site's timestamp."""
    return f"{documents_of(token)}timestamp"


def picture(screen: int, at: int, unique: str, suffix: str) -> str:
    """Return the name of a picture of a screen; only people who may see it get it, through the console."""
    return f"pictures/{screen}/{at}-{unique}.{suffix}"


LOOK = "/look-"
"""In the name of every look, and of no other picture."""


def look(screen: int, digest: str) -> str:
    """Return the name of what a screen looks like at present, by the SHA-256 of the picture."""
    return f"{looks(screen)}{digest}.jpg"


def looks(screen: int) -> str:
    """Return how the names of looks at a screen begin; all but the newest go."""
    return f"pictures/{screen}{LOOK}"


def log(command: str) -> str:
    """Return the name of the log that a command asked for."""
    return f"logs/{command}.txt"


KEYS = "documents/keys"
"""The list of publisher keys: one for everybody, and no secret."""
