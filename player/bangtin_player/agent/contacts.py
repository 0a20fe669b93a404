"""The contacts wired to this machine: what they assert at present, and which of them cannot be read."""

import logging
from collections.abc import Sequence

from bangtin_player.agent.lines import Line, Opener, opened
from bangtin_player.core.contact import Steadied, begun, stands
from bangtin_player.core.ports import Clock
from bangtin_player.errors import ContactError
from bangtin_player.settings import ContactSettings
from bangtin_playlists.instant import Instant
from bangtin_playlists.local import Assertion
from bangtin_playlists.wire.heartbeat import Complaint

_log = logging.getLogger(__name__)
AGAIN_S = 10.0
"""Between two tries to open a line that cannot be read."""


class Contacts:
    """All of them, in the agent's own thread.

    Args:
        wired: The contacts.
        clock: The wall's.
        opener: Opens a line.
    """

    def __init__(self, wired: Sequence[ContactSettings], clock: Clock, opener: Opener = opened) -> None:
        self._clock = clock
        self._contacts = [_Contact(each, opener) for each in wired]

    def look(self, now: float) -> tuple[Assertion, ...]:
        """Return what is asserted at *now*, which is monotonic: without an end, from when it was believed."""
        wall = self._clock.now()
        found = [each.look(now, wall) for each in self._contacts]
        return tuple(each for each in found if each is not None)

    def complaints(self) -> tuple[Complaint, ...]:
        """Return what a person should know: which contacts speak, and which are not heard."""
        return tuple(complaint for each in self._contacts for complaint in each.complaints())

    def close(self) -> None:
        """Let go of every line."""
        for each in self._contacts:
            each.close()


class _Wire:
    """One line over all its lives. While it cannot be read it goes on saying what it said last."""

    def __init__(self, at: str, wired: ContactSettings, opener: Opener) -> None:
        self._at, self._wired, self._opener = at, wired, opener
        self._line: Line | None = None
        self._due = 0.0
        self.heard = Steadied()
        self.fault = ""

    def look(self, now: float) -> bool:
        """Return what the line is believed to say."""
        try:
            if self._line is None and now >= self._due:
                self._line = self._opener(self._at, self._wired)
            if self._line is not None:
                self.heard, self.fault = self.heard.heard(self._line.changes(), now), ""
        except ContactError as error:
            if not self.fault:
                _log.error("the contact %s cannot be read: %s", self._wired.trigger, error)
            self.close()
            self.fault, self._due = str(error), now + AGAIN_S
        return self.heard.is_on

    def close(self) -> None:
        if self._line is not None:
            self._line.close()
            self._line = None


class _Contact:
    def __init__(self, wired: ContactSettings, opener: Opener) -> None:
        self._wired = wired
        self._wire = _Wire(wired.at, wired, opener)
        self._reset = _Wire(wired.reset, _button(wired), opener) if wired.reset else None
        self._asserted: Assertion | None = None

    def look(self, now: float, wall: Instant) -> Assertion | None:
        before, is_on = self._asserted, self._wire.look(now)
        is_reset = self._reset.look(now) if self._reset else None
        if not stands(before=before is not None, is_on=is_on, is_reset=is_reset):
            self._asserted = None
        elif before is None or wall < before.since:
            self._asserted = Assertion(self._wired.trigger, begun(before.since if before else None, wall))
        if (before is None) != (self._asserted is None):
            _log.warning("the contact %s is %s", self._wired.trigger, "asserted" if self._asserted else "at rest again")
        return self._asserted

    def complaints(self) -> list[Complaint]:
        faults = [each.fault for each in (self._wire, self._reset) if each is not None and each.fault]
        found = [Complaint("contact_unreadable", "error", item=self._wired.trigger, detail=each) for each in faults[:1]]
        if self._asserted is not None:
            found.append(Complaint("contact_asserted", "error", item=self._wired.trigger))
        return found

    def close(self) -> None:
        for each in (self._wire, self._reset):
            if each is not None:
                each.close()


def _button(wired: ContactSettings) -> ContactSettings:
    """Return how the reset of a contact is wired: pulled to the same side, and open at rest."""
    return ContactSettings(wired.trigger, wired.reset, pull=wired.pull)
