"""What heartbeats say that a person should know, as rows that begin and end: for the console, and for reports."""

from collections.abc import Iterable, Iterator
from hashlib import sha256
from typing import NamedTuple

from bangtin_playlists.wire.heartbeat import Heartbeat, ScreenState
from bangtin_server import clock
from bangtin_server.players.models import Grievance, Player, Screen

STUCK_MS = 30_000
"""A screen that has not proved progress for so long is stuck."""
MOST = 200
"""A heartbeat may complain of anything, but not endlessly."""


class Reason(NamedTuple):
    """What tells one grievance from another. The detail does not: it may change each minute."""

    code: str
    severity: str
    screen: str = ""
    item: str = ""
    digest: str = ""
    detail: str = ""

    @property
    def key(self) -> tuple[str, str, str, str]:
        """Return what makes two of them the same."""
        return self.code, self.screen, self.item, self.digest


def wanted(heartbeat: Heartbeat) -> set[Reason]:
    """Return what *heartbeat* complains of, in words and between the lines, each thing once."""
    found: dict[tuple[str, str, str, str], Reason] = {}
    for reason in (*_said(heartbeat), *_shown(heartbeat)):
        if len(found) < MOST:
            found.setdefault(reason.key, reason)
    return set(found.values())


def _said(heartbeat: Heartbeat) -> Iterator[Reason]:
    for one in heartbeat.complaints:
        yield Reason(
            _fit(one.code, 60),
            one.severity,
            _fit(one.screen, 60),
            _fit(one.item, 60),
            _fit(one.digest, 64),
            _fit(one.detail, 500),
        )


def _shown(heartbeat: Heartbeat) -> Iterator[Reason]:
    """Yield what follows from the state alone."""
    if heartbeat.clock_trust == "untrusted":
        yield Reason("clock_untrusted", "error")
    for state in heartbeat.screens:
        screen = _fit(state.screen, 60)
        if _is_stuck(state):
            yield Reason("screen_stuck", "error", screen)
        for digest in state.unplayable:
            yield Reason("medium_unplayable", "warning", screen, digest=_fit(digest, 64))


def _is_stuck(state: ScreenState) -> bool:
    return state.progress_age_ms is not None and state.progress_age_ms > STUCK_MS


def _fit(text: str, most: int) -> str:
    """Return *text* as a column takes it: PostgreSQL has no place for NUL."""
    return text.replace("\0", "")[:most]


def fingerprint(reasons: Iterable[Reason]) -> str:
    """Return a short text that is equal for equal complaints; empty for none."""
    keys = sorted(reason.key for reason in reasons)
    return sha256(repr(keys).encode()).hexdigest()[:32] if keys else ""


def of_screen(screen: Screen) -> Iterator[Grievance]:
    """Yield what its player complains of now, of *screen* or of the whole machine."""
    for row in Grievance.objects.filter(player=screen.player_id, until=None) if screen.player_id else ():
        if row.screen in {"", screen.name}:
            yield row


def note(player: Player, reasons: Iterable[Reason]) -> None:
    """Open what is new and close what is over."""
    now, due = clock.now(), {reason.key: reason for reason in reasons}
    for row in player.grievances.filter(until=None):
        if due.pop((row.code, row.screen, row.item, row.digest), None) is None:
            row.until = now
            row.save(update_fields=["until"])
    Grievance.objects.bulk_create(Grievance(player=player, since=now, **reason._asdict()) for reason in due.values())
