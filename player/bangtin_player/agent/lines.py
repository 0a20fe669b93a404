"""The lines that contacts are wired to: one of the machine's GPIO, or, to try it without any, a file that is there."""

import time
from collections.abc import Callable, Sequence
from datetime import timedelta
from pathlib import Path
from typing import Protocol

from bangtin_player.core.contact import Change
from bangtin_player.errors import ContactError
from bangtin_player.settings import ContactSettings

_CONSUMER = "bangtin-player"
_READS = 8
"""Of the kernel's notes at one look: a line that never rests must not hold up the screens."""


class Line(Protocol):
    """One line, once it could be opened."""

    def changes(self) -> Sequence[Change]:
        """Return what it has said since the last look, oldest first; at the first look what it says at all.

        Raises:
            ContactError: It cannot be read.
        """
        ...

    def close(self) -> None:
        """Let it go."""
        ...


Opener = Callable[[str, ContactSettings], Line]
"""Opens the line at an address, wired as the settings of its contact say; raises ContactError."""


def opened(at: str, wired: ContactSettings) -> Line:
    """Open the line at *at*: `CHIP:LINE` of the GPIO, or the whole path of a file.

    Raises:
        ContactError: It cannot be opened; the text says why.
    """
    rests_closed = wired.normally == "closed"
    if at.startswith("/"):
        return FileLine(Path(at), rests_there=rests_closed)
    chip, _, line = at.rpartition(":")
    return GpioLine(chip, line, rests_low=rests_closed == (wired.pull == "up"), pull=wired.pull)


class FileLine:
    """A file that is there while the contact is closed: a rehearsal without wires, or another program's word.

    Args:
        path: Of the file.
        rests_there: The contact is closed at rest, so what says something is its absence.
    """

    def __init__(self, path: Path, *, rests_there: bool) -> None:
        self._path, self._rests_there = path, rests_there

    def changes(self) -> Sequence[Change]:
        """Say whether the file is there."""
        try:
            self._path.stat()
            is_there = True
        except (FileNotFoundError, NotADirectoryError):
            is_there = False
        except OSError as error:
            raise ContactError(f"{self._path}: {error.strerror}") from error
        return [Change(time.monotonic(), is_there != self._rests_there)]

    def close(self) -> None:
        """Let it go."""


class GpioLine:
    """A line of the kernel's GPIO, by libgpiod. The kernel notes each edge with its time: none falls between two looks.

    Args:
        chip: Such as gpiochip0.
        line: Its offset on the chip, or the name that the kernel has for it (GPIO17).
        rests_low: The line is low at rest, so what says something is high.
        pull: To which side the machine's own resistor pulls it.

    Raises:
        ContactError: There is no such line, or another program has it, or this user may not.
    """

    def __init__(self, chip: str, line: str, *, rests_low: bool, pull: str) -> None:
        try:
            import gpiod  # noqa: PLC0415 - only where a contact is wired
            from gpiod.line import Bias, Direction, Edge, Value  # noqa: PLC0415 - as above
        except ImportError as error:
            raise ContactError(f"the library gpiod is not installed: {error}") from error
        self._called, self._line = f"{chip}:{line}", int(line) if line.isdecimal() else line
        self._active, self._rising = Value.ACTIVE, gpiod.EdgeEvent.Type.RISING_EDGE
        settings = gpiod.LineSettings(
            direction=Direction.INPUT,
            edge_detection=Edge.BOTH,
            bias=Bias.PULL_UP if pull == "up" else Bias.PULL_DOWN,
            active_low=not rests_low,
        )
        try:
            self._request = gpiod.request_lines(f"/dev/{chip}", consumer=_CONSUMER, config={self._line: settings})
        except (OSError, ValueError) as error:
            raise ContactError(f"{self._called}: {error}") from error

    def changes(self) -> Sequence[Change]:
        """Return the edges that the kernel has noted, and what the line says now: of a flood it keeps only some."""
        try:
            found = list[Change]()
            for _ in range(_READS):
                if not self._request.wait_edge_events(timedelta(0)):
                    break
                edges = self._request.read_edge_events()
                found += [Change(each.timestamp_ns / 1e9, each.event_type is self._rising) for each in edges]
            return [*found, Change(time.monotonic(), self._request.get_value(self._line) is self._active)]
        except OSError as error:
            raise ContactError(f"{self._called}: {error.strerror}") from error

    def close(self) -> None:
        """Give the line back."""
        self._request.release()
