"""What was to be shown: counted from the documents that were in force, by the function that the wall itself follows."""

from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple, Protocol

import msgspec
from django.db.models import Q

from bangtin_playlists.instant import Instant, instant, moment
from bangtin_playlists.plan import Held, plan_held
from bangtin_playlists.timeline import Timeline, prepare
from bangtin_playlists.wire.orders import NO_ORDERS
from bangtin_server.emergencies.models import OrdersPublication
from bangtin_server.players.models import Screen
from bangtin_server.reports.catalogue import EMERGENCY, categories, manifest_in, orders_in
from bangtin_server.reports.days import Span
from bangtin_server.scheduling.models import Publication


class Planned(msgspec.Struct):
    """What a screen was to show in a span of time."""

    plays: Counter[str]
    """Of each item; those to be cut among them."""
    cut: Counter[str]
    categories: dict[str, str]
    lit_ms: int = 0


class _InForce(Protocol):
    pk: int
    since: datetime
    until: datetime | None


class _Piece(NamedTuple):
    """A span in which one manifest and one version of the orders were in force."""

    span: Span
    publication: int
    orders: int | None


def planned(screen: Screen, span: Span) -> Planned:
    """Return what *screen* was to show in *span*, by everything that was in force meanwhile.

    A play belongs to the day in which its slot begins (timeline.md R20), and is followed to its end through whatever
    came into force meanwhile: an emergency that is cleared in the middle of a slot cuts its own last play short, and
    what comes back is entered late; both are plays that the plan itself cuts. Before the first publication nothing was.
    """
    whole = Planned(Counter(), Counter(), {})
    held = _held(screen, span)
    for timeline, _, _ in held:
        whole.categories |= dict.fromkeys(categories(timeline.orders), EMERGENCY) | categories(timeline.manifest)
    runs_on = Span(span.end, Instant(span.end + max((one.timeline.longest_slot() for one in held[-1:]), default=0)))
    counted = plan_held((*held, *_held(screen, runs_on)), *span)
    for item, count in counted.plays.items():
        whole.plays[item], whole.cut[item] = count.full + count.cut, count.cut
    whole.lit_ms = counted.airtime_ms
    return whole


def _held(screen: Screen, span: Span) -> list[Held]:
    return [Held(_timeline(one.publication, one.orders), *one.span) for one in _pieces(screen, span)]


def _pieces(screen: Screen, span: Span) -> Iterator[_Piece]:
    first, last = moment(span.start, UTC), moment(span.end, UTC)
    meanwhile = Q(since__lt=last) & (Q(until=None) | Q(until__gt=first))
    manifests = list(_in_force(Publication.objects.filter(meanwhile, screen=screen).only("since", "until"), span))
    rows = OrdersPublication.objects.filter(meanwhile, site=screen.site_id).only("since", "until")
    orders = list(_in_force(rows, span))
    edges = sorted({edge for _, held in (*manifests, *orders) for edge in held} | set(span))
    for start, end in pairwise(edges):
        manifest, order = _at(manifests, start), _at(orders, start)
        if manifest is not None:
            yield _Piece(Span(start, end), manifest, order)


def _in_force(rows: Iterable[_InForce], span: Span) -> Iterator[tuple[int, Span]]:
    """Yield which row was in force when, within *span*."""
    for row in rows:
        start, end = instant(row.since), instant(row.until) if row.until else span.end
        held = Span(max(start, span.start), min(end, span.end))
        if held.start < held.end:
            yield row.pk, held


def _at(held: Iterable[tuple[int, Span]], at: Instant) -> int | None:
    return max((row for row, span in held if span.start <= at < span.end), default=None)


@lru_cache(64)
def _timeline(publication: int, orders: int | None) -> Timeline:
    """Return the timeline of documents that were published; neither ever changes."""
    manifest = manifest_in(bytes(Publication.objects.get(pk=publication).document))
    if orders is None:
        return prepare(manifest, NO_ORDERS)
    return prepare(manifest, orders_in(bytes(OrdersPublication.objects.get(pk=orders).document)))
