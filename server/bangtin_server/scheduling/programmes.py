"""A programme taken into rows: the reverse of `manifests`. What it named before is replaced, what it showed is kept.

Everything a programme brings has the screen as its home. An item whose content is what its newest version already
shows gets no new version.
"""

from collections.abc import Iterable
from typing import Any

import msgspec
from django.db import transaction

from bangtin_playlists import layout as wall
from bangtin_playlists import playlist as lists
from bangtin_playlists import schedule as plan
from bangtin_playlists.instant import Instant, moment
from bangtin_playlists.wire.manifest import Manifest
from bangtin_server import clock
from bangtin_server.errors import ProgrammeRefusedError
from bangtin_server.library.models import Item, ItemVersion, Medium, State
from bangtin_server.players.models import Screen, Site
from bangtin_server.scheduling.models import Calendar, CalendarDay, Element, Entry, Hours, Layout, Playlist, Zone
from bangtin_server.scheduling.publishing import mark


@transaction.atomic
def take(manifest: Manifest, site: Site, by: str) -> Screen:
    """Make the rows say what *manifest* says, and mark its screen for publishing.

    Args:
        manifest: A programme as it was read; its media are in the library already.
        site: Where the screen stands, if it is new.
        by: Who imports it; its items count as approved by this person.

    Raises:
        ProgrammeRefusedError: a medium is not in the library; nothing is changed.
    """
    _refuse_missing(manifest)
    screen = _screen(manifest, site)
    Entry.objects.filter(screen=screen).delete()
    Hours.objects.filter(screen=screen).delete()
    Layout.objects.filter(home=screen).delete()
    Calendar.objects.filter(home=screen).delete()
    Element.objects.filter(playlist__home=screen).delete()
    Playlist.objects.filter(home=screen).delete()
    playlists = _playlists(manifest.playlists, screen, by)
    layouts = {row.id: _layout(row, screen, playlists) for row in manifest.layouts}
    for calendar in manifest.calendars:
        _calendar(calendar, screen)
    for position, entry in enumerate(manifest.schedule):
        _entry(position, entry, screen, playlists, layouts)
    for position, hours in enumerate(manifest.hours):
        Hours.objects.create(screen=screen, position=position, rule=_built(hours.rule), closed=hours.closed)
    mark([screen])
    return screen


def _refuse_missing(manifest: Manifest) -> None:
    wanted = {medium.digest: medium for medium in manifest.media}
    missing = wanted.keys() - set(Medium.objects.filter(pk__in=wanted).values_list("pk", flat=True))
    if missing:
        named = ", ".join(sorted(wanted[digest].name or digest for digest in missing))
        raise ProgrammeRefusedError(f"{manifest.screen.name}: not in the library: {named}; add these files first")


def _screen(manifest: Manifest, site: Site) -> Screen:
    own = _built(manifest.screen)
    described = {key: own.pop(key) for key in ("width", "height")} | {"timezone": manifest.screen.timezone}
    details = {key: value for key, value in own.items() if key not in ("name", "timezone")}
    screen, _ = Screen.objects.update_or_create(
        name=manifest.screen.name,
        defaults={**described, "details": details},
        create_defaults={**described, "details": details, "site": site, "made_at": clock.now()},
    )
    return screen


def _playlists(written: Iterable[lists.Playlist], screen: Screen, by: str) -> dict[str, Playlist]:
    rows = {one.id: Playlist.objects.create(code=one.id, home=screen, shuffle=one.shuffle) for one in written}
    items: dict[str, Item] = {}
    for one in written:
        for position, element in enumerate(one.elements):
            match element:
                case lists.Nested(playlist=nested, weight=weight):
                    Element.objects.create(playlist=rows[one.id], position=position, nested=rows[nested], weight=weight)
                case lists.Item():
                    if element.id not in items:
                        items[element.id] = _item(element, screen, by)
                    _placed(element, items[element.id], rows[one.id], position)
    return rows


def _placed(element: lists.Item, item: Item, playlist: Playlist, position: int) -> None:
    Element.objects.create(
        playlist=playlist,
        position=position,
        item=item,
        slot_ms=element.slot_ms,
        weight=element.weight,
        transition=element.transition.kind,
        transition_ms=element.transition.length_ms,
        valid_from=_moment(element.valid_from),
        valid_to=_moment(element.valid_to),
    )


def _item(written: lists.Item, screen: Screen, by: str) -> Item:
    item, _ = Item.objects.get_or_create(code=written.id, home=screen, defaults={"name": written.id})
    newest = item.versions.order_by("-number").first()
    said: dict[str, Any] = {
        "content": _built(written.content),
        "tags": _built(written.tags),
    }
    if newest and newest.state == State.APPROVED and all(getattr(newest, key) == value for key, value in said.items()):
        return item
    number = max(written.version, newest.number + 1 if newest else 1)
    version = ItemVersion.objects.create(
        item=item, number=number, state=State.APPROVED, made_at=clock.now(), made_by=by, **said
    )
    version.media.set(Medium.objects.filter(pk__in=written.media()))
    return item


def _layout(written: wall.Layout, screen: Screen, playlists: dict[str, Playlist]) -> Layout:
    row = Layout.objects.create(code=written.id, home=screen, background=written.background)
    for position, zone in enumerate(written.zones):
        Zone.objects.create(
            layout=row,
            position=position,
            name=zone.name,
            x=zone.box.x,
            y=zone.box.y,
            width=zone.box.w,
            height=zone.box.h,
            playlist=playlists[zone.playlist],
        )
    return row


def _calendar(written: plan.Calendar, screen: Screen) -> None:
    row = Calendar.objects.create(code=written.id, home=screen)
    CalendarDay.objects.bulk_create(
        CalendarDay(calendar=row, position=position, day=day.day, works_as=day.works_as, name=day.name)
        for position, day in enumerate(written.days)
    )


def _entry(
    position: int, written: plan.Entry, screen: Screen, playlists: dict[str, Playlist], layouts: dict[str, Layout]
) -> None:
    Entry.objects.create(
        screen=screen,
        code=written.id,
        position=position,
        playlist=playlists.get(written.playlist),
        layout=layouts.get(written.layout),
        level=written.level,
        order=written.order,
        rule=_built(written.rule),
        since=_moment(written.since),
        until=_moment(written.until),
        trigger=written.trigger,
    )


def _built(struct: msgspec.Struct) -> dict[str, Any]:
    """Return a struct as the database gives JSON back: defaults left out, lists for tuples."""
    built: dict[str, Any] = msgspec.json.decode(msgspec.json.encode(struct))
    return built


def _moment(at: Instant | None) -> Any:  # noqa: ANN401 - as Django takes it
    return None if at is None else moment(at)
