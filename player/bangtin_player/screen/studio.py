"""Where still pictures are drawn, ahead of time and off Qt's thread."""

from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor

from PySide6.QtGui import QImage


class Studio:
    """One thread that draws pictures, in the order asked for. It makes images and no Qt objects (reliability.md 3.3)."""

    def __init__(self) -> None:
        self._hand = ThreadPoolExecutor(1, thread_name_prefix="studio")

    def draw(self, drawing: Callable[[], QImage]) -> "Future[QImage]":
        """Have *drawing* done; look later whether it is."""
        return self._hand.submit(drawing)

    def close(self) -> None:
        """Finish the picture at hand and no other."""
        self._hand.shutdown(wait=True, cancel_futures=True)
