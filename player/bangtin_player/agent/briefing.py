"""What one screen is told: the documents in force, and what only this player knows of them."""

from bangtin_player.agent.documents import Desk, Documents, Source
from bangtin_player.core.loose import anchored
from bangtin_player.core.messages import Show, Started
from bangtin_player.core.ports import Clock
from bangtin_playlists.instant import Instant
from bangtin_playlists.local import Assertion, Local

_LEAD_MS = 500
"""Loose files begin this long after the screen has started: enough to open the first, and show its first frame."""


class Briefing:
    """Of one screen, over all its lives.

    Args:
        source: Where its documents come from.
        clock: The wall's.

    Raises:
        PlayerError: There is nothing to begin with.
    """

    def __init__(self, source: Source, clock: Clock) -> None:
        self._desk = Desk(source)
        self._clock = clock
        self._begun: Instant | None = None
        self._made: tuple[Documents, Show] | None = None

    @property
    def issued(self) -> Instant:
        """When the manifest in force was issued: certainly in the past."""
        return self._desk.documents.manifest.issued

    @property
    def documents(self) -> Documents:
        """Return what is in force."""
        return self._desk.documents

    @property
    def refused(self) -> int:
        """How often a rewritten file could not be used."""
        return self._desk.refused

    def show(
        self,
        started: Started | None,
        quarantined: frozenset[str],
        *,
        clock_trusted: bool,
        triggers: tuple[Assertion, ...] = (),
    ) -> Show | None:
        """Return what the screen is told, the same object until it changes.

        Args:
            started: What the screen said of itself; None as long as it has not.
            quarantined: What its decoder must not be given.
            clock_trusted: Whether the schedule is followed; else only the fallback plays.
            triggers: What the contacts of the machine assert.

        Returns:
            None as long as that is not known: loose files are laid out for the screen's size.
        """
        self._desk.look()
        documents = self._desk.documents
        is_trusted, lacking = clock_trusted or documents.timeless, quarantined | documents.absent
        local = Local(clock_trusted=is_trusted, triggers=triggers, unplayable=lacking)
        if self._made and self._made[0] is documents and self._made[1].local == local:
            return self._made[1]
        manifest = documents.manifest
        if documents.loose:
            if started is None:
                return None
            self._begun = self._begun or Instant(self._clock.now() + _LEAD_MS)
            manifest = anchored(manifest, (started.width, started.height), self._begun)
        show = Show(manifest, documents.orders, local, documents.places)
        self._made = documents, show
        return show

    def close(self) -> None:
        """Stop looking for other documents."""
        self._desk.close()
