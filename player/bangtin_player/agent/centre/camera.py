"""Having pictures of the walls taken by the screens, and waiting for each."""

import time
from collections.abc import Callable

from bangtin_player.agent.centre.parts import Parts
from bangtin_player.core.asks import Ask, TakePicture

WITHIN_S = 15.0
"""For a picture to be there after it was asked for."""


class Camera:
    """Asks for pictures.

    Args:
        parts: Of the player's side of the centre.
        ask: Hands an ask on to the side of the screens.
    """

    def __init__(self, parts: Parts, ask: Callable[[Ask], None]) -> None:
        self._parts, self._ask = parts, ask

    def take(self, place: int, edge: int = 0) -> bytes | None:
        """Return a picture of what a place shows; None where none came in time.

        Args:
            place: Counts the player's outputs from 0.
            edge: Of the longer side in pixels, as a JPEG; 0 is every pixel, as a PNG.
        """
        path = self._parts.member.folder / (f"look-{place}.jpg" if edge else f"picture-{place}.png")
        path.unlink(missing_ok=True)
        self._ask(TakePicture(place, str(path), edge))
        last = time.monotonic() + WITHIN_S
        while not path.exists():
            if time.monotonic() > last or self._parts.stopped.wait(0.1):
                return None
        content = path.read_bytes()
        path.unlink(missing_ok=True)
        return content
