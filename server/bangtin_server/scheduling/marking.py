"""What a manifest depends on, and so whose manifest may have changed when a row does.

Of a manifest's making: the screen (size, time zone, details, site, player), its groups; lines, hours and fonts for any
of these; the playlists and layouts that the lines name, and what these hold; the items' approved versions; the
calendars that rules name; the names of media, and whether they were found sound. Nothing of it waits for the present
time: bounds and validity travel as instants, which the screen keeps by itself; only a version whose successor has begun
is left out when next published.

Rows that are saved or deleted one by one mark by themselves. Whoever writes many at once (`bulk_create`, `update`)
marks by hand, in the same transaction.
"""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any

from django.db.models import Model, Q, QuerySet, TextField
from django.db.models.functions import Cast
from django.db.models.signals import m2m_changed, post_save, pre_delete, pre_save

from bangtin_server.library.models import Item, ItemVersion, Medium, Rendition
from bangtin_server.players.models import Screen, ScreenGroup, Site
from bangtin_server.scheduling.models import (
    Calendar,
    CalendarDay,
    Element,
    Entry,
    Font,
    Hours,
    Layout,
    Playlist,
    Target,
    Zone,
)
from bangtin_server.scheduling.publishing import mark

_by_hand: ContextVar[bool] = ContextVar("marked by hand", default=False)


@contextmanager
def marked_by_hand() -> Iterator[None]:
    """Let no row mark by itself: the caller does."""
    before = _by_hand.set(True)
    try:
        yield
    finally:
        _by_hand.reset(before)


def watch() -> None:
    """Have every row that a manifest depends on mark its screens."""
    for kind in _SHOWING:
        post_save.connect(_saved, sender=kind, weak=False, dispatch_uid=f"{kind.__name__} saved")
        pre_delete.connect(_going, sender=kind, weak=False, dispatch_uid=f"{kind.__name__} deleted")
    for kind in _MOVABLE:
        pre_save.connect(_changing, sender=kind, weak=False, dispatch_uid=f"{kind.__name__} changes")
    m2m_changed.connect(_joined, sender=ScreenGroup.screens.through, weak=False, dispatch_uid="group changed")


def _saved(sender: type[Model], instance: Any, update_fields: Collection[str] | None, **_: Any) -> None:  # noqa: ANN401 - what a signal carries
    elsewhere = update_fields is not None and set(update_fields) <= _NOT_SHOWN.get(sender, set())
    if not _by_hand.get() and not elsewhere:
        mark(_SHOWING[sender](instance))


def _changing(sender: type[Model], instance: Model, **_: Any) -> None:  # noqa: ANN401 - the same
    """Mark where a row was, which may be elsewhere from now on."""
    before = None if _by_hand.get() else sender._default_manager.filter(pk=instance.pk).first()  # noqa: SLF001 - Django's public name
    if before is not None:
        mark(_SHOWING[sender](before))


def _going(sender: type[Model], instance: Any, origin: Any = None, **_: Any) -> None:  # noqa: ANN401 - the same
    """Mark before a row goes, while all that leads to its screens is there; not where a screen itself goes."""
    kind = origin.model if isinstance(origin, QuerySet) else type(origin)
    if not _by_hand.get() and kind is not Screen:
        mark(_SHOWING[sender](instance))


def _joined(instance: Any, action: str, pk_set: set[int] | None, **_: Any) -> None:  # noqa: ANN401 - the same
    """Mark who joins or leaves a group; who leaves all at once is marked before it has left."""
    if _by_hand.get() or action not in {"post_add", "post_remove", "pre_clear"}:
        return
    if isinstance(instance, Screen):
        mark([instance])
    else:
        mark(instance.screens.all() if pk_set is None else Screen.objects.filter(pk__in=pk_set))


def showing_lists(lists: Collection[int]) -> QuerySet[Screen]:
    """Return the screens whose schedule reaches one of these playlists."""
    reached = set(lists)
    while outer := set(_nesting(reached)) - reached:
        reached |= outer
    layouts = Zone.objects.filter(playlist__in=reached).values_list("layout_id", flat=True)
    lines = Entry.objects.filter(Q(playlist__in=reached) | Q(layout__in=set(layouts)))
    return aimed_at(lines)


def aimed_at(rows: Iterable[Target]) -> QuerySet[Screen]:
    """Return the screens for which *rows* are."""
    listed = list(rows)
    screens, groups, sites = (
        {key for row in listed if (key := getattr(row, f"{target}_id"))} for target in ("screen", "group", "site")
    )
    return Screen.objects.filter(Q(pk__in=screens) | Q(groups__in=groups) | Q(site__in=sites)).distinct()


def _nesting(lists: Collection[int]) -> Iterable[int]:
    return Element.objects.filter(nested__in=lists).values_list("playlist_id", flat=True)


def showing_layout(row: Layout) -> QuerySet[Screen]:
    """Return the screens whose schedule names a layout."""
    return aimed_at(Entry.objects.filter(layout=row.pk))


def _of_calendar(row: Calendar) -> Iterable[Screen]:
    """Return the screens with a line or hours that name the calendar: its own, or all that could."""
    if row.home_id:
        return Screen.objects.filter(pk=row.home_id)
    return aimed_at(lines_naming(row))


def lines_naming(row: Calendar) -> Iterator[Entry | Hours]:
    """Yield the lines and hours whose rule names the calendar's code."""
    return (each for kind in (Entry, Hours) for each in _with_calendars(kind) if _names(each.rule, row.code))


def _with_calendars(kind: type[Entry] | type[Hours]) -> Iterable[Entry | Hours]:
    """Return the rows whose rule names any calendar; neither database looks into JSON the same way."""
    written = kind._default_manager.annotate(written=Cast("rule", TextField()))  # noqa: SLF001 - Django's public name
    return written.filter(written__contains="holidays_of")


def _names(rule: Mapping[str, Any], code: str) -> bool:
    return code in rule.get("holidays_of", ()) or code in rule.get("not_holidays_of", ())


def _of_items(items: Iterable[int]) -> Iterable[Screen]:
    return showing_lists(set(Element.objects.filter(item__in=items).values_list("playlist_id", flat=True)))


def _of_medium(row: Medium) -> Iterable[Screen]:
    shown = set(_of_items(row.versions.values_list("item_id", flat=True)))
    return shown | set(aimed_at(Font.objects.filter(medium=row.pk)))


_SHOWING: Mapping[type[Model], Callable[[Any], Iterable[Screen]]] = {
    Screen: lambda row: [row],
    Site: lambda row: row.screens.all(),
    Entry: lambda row: aimed_at([row]),
    Hours: lambda row: aimed_at([row]),
    Font: lambda row: aimed_at([row]),
    Playlist: lambda row: showing_lists([row.pk]),
    Element: lambda row: showing_lists([row.playlist_id]),
    Layout: showing_layout,
    Zone: lambda row: showing_layout(row.layout),
    Calendar: _of_calendar,
    CalendarDay: lambda row: _of_calendar(row.calendar),
    Item: lambda row: _of_items([row.pk]),
    ItemVersion: lambda row: _of_items([row.item_id]),
    Medium: _of_medium,
    Rendition: lambda row: _of_medium(row.medium) if row.purpose == Rendition.Purpose.PLAY else (),
}
"""Whose manifests a row of each kind is part of."""
_MOVABLE = (Entry, Hours, Font, Element, Zone, Calendar, CalendarDay)
"""What may be for another screen, or in another list, after it was saved."""
_NOT_SHOWN: Mapping[type[Model], set[str]] = {
    Site: {"token", "name"},
    Screen: {"player"},
    Medium: {"examined_at", "fault", "folded", "unit", "site"},
    Item: {"name", "folded", "newest", "unit", "site"},
}
"""Fields that no manifest says; a screen that is driven by another player is marked by the signal of that."""
