"""The present by the centre's signed word, carried on by the monotonic clock (architecture.md 7)."""

import msgspec

from bangtin_playlists.instant import Instant

LONGEST_EXCHANGE_S = 2.0
"""A word that took longer to come may be any age (reliability.md 4.3)."""
GOOD_FOR_S = 24 * 3600.0
"""The monotonic clock may drift by seconds a day; after so long the word says nothing about seconds any more."""


class ServerWord(msgspec.Struct, frozen=True):
    """An instant at the centre, and the monotonic second at which it was ours."""

    said: Instant
    heard: float

    def now(self, monotonic: float) -> Instant | None:
        """Return the present at the centre; None once the word is too old to tell."""
        age = monotonic - self.heard
        return Instant(self.said + int(age * 1000)) if 0 <= age <= GOOD_FOR_S else None


def heard(said: Instant, asked: float, answered: float) -> ServerWord | None:
    """Take a word of the centre, asked for and answered at these monotonic seconds; None if it took too long.

    It was ours about in the middle of the exchange.
    """
    if not 0 <= answered - asked <= LONGEST_EXCHANGE_S:
        return None
    return ServerWord(said, (asked + answered) / 2)


def bounded(date: Instant | None, issued: Instant, fresh_until: Instant) -> Instant | None:
    """Return what an answer's unsigned *date* is worth: nothing outside the span that a signed timestamp gives it.

    Whoever stands between can then move a clock by the life of a timestamp at most, some minutes.
    """
    return date if date is not None and issued <= date <= fresh_until else None
