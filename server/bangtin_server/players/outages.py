"""When nothing was heard of a screen, from its player's last word to the next: one row for each time, for reports."""

from collections.abc import Iterable, Iterator
from datetime import datetime, timedelta
from typing import NamedTuple
from uuid import UUID

from django.db.models import Q

from bangtin_server import clock
from bangtin_server.players.models import Outage, Player, Presence, Screen

MONTH = timedelta(days=30)
"""For how long back people are told of the outages of one screen."""
MERGED_WITHIN = timedelta(minutes=10)
"""Outages that follow one another so soon are one incident: a flapping mains is one fault (domain.md S14)."""


class Incident(NamedTuple):
    """One fault as people count it: outages of one screen that belong together."""

    screen: Screen
    since: datetime
    until: datetime | None
    cause: Outage.Cause
    outages: int


def end(player: Player, before: Presence | None, boot: UUID) -> None:
    """Close the silence of *player*, which has just spoken; *before* is its last word, if it ever spoke.

    A machine that was started anew had an outage even where its heartbeats kept within their time.
    """
    now, screens = clock.now(), list(player.screens.all())
    Outage.objects.filter(screen__in=screens, until=None).update(until=now)
    if before is None or before.late_after is None:
        return
    restarted = before.boot != boot
    if restarted or before.late_after <= now:
        cause = Outage.Cause.RESTART if restarted else Outage.Cause.SILENCE
        Outage.objects.bulk_create(
            Outage(screen=screen, player=player, since=min(before.heard_at, now), until=now, cause=cause)
            for screen in screens  # none ends before it begins, though our clock may have fallen back since
        )


def begin_replacement(player: Player) -> None:
    """Open an outage of every screen of *player*, which is trusted no more; the next player's first word ends it."""
    spoke = Presence.objects.filter(pk=player.pk).values_list("heard_at", flat=True).first()
    Outage.objects.bulk_create(
        Outage(screen=screen, player=player, since=spoke or clock.now(), cause=Outage.Cause.REPLACED)
        for screen in player.screens.all()
    )


def incidents(screens: Iterable[Screen], start: datetime, end_: datetime) -> list[Incident]:
    """Return what went wrong with *screens* between two moments, oldest first; a silence that lasts is among them."""
    wanted = list(screens)
    touching = Q(until=None) | Q(until__gt=start)
    rows = list(Outage.objects.filter(touching, screen__in=wanted, since__lt=end_).select_related("screen"))
    rows += (row for row in _present(wanted) if row.since < end_)
    rows.sort(key=lambda row: (row.screen_id, row.since))
    return sorted(_merged(rows), key=lambda incident: incident.since)


def _present(screens: Iterable[Screen]) -> Iterator[Outage]:
    """Yield the silences that nobody has ended yet; they have no rows."""
    overdue = Presence.objects.filter(late_after__lte=clock.now(), player__screens__in=screens)
    known = {screen.pk: screen for screen in screens}
    for screen_id, player_id, heard_at in overdue.values_list("player__screens", "player_id", "heard_at"):
        if screen_id in known:
            yield Outage(
                screen=known[screen_id], player_id=player_id, since=heard_at, cause=Outage.Cause.SILENCE, until=None
            )


def _merged(rows: Iterable[Outage]) -> Iterator[Incident]:
    """Put together what belongs together; *rows* come screen by screen, oldest first."""
    last: Incident | None = None
    for row in rows:
        if last and last.screen == row.screen and (last.until is None or row.since - last.until < MERGED_WITHIN):
            ends = None if None in {last.until, row.until} else max(last.until, row.until)  # type: ignore[type-var]  # neither is None
            cause = max(last.cause, Outage.Cause(row.cause), key=list(Outage.Cause).index)
            last = Incident(last.screen, last.since, ends, cause, last.outages + 1)
            continue
        if last:
            yield last
        last = Incident(row.screen, row.since, row.until, Outage.Cause(row.cause), 1)
    if last:
        yield last
