"""Rows to a manifest: the one translation from what people keep to what a screen gets."""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator
from datetime import datetime
from typing import NamedTuple

from bangtin_playlists import playlist as lists
from bangtin_playlists import schedule as plan
from bangtin_playlists.wire.manifest import Manifest
from bangtin_server import clock
from bangtin_server.errors import PublishingError
from bangtin_server.players.models import Screen
from bangtin_server.scheduling import writing
from bangtin_server.scheduling.fitting import LeftOut
from bangtin_server.scheduling.models import Entry, Font, Hours, Layout, Playlist
from bangtin_server.scheduling.rows import Rows


class _Scope(NamedTuple):
    """Which rows are meant."""

    entries: list[Entry]
    hours: list[Hours]
    fonts: list[Font]
    lists: Collection[int] = ()
    """Playlists that are meant whether a line of the schedule reaches them or not."""
    layouts: Collection[int] = ()


def manifest_of(screen: Screen, rows: Rows | None = None) -> Manifest:
    """Return what *screen* is to show by the rows as they stand, without version and date.

    Only what the schedule can reach is in it, each item in its newest approved version; where that begins later, or its
    files were not found sound (yet), the one before plays until then. An item without one is left out, since nothing
    unapproved and nothing unexamined is ever shown.

    Raises:
        PublishingError: two playlists, two layouts or two items, a shared one and the screen's own, go by one code.
    """
    read = rows or Rows([screen], clock.now())
    return _written(screen, read, _reached(screen, read), fitted=True)


def left_out(screen: Screen) -> tuple[LeftOut, ...]:
    """Say what *screen* does not show though its schedule reaches it: not examined or converted yet, or never fit."""
    read = Rows([screen], clock.now(), as_approved=True)
    playlists = tuple(map(read.written, _lists(read, _reached(screen, read))))
    return tuple(read.fitted.left_out(screen, playlists))


def awaited_lists(screen: Screen, since: datetime, rows: Rows) -> set[str]:
    """Name the lists of *screen* that are empty only because files that came after *since* are being examined."""
    return rows.fitted.awaited(screen, tuple(map(rows.written, _lists(rows, _reached(screen, rows)))), since)


def _reached(screen: Screen, read: Rows) -> _Scope:
    return _Scope(read.entries(screen), read.hours(screen), read.fonts(screen))


def programme_of(screen: Screen) -> Manifest:
    """Return the same with all that belongs to *screen* alone, whether its schedule reaches it or not.

    An item whose successor waits is in it twice: what shows now, and what comes next.
    """
    read = Rows([screen], clock.now(), as_approved=True)
    own_lists = Playlist.objects.filter(home=screen).values_list("pk", flat=True)
    own_layouts = Layout.objects.filter(home=screen).values_list("pk", flat=True)
    everything = _Scope(read.entries(screen), read.hours(screen), read.fonts(screen), own_lists, own_layouts)
    return _written(screen, read, everything)


def shared_with(screen: Screen) -> Manifest:
    """Return only what *screen* gets from its groups and its site."""
    read = Rows([screen], clock.now(), as_approved=True)
    entries, hours, fonts = read.entries(screen), read.hours(screen), read.fonts(screen)
    shared = _Scope(
        [row for row in entries if not row.screen_id],
        [row for row in hours if not row.screen_id],
        [row for row in fonts if not row.screen_id],
    )
    return _written(screen, read, shared)


def _layouts(read: Rows, scope: _Scope) -> list[Layout]:
    return read.layouts({*scope.layouts, *(row.layout_id for row in scope.entries if row.layout_id)})


def _lists(read: Rows, scope: _Scope) -> list[Playlist]:
    zoned = {zone.playlist_id for row in _layouts(read, scope) for zone in row.zones.all()}
    return read.playlists({*scope.lists, *zoned, *(row.playlist_id for row in scope.entries if row.playlist_id)})


def _written(screen: Screen, read: Rows, scope: _Scope, *, fitted: bool = False) -> Manifest:
    """Write what is meant; *fitted* with the files that this very screen plays, else as people gave them."""
    layouts, playlists = _layouts(read, scope), _lists(read, scope)
    _refuse_twins(screen, playlists, layouts)
    written = tuple(map(read.written, playlists))
    fonts = [row.medium_id for row in scope.fonts]
    if fitted:
        written, fonts = read.fitted.fitted(screen, written), read.fitted.usable(screen, fonts)
    hours = tuple(map(writing.hours, scope.hours))
    schedule = tuple(map(read.written_entry, scope.entries))
    return Manifest(
        screen=writing.screen(screen),
        site=screen.site.code,
        playlists=written,
        layouts=tuple(map(read.written_layout, layouts)),
        schedule=schedule,
        hours=hours,
        calendars=_calendars(screen, read, [*(one.rule for one in schedule), *(one.rule for one in hours)]),
        media=tuple(read.media([*fonts, *sorted(_digests(written))])),
    )


def _refuse_twins(screen: Screen, playlists: Iterable[Playlist], layouts: Iterable[Layout]) -> None:
    """Refuse two rows of a kind with one code: a manifest, the play log and recalls tell them apart by nothing else."""
    items = {each.item_id: each.item.code for row in playlists for each in row.elements.all() if each.item}
    codes = [("playlist", row.code) for row in playlists] + [("layout", row.code) for row in layouts]
    counted = Counter((*codes, *(("item", code) for code in items.values())))
    twins = sorted(f"{kind} {code!r}" for (kind, code), times in counted.items() if times > 1)
    if twins:
        raise PublishingError(
            f"{screen}: both shared and its own: {', '.join(twins)}; rename one of each",
            f"{screen}: vừa dùng chung vừa riêng: {', '.join(twins)}; hãy đổi tên một bên",
        )


def _calendars(screen: Screen, read: Rows, rules: Iterable[plan.Rule]) -> tuple[plan.Calendar, ...]:
    """Return the calendars that the rules name."""
    named = {code for rule in rules for code in (*rule.holidays_of, *rule.not_holidays_of)}
    found = (read.calendar(screen, code) for code in sorted(named))
    return tuple(one for one in found if one is not None)


def _digests(playlists: Iterable[lists.Playlist]) -> Iterator[str]:
    for one in playlists:
        for element in one.elements:
            if isinstance(element, lists.Item):
                yield from element.media()
