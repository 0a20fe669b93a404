"""How each screen stands, gathered from those that look after it."""

import time

from bangtin_player.agent.briefing import Briefing
from bangtin_player.agent.journal import Journal
from bangtin_player.agent.keeper import Keeper
from bangtin_player.core.messages import Started
from bangtin_player.core.standing import ScreenFacts
from bangtin_playlists.wire.heartbeat import Complaint

LATELY_S = 600.0
"""A trouble that did not come again for so long is over."""


def screen_facts(screen: str, briefing: Briefing, keeper: Keeper, quarantined: frozenset[str]) -> ScreenFacts:
    """Return how one screen stands; *screen* is its name at the centre."""
    said, vitals, documents = keeper.vitals.started or Started("", ""), keeper.vitals, briefing.documents
    progressed = vitals.life.progressed
    seen = vitals.on_wall if keeper.process is not None else None
    runs = keeper.process is not None and progressed is not None
    listed = {medium.digest for document in (documents.manifest, documents.orders) for medium in document.media}
    return ScreenFacts(
        screen=screen,
        manifest_version=seen.manifest_version if seen else 0,
        on_wall=seen,
        progress_age_ms=int((time.monotonic() - (progressed or 0.0)) * 1000) if runs else None,
        restarts=len(keeper.restarts),
        surface=said.surface,
        engine=said.engine,
        frames_dropped=keeper.record.tally.frames_dropped,
        unplayable=tuple(sorted(documents.absent | (quarantined & listed))),
        complaints=tuple(_complaints(screen, keeper)),
    )


def journal_complaints(journal: Journal) -> tuple[Complaint, ...]:
    """Return what is wrong with the play log."""
    if journal.fault:
        return (Complaint("play_log", "error", detail=journal.fault),)
    return (Complaint("plays_lost", "error", detail=str(journal.lost)),) if journal.lost else ()


def _complaints(screen: str, keeper: Keeper) -> list[Complaint]:
    """Return what the screen complained of lately."""
    since = time.monotonic() - LATELY_S
    return [
        Complaint(trouble.code, trouble.severity, screen, trouble.item, trouble.digest, trouble.detail)
        for at, trouble in keeper.record.lately.values()
        if at >= since
    ]
