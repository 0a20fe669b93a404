"""Whether a wired contact, such as that of a fire panel, stands: decided from its line's changes, no wire in sight.

Times are monotonic seconds. A line that flaps says nothing: only what has been so for a whole second counts, both ways
(domain.md S5).
"""

from collections.abc import Iterable
from typing import NamedTuple

import msgspec

from bangtin_playlists.instant import Instant

STEADY_S = 1.0
"""How long a line has to say the same before it is believed."""


class Change(NamedTuple):
    """A line has begun to say something."""

    at: float
    is_on: bool
    """Whether the contact has left its rest."""


class Steadied(msgspec.Struct, frozen=True):
    """What one line says, and what of that is believed."""

    says: bool = False
    since: float = 0.0
    """When it began to say that."""
    is_on: bool = False
    """Believed."""

    def by(self, now: float) -> "Steadied":
        """Believe what has stood long enough at *now*."""
        is_steady = self.says != self.is_on and now - self.since >= STEADY_S
        return msgspec.structs.replace(self, is_on=self.says) if is_steady else self

    def heard(self, changes: Iterable[Change], now: float) -> "Steadied":
        """Take in *changes*, oldest first, also those that an agent that was busy hears late.

        >>> flap = [Change(5.0, True), Change(5.2, False), Change(5.9, True), Change(6.1, False)]
        >>> Steadied().heard(flap, 9.0).is_on, Steadied().heard([Change(5.0, True)], 6.0).is_on
        (False, True)
        """
        heard = self
        for change in changes:
            heard = heard.by(change.at)
            if change.is_on != heard.says:
                heard = msgspec.structs.replace(heard, says=change.is_on, since=change.at)
        return heard.by(now)


def stands(*, before: bool, is_on: bool, is_reset: bool | None) -> bool:
    """Say whether an alarm stands: from its contact on until that is at rest again and, where there is a reset, reset.

    Args:
        before: Whether it stood.
        is_on: What the contact's line is believed to say.
        is_reset: The same of the line of the reset; None where there is none.
    """
    return is_on or (before and is_reset is False)


def begun(since: Instant | None, now: Instant) -> Instant:
    """Return since when an alarm that stands *now* has stood; a clock that was set back does not put it off.

    >>> begun(None, Instant(7)), begun(Instant(5), Instant(7)), begun(Instant(9), Instant(7))
    (7, 5, 7)
    """
    return now if since is None else min(since, now)
