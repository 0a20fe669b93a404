"""A programme taken into rows: the reverse of `manifests`. What it named before is replaced, what it showed is kept.

Everything a programme brings has the screen as its home, but for what the screen gets from its groups and its site in
the very same words: that stays theirs. An item that says what its newest version says gets no new version.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import msgspec
from django.db import transaction
from django.db.models import ProtectedError

from bangtin_playlists import layout as wall
from bangtin_playlists import playlist as lists
from bangtin_playlists import schedule as plan
from bangtin_playlists.wire.manifest import Manifest
from bangtin_server import clock
from bangtin_server.accounts.audit import Deed, note
from bangtin_server.errors import ProgrammeRefusedError
from bangtin_server.library.models import Item, Medium
from bangtin_server.players.models import Screen, Site
from bangtin_server.scheduling.lineage import Place, continue_chain, moment_of, placed
from bangtin_server.scheduling.marking import marked_by_hand
from bangtin_server.scheduling.models import Calendar, CalendarDay, Element, Entry, Font, Hours, Layout, Playlist, Zone
from bangtin_server.scheduling.own import Own, own_part
from bangtin_server.scheduling.publishing import mark


@transaction.atomic
def take(manifest: Manifest, site: Site, by: str, file: str = "") -> Screen:
    """Make the rows say what *manifest* says, and mark its screen for publishing.

    Args:
        manifest: A programme as it was read; its media are in the library already.
        site: Where the screen stands, if it is new.
        by: Who imports it; its items count as approved by this person.
        file: What the programme's file is called, for the log of deeds.

    Raises:
        ProgrammeRefusedError: a medium is not in the library, or a name is another thing that is shared with the
            screen; nothing is changed.
    """
    _refuse_missing(manifest)
    with marked_by_hand():
        screen = _screen(manifest, site)
        own = own_part(manifest, screen)
        _clear(screen)
        _fill(own, screen, by)
    mark([screen])
    note(Deed.PROGRAMME_IMPORTED, by, screen.name, after={"file": file or None})
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


def _clear(screen: Screen) -> None:
    """Take away what belongs to *screen* alone."""
    for aimed in (Entry, Hours, Font):
        aimed.objects.filter(screen=screen).delete()
    try:
        Layout.objects.filter(home=screen).delete()
        Calendar.objects.filter(home=screen).delete()
        Element.objects.filter(playlist__home=screen).delete()
        Playlist.objects.filter(home=screen).delete()
    except ProtectedError as error:
        used = ", ".join(sorted({str(each) for each in error.protected_objects}))
        raise ProgrammeRefusedError(
            f"{screen}: others play what belongs to this screen: {used}",
            f"{screen}: nơi khác đang dùng nội dung riêng của màn hình này: {used}.",
        ) from error


def _fill(own: Own, screen: Screen, by: str) -> None:
    written = own.manifest
    playlists = own.playlists | _playlists(written.playlists, own.playlists, screen, by)
    layouts = own.layouts | {row.id: _layout(row, screen, playlists) for row in written.layouts}
    for calendar in written.calendars:
        _calendar(calendar, screen)
    for position, entry in zip(own.positions, written.schedule, strict=True):
        _entry(position, entry, screen, playlists, layouts)
    for position, hours in enumerate(written.hours):
        Hours.objects.create(screen=screen, position=position, rule=_built(hours.rule), closed=hours.closed)
    fonts = (medium.digest for medium in written.media if medium.kind == "font")
    Font.objects.bulk_create(
        Font(screen=screen, position=position, medium_id=digest) for position, digest in enumerate(fonts)
    )


def _playlists(
    written: Iterable[lists.Playlist], shared: Mapping[str, Playlist], screen: Screen, by: str
) -> dict[str, Playlist]:
    made = {one.id: Playlist.objects.create(code=one.id, home=screen, shuffle=one.shuffle) for one in written}
    rows = {**shared, **made}
    places: dict[str, list[Place]] = defaultdict(list)
    items: dict[str, Item] = {}
    for one in written:
        elements: list[Element] = []
        for position, found in enumerate(placed(one.elements)):
            row = Element(playlist=rows[one.id], position=position)
            if isinstance(found, lists.Nested):
                row.nested, row.weight = rows[found.playlist], found.weight
            else:
                _place(row, found, _item(found[0].id, screen, items))
                places[found[0].id].append(Place(found, row))
            elements.append(row)
        Element.objects.bulk_create(elements)
    for code, there in places.items():
        continue_chain(items[code], there, by)
    return made


def _place(row: Element, written: Sequence[lists.Item], item: Item) -> None:
    first, last = written[0], written[-1]
    row.item, row.slot_ms, row.weight = item, first.slot_ms, first.weight
    row.transition, row.transition_ms = first.transition.kind, first.transition.length_ms
    row.valid_from, row.valid_to = moment_of(first.valid_from), moment_of(last.valid_to)


def _item(code: str, screen: Screen, items: dict[str, Item]) -> Item:
    if code not in items:
        items[code], _ = Item.objects.get_or_create(code=code, home=screen, defaults={"name": code})
    return items[code]


def _layout(written: wall.Layout, screen: Screen, playlists: Mapping[str, Playlist]) -> Layout:
    row = Layout.objects.create(
        code=written.id, home=screen, background=written.background, width=screen.width, height=screen.height
    )
    Zone.objects.bulk_create(
        Zone(
            layout=row,
            position=position,
            name=zone.name,
            x=zone.box.x,
            y=zone.box.y,
            width=zone.box.w,
            height=zone.box.h,
            playlist=playlists[zone.playlist],
        )
        for position, zone in enumerate(written.zones)
    )
    return row


def _calendar(written: plan.Calendar, screen: Screen) -> None:
    row = Calendar.objects.create(code=written.id, home=screen)
    CalendarDay.objects.bulk_create(
        CalendarDay(calendar=row, position=position, day=day.day, works_as=day.works_as, name=day.name)
        for position, day in enumerate(written.days)
    )


def _entry(
    position: int, written: plan.Entry, screen: Screen, playlists: Mapping[str, Playlist], layouts: Mapping[str, Layout]
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
        since=moment_of(written.since),
        until=moment_of(written.until),
        trigger=written.trigger,
    )


def _built(struct: msgspec.Struct) -> dict[str, Any]:
    """Return a struct as the database gives JSON back: defaults left out, lists for tuples."""
    built: dict[str, Any] = msgspec.json.decode(msgspec.json.encode(struct))
    return built
