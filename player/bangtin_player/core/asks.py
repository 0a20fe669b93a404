"""What the centre's side of the agent asks of the side that looks after the screens."""

from typing import NamedTuple


class RestartScreen(NamedTuple):
    """Start the process of a place anew."""

    place: int


class TakePicture(NamedTuple):
    """Leave a picture of what a place shows at a path."""

    place: int
    path: str
    edge: int = 0
    """Its longer side in pixels, at most; 0 is every pixel."""


class ReleaseDigest(NamedTuple):
    """Take a digest out of quarantine."""

    digest: str


Ask = RestartScreen | TakePicture | ReleaseDigest
