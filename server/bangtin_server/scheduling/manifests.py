"""Rows to a manifest: the one translation from what people keep to what a screen gets."""

from collections import Counter
from collections.abc import Iterable
from typing import Any, TypeVar

import msgspec
from django.db.models import Prefetch, Q

from bangtin_playlists import layout as wall
from bangtin_playlists import playlist as lists
from bangtin_playlists import schedule as plan
from bangtin_playlists.instant import Instant, Millis, instant
from bangtin_playlists.playlist import Digest
from bangtin_playlists.wire.manifest import Manifest
from bangtin_playlists.wire.manifest import Medium as ListedMedium
from bangtin_server.errors import PublishingError
from bangtin_server.library.models import ItemVersion, Medium, State
from bangtin_server.players.models import Screen
from bangtin_server.scheduling.models import Calendar, Element, Entry, Hours, Layout, Playlist, Target, Zone

T = TypeVar("T")


def manifest_of(screen: Screen) -> Manifest:
    """Return what *screen* is to show by the rows as they stand, without version and date.

    Only what the schedule can reach is in it, each item in its newest approved version; an item without one is left
    out, since nothing unapproved is ever shown.

    Raises:
        PublishingError: two playlists or two layouts, a shared one and the screen's own, go by the same code.
    """
    return _written(screen, set(), set())


def programme_of(screen: Screen) -> Manifest:
    """Return the same with all that belongs to *screen* alone, whether its schedule reaches it or not."""
    own_lists = set(Playlist.objects.filter(home=screen).values_list("pk", flat=True))
    return _written(screen, own_lists, set(Layout.objects.filter(home=screen).values_list("pk", flat=True)))


def _written(screen: Screen, kept_lists: set[int], kept_layouts: set[int]) -> Manifest:
    entries = list(_aimed_at(screen, Entry).select_related("playlist", "layout"))
    layouts = _layouts(entries, kept_layouts)
    playlists = _playlists(entries, layouts, kept_lists)
    _refuse_twins(screen, (*playlists, *layouts))
    versions = _approved(playlists)
    written = tuple(_playlist(one, versions) for one in playlists)
    schedule = tuple(_entry(one) for one in entries)
    hours = tuple(_hours(one) for one in _aimed_at(screen, Hours))
    return Manifest(
        screen=_screen(screen),
        playlists=written,
        layouts=tuple(_layout(one) for one in layouts),
        schedule=schedule,
        hours=hours,
        calendars=_calendars(screen, [*(one.rule for one in schedule), *(one.rule for one in hours)]),
        media=_media(written),
    )


def _refuse_twins(screen: Screen, rows: Iterable[Playlist | Layout]) -> None:
    """Refuse two rows of a kind with one code: a manifest tells them apart by nothing else."""
    counted = Counter((type(row).__name__.lower(), row.code) for row in rows)
    twins = sorted(f"{kind} {code!r}" for (kind, code), times in counted.items() if times > 1)
    if twins:
        raise PublishingError(
            f"{screen}: both shared and its own: {', '.join(twins)}; rename one of each",
            f"{screen}: vừa dùng chung vừa riêng: {', '.join(twins)}; hãy đổi tên một bên",
        )


def _aimed_at(screen: Screen, rows: type[T]) -> Any:  # noqa: ANN401 - a query of T
    """Return the rows for the screen itself, its groups and its site, the nearest first."""
    assert issubclass(rows, Target)  # noqa: S101 - for the type checker
    groups = screen.groups.values("pk")
    aimed = Q(screen=screen) | Q(group__in=groups) | Q(site=screen.site_id)
    return rows._default_manager.filter(aimed).order_by("position", "pk")  # noqa: SLF001 - Django's public name


def _screen(screen: Screen) -> wall.Screen:
    own = {"name": screen.name, "width": screen.width, "height": screen.height, "timezone": screen.timezone}
    return msgspec.convert({**screen.details, **own}, wall.Screen)


def _layouts(entries: Iterable[Entry], kept: set[int]) -> list[Layout]:
    wanted = kept | {entry.layout_id for entry in entries if entry.layout_id}
    zones = Prefetch("zones", Zone.objects.select_related("playlist"))
    return list(Layout.objects.filter(pk__in=wanted).prefetch_related(zones).order_by("pk"))


def _playlists(entries: Iterable[Entry], layouts: Iterable[Layout], kept: set[int]) -> list[Playlist]:
    """Return every playlist that entries and zones name, and those nested in them, in the order they were made."""
    elements = Prefetch("elements", Element.objects.select_related("item", "nested"))
    wanted = kept | {entry.playlist_id for entry in entries if entry.playlist_id}
    wanted |= {zone.playlist_id for layout in layouts for zone in layout.zones.all()}
    found: dict[int, Playlist] = {}
    while missing := wanted - found.keys():
        for one in Playlist.objects.filter(pk__in=missing).prefetch_related(elements):
            found[one.pk] = one
            wanted |= {element.nested_id for element in one.elements.all() if element.nested_id}
    return [found[pk] for pk in sorted(found)]


def _approved(playlists: Iterable[Playlist]) -> dict[int, ItemVersion]:
    """Return the newest approved version of each item, by the item's key."""
    items = {element.item_id for one in playlists for element in one.elements.all() if element.item_id}
    rows = ItemVersion.objects.filter(item__in=items, state=State.APPROVED).order_by("number")
    return {row.item_id: row for row in rows}


def _playlist(row: Playlist, versions: dict[int, ItemVersion]) -> lists.Playlist:
    elements = (_element(one, versions) for one in row.elements.all())
    return lists.Playlist(row.code, tuple(one for one in elements if one is not None), row.shuffle)


def _element(row: Element, versions: dict[int, ItemVersion]) -> lists.Element | None:
    if row.nested is not None:
        return lists.Nested(row.nested.code, row.weight)
    version = versions.get(row.item_id or 0)
    return _item(row, version) if version else None


def _item(row: Element, version: ItemVersion) -> lists.Item:
    assert row.item is not None  # noqa: S101 - the table's own constraint
    return lists.Item(
        id=row.item.code,
        content=msgspec.convert(version.content, lists.Content),
        slot_ms=Millis(row.slot_ms),
        weight=row.weight,
        valid_from=_instant(max(filter(None, (row.valid_from, version.valid_from)), default=None)),
        valid_to=_instant(min(filter(None, (row.valid_to, version.valid_to)), default=None)),
        transition=msgspec.convert({"kind": row.transition, "length_ms": row.transition_ms}, lists.Transition),
        tags=msgspec.convert(version.tags, lists.Tags),
        version=version.number,
    )


def _layout(row: Layout) -> wall.Layout:
    zones = (
        wall.Zone(zone.name, wall.Box(zone.x, zone.y, zone.width, zone.height), zone.playlist.code)
        for zone in row.zones.all()
    )
    return wall.Layout(row.code, tuple(zones), row.background)


def _entry(row: Entry) -> plan.Entry:
    return plan.Entry(
        id=row.code,
        playlist=row.playlist.code if row.playlist else "",
        layout=row.layout.code if row.layout else "",
        level=row.level,
        order=row.order,
        rule=msgspec.convert(row.rule, plan.Rule),
        since=_instant(row.since),
        until=_instant(row.until),
        trigger=row.trigger,
    )


def _hours(row: Hours) -> plan.Hours:
    return plan.Hours(msgspec.convert(row.rule, plan.Rule), row.closed)


def _calendars(screen: Screen, rules: Iterable[plan.Rule]) -> tuple[plan.Calendar, ...]:
    """Return the calendars that the rules name; the screen's own before a shared one of the same code."""
    named = {code for rule in rules for code in (*rule.holidays_of, *rule.not_holidays_of)}
    rows = Calendar.objects.filter(Q(home=screen) | Q(home=None), code__in=named).prefetch_related("days")
    chosen: dict[str, Calendar] = {}
    for row in sorted(rows, key=lambda one: (one.home_id is not None, one.pk)):
        chosen[row.code] = row
    return tuple(plan.Calendar(code, _days(chosen[code])) for code in sorted(chosen))


def _days(row: Calendar) -> tuple[plan.CalendarDay, ...]:
    return tuple(plan.CalendarDay(day.day, day.works_as, day.name) for day in row.days.all())


def _media(playlists: Iterable[lists.Playlist]) -> tuple[ListedMedium, ...]:
    digests = {
        digest
        for one in playlists
        for element in one.elements
        if isinstance(element, lists.Item)
        for digest in element.media()
    }
    rows = Medium.objects.filter(pk__in=digests).order_by("digest")
    return tuple(ListedMedium(Digest(row.digest), row.size, row.kind, row.name) for row in rows)


def _instant(moment: Any) -> Instant | None:  # noqa: ANN401 - a datetime or None, as Django gives it
    return None if moment is None else instant(moment)
