"""Rows to orders: the one translation from what duty officers keep to what a site's screens get."""

from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import Any

import msgspec
from django.db.models import Q, QuerySet

from bangtin_playlists import playlist as lists
from bangtin_playlists.instant import Instant, Millis, instant
from bangtin_playlists.playlist import Card, Playlist, Tags
from bangtin_playlists.schedule import Entry
from bangtin_playlists.wire import orders as wire
from bangtin_server.emergencies.models import Blackout, Emergency, Mourning, Recall
from bangtin_server.emergencies.pace import slot_ms
from bangtin_server.library.chains import content_of
from bangtin_server.library.models import Item, Rendition
from bangtin_server.players.models import Screen, Site


def orders_of(site: Site, at: datetime) -> wire.Orders:
    """Return what is in force at *site* from *at* on, without version and date; what has ended is left out."""
    emergencies = [row for row in _here(Emergency.objects.filter(until__gt=at), site) if row.until > row.since]
    blackouts = _here(Blackout.objects.filter(Q(until=None) | Q(until__gt=at)), site)
    mournings = _here(Mourning.objects.filter(until__gt=at), site)
    return wire.Orders(
        site=site.code,
        emergencies=tuple(_emergency(row, site) for row in emergencies),
        blackouts=tuple(_blackout(row, site) for row in blackouts),
        mournings=tuple(
            wire.Mourning(instant(row.since), instant(row.until), _screens(row, site)) for row in mournings
        ),
        recalls=tuple(_recalls(site)),
        playlists=tuple(_playlist(row, site) for row in emergencies),
    )


def _here(rows: QuerySet[Any], site: Site) -> Iterable[Any]:
    """Return the rows that hold at *site*, as they were given."""
    return rows.filter(Q(sites=site) | Q(sites=None)).order_by("pk").prefetch_related("screens")


def _screens(row: Any, site: Site) -> tuple[str, ...]:  # noqa: ANN401 - any row with a reach
    return tuple(sorted(screen.name for screen in row.screens.all() if screen.site_id == site.pk))


def _emergency(row: Emergency, site: Site) -> wire.Emergency:
    entry = Entry(id=_id(row), playlist=_id(row), level=row.level, since=instant(row.since), until=instant(row.until))
    return wire.Emergency(entry, _screens(row, site), row.drill)


def _playlist(row: Emergency, site: Site) -> Playlist:
    named = _screens(row, site)
    screens = [screen for screen in site.screens.all() if not named or screen.name in named]
    elements = (_page(row, number, screens) for number in range(1, len(row.cards) + 1))
    return Playlist(_id(row), tuple(elements))


def _page(row: Emergency, number: int, screens: Iterable[Screen]) -> lists.Item:
    kept = row.cards[number - 1]
    card = msgspec.convert(kept["card"], Card)
    return lists.Item(
        id=f"{_id(row)}-{number}",
        content=card,
        slot_ms=slot_ms(card, Millis(kept["slot_ms"]), screens),
        tags=Tags(category="AT", nature="an-toan", mourning_ok=True),
    )


def _id(row: Emergency) -> str:
    return f"khan-{row.pk}"


def _blackout(row: Blackout, site: Site) -> wire.Blackout:
    until: Instant | None = instant(row.until) if row.until else None
    return wire.Blackout(f"tat-{row.pk}", instant(row.since), until, row.allow_emergency, _screens(row, site))


def _recalls(site: Site) -> Iterator[wire.Recall]:
    """Yield what is recalled at *site*, each for the very screens that it is on: ids of items are a screen's own."""
    for row in _here(Recall.objects.select_related("item"), site):
        screens = _screens(row, site)
        if row.item and not screens and (others := _others(row.item, site)):
            screens = tuple(site.screens.exclude(pk__in=others).order_by("name").values_list("name", flat=True))
            if not screens:
                continue  # none of them has it; nobody named would be all of them
        for digest in (row.medium_id or "", *_played_for(row.medium_id)):
            yield wire.Recall(instant(row.since), row.item.code if row.item else "", digest, screens)


def _played_for(medium: str | None) -> Iterable[str]:
    """Return the files that screens play in the place of a recalled one."""
    plays = Rendition.objects.filter(medium=medium, purpose=Rendition.Purpose.PLAY).exclude(digest="")
    return plays.order_by("digest").values_list("digest", flat=True).distinct() if medium else ()


def _others(item: Item, site: Site) -> set[int]:
    """Return the screens of *site* that have something else of their own under the id of a shared item."""
    own = Item.objects.filter(code=item.code, home__site=site)
    return {row.home_id for row in own if row.home_id and content_of(row) != content_of(item)}
