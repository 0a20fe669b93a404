"""Where still pictures are drawn, ahead of time and off Qt's thread."""

from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from typing import TypeVar

Drawn = TypeVar("Drawn")


class Studio:
    """One thread that draws pictures, in the order asked for; it makes images and no QObjects (reliability.md 3.3)."""

    def __init__(self) -> None:
        self._hand = ThreadPoolExecutor(1, thread_name_prefix="studio")

    def draw(self, drawing: Callable[[], Drawn]) -> "Future[Drawn]":
        """Have *drawing* done; look later whether it is."""
        return self._hand.submit(drawing)

    def close(self) -> None:
        """Finish the picture at hand and no other."""
        self._hand.shutdown(wait=True, cancel_futures=True)
