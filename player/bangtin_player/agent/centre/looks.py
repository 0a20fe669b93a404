"""A look at each wall, small and about once a minute, so that people far away see what stands there.

It costs a line 20 to 40 kB, and a hundred bytes where nothing has changed: the centre is told that it is still so.
"""

from collections.abc import Callable
from hashlib import sha256

import msgspec

from bangtin_player.agent.centre.camera import Camera
from bangtin_player.agent.centre.parts import Parts
from bangtin_player.errors import AbsentError
from bangtin_playlists.wire.heartbeat import Complaint

EDGE = 480
"""Pixels of the longer side: enough to know a picture by, and to read a card's title."""
_SEND_S = 60.0


class Looks:
    """Sends what the walls look like.

    Args:
        parts: Of the player's side of the centre.
        camera: Takes the pictures.
        pace: Told of every byte that is sent; may wait, or raise that nothing is sent now.
    """

    def __init__(self, parts: Parts, camera: Camera, pace: Callable[[int], None]) -> None:
        self._parts, self._camera, self._pace = parts, camera, pace
        self._sent: dict[str, str] = {}

    def send(self) -> None:
        """Send a look at each wall.

        Raises:
            CentreError: The centre does not take it.
            OSError: The disk does not give the picture.
        """
        for place, name in enumerate(self._parts.names):
            if screen := self._parts.member.screen(place, name):
                self._one(place, screen)

    def _one(self, place: int, screen: str) -> None:
        about, picture = f"look at {screen}", self._camera.take(place, EDGE)
        if picture is None:
            self._parts.complaints.raised(about, Complaint("photograph", screen=screen, detail="no picture came"))
            return
        self._parts.complaints.settled(about)
        digest = sha256(picture).hexdigest()
        if self._sent.get(screen) != digest or not self._is_still_so(screen, digest):
            self._pace(len(picture))
            self._parts.member.link.post(_path(screen), picture, "image/jpeg", _SEND_S)
            self._sent[screen] = digest

    def _is_still_so(self, screen: str, digest: str) -> bool:
        """Tell the centre that the wall looks as it did; False where it does not have that picture."""
        try:
            self._parts.member.link.post(_path(screen), msgspec.json.encode({"same": digest}))
        except AbsentError:
            return False
        return True


def _path(screen: str) -> str:
    return f"api/player/v1/pictures/{screen}"
