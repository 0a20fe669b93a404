"""Lines of the schedule come to be and change: each publishable, in the log, and never over somebody else's."""

from collections.abc import Iterable
from typing import NamedTuple

import msgspec
from django.db import transaction
from django.db.models import Max, Q, QuerySet

from bangtin_playlists.schedule import Level, Rule
from bangtin_server.accounts.audit import Deed, note
from bangtin_server.errors import ScheduleRefusedError
from bangtin_server.players.models import Screen, ScreenGroup, Site
from bangtin_server.scheduling.changes import refuse_stale, version_of
from bangtin_server.scheduling.checking import refuse_unpublishable
from bangtin_server.scheduling.marking import aimed_at
from bangtin_server.scheduling.models import Calendar, Entry, Layout, Playlist
from bangtin_server.scheduling.rows import FAR

Place = Screen | ScreenGroup | Site
LEVELS = (Level.FALLBACK, Level.NORMAL, Level.PRIORITY)
"""What is planned; emergencies and blackouts are orders, given elsewhere."""
_MOST_ORDER = 1000


class Wanted(NamedTuple):
    """All that a person says of a line: one of a playlist and a layout, by its row, and when."""

    playlist: int | None = None
    layout: int | None = None
    level: int = Level.NORMAL
    order: int = 0
    rule: Rule = Rule()


def thing(row: Entry) -> str:
    """Return what the log calls a line."""
    return f"entry {row.pk}"


def wanted_of(row: Entry) -> Wanted:
    """Return what a line says now."""
    return Wanted(row.playlist_id, row.layout_id, row.level, row.order, msgspec.convert(row.rule, Rule))


def version(row: Entry) -> str:
    """Return the version of what a line says."""
    return version_of([row.playlist_id, row.layout_id, row.level, row.order, row.rule])


def place_of_entry(row: Entry) -> Place:
    """Return where a line applies."""
    found = row.screen or row.group or row.site
    assert found is not None  # noqa: S101 - the table's own constraint
    return found


def of_place(place: Place) -> QuerySet[Entry]:
    """Return the lines that are for *place* itself, as they are asked."""
    rows = Entry.objects.filter(**aim(place)).select_related("playlist", "layout", "screen", "group", "site")
    return rows.order_by("-level", "order", "position", "pk")


def screens_of(place: Place) -> list[Screen]:
    """Return the screens for which the lines of *place* are."""
    match place:
        case Screen():
            return [place]
        case ScreenGroup():
            return list(place.screens.select_related("site", "player__presence").order_by("name"))
        case _:
            return list(place.screens.select_related("site", "player__presence").order_by("name"))


@transaction.atomic
def make(place: Place, wanted: Wanted, by: str) -> Entry:
    """Add a line to the schedule of *place*.

    Raises:
        ScheduleRefusedError: it cannot be like that.
    """
    _refuse_unfit(place, wanted)
    near = Entry.objects.filter(**aim(place), position__lt=FAR)  # a programme put the others behind shared ones
    last = near.aggregate(last=Max("position"))["last"]
    position = 0 if last is None else last + 1
    row = Entry.objects.create(**aim(place), code=_free_code(wanted), position=position, **_columns(wanted))
    note(Deed.ENTRY_MADE, by, thing(row), after=told(row))
    refuse_unpublishable(list(affected(row)), [row.layout.code] if row.layout else ())
    return row


@transaction.atomic
def change(row: Entry, wanted: Wanted, read: str, by: str) -> Entry:
    """Let a line say *wanted*; *read* is the version that the person had before them.

    Raises:
        ChangedMeanwhileError: somebody else changed it since.
        ScheduleRefusedError: it cannot be like that.
    """
    row = Entry.objects.select_for_update().get(pk=row.pk)
    refuse_stale(thing(row), read, version(row))
    _refuse_unfit(place_of_entry(row), wanted)
    before = told(row)
    for name, value in _columns(wanted).items():
        setattr(row, name, value)
    row.save()
    if (after := told(row)) != before:
        note(Deed.ENTRY_CHANGED, by, thing(row), before=before, after=after)
    refuse_unpublishable(list(affected(row)), [row.layout.code] if row.layout else ())
    return row


@transaction.atomic
def delete(row: Entry, read: str, by: str) -> None:
    """Take a line out of the schedule.

    Raises:
        ChangedMeanwhileError: somebody else changed it since.
    """
    row = Entry.objects.select_for_update().get(pk=row.pk)
    refuse_stale(thing(row), read, version(row))
    note(Deed.ENTRY_DELETED, by, thing(row), before=told(row))
    row.delete()


def affected(row: Entry) -> Iterable[Screen]:
    """Return the screens for which a line is."""
    return aimed_at([row]).select_related("site", "player__presence").order_by("name")


def told(row: Entry) -> dict[str, object]:
    """Return what the log keeps of a line."""
    plays = str(row.playlist or row.layout)
    return {
        "at": str(place_of_entry(row)),
        "plays": plays,
        "level": row.level,
        "order": row.order,
        "rule": row.rule,
    }


def playlists_for(place: Place) -> QuerySet[Playlist]:
    """Return what may play there: what is for every screen, and a screen's own."""
    rows = Playlist.objects.filter(home=None)
    return rows | Playlist.objects.filter(home=place) if isinstance(place, Screen) else rows


def layouts_for(place: Place) -> QuerySet[Layout]:
    """Return the layouts that may stand there, likewise."""
    rows = Layout.objects.filter(home=None)
    return rows | Layout.objects.filter(home=place) if isinstance(place, Screen) else rows


def calendars_for(place: Place) -> QuerySet[Calendar]:
    """Return the calendars that a line there may name, likewise."""
    mine = Q(home=place) if isinstance(place, Screen) else Q()
    return Calendar.objects.filter(Q(home=None) | mine).order_by("code")


def aim(place: Place) -> dict[str, Place]:
    """Return the column that says where a row applies."""
    kinds = {Screen: "screen", ScreenGroup: "group", Site: "site"}
    return {kinds[type(place)]: place}


def _columns(wanted: Wanted) -> dict[str, object]:
    built = msgspec.json.decode(msgspec.json.encode(wanted.rule))
    return {
        "playlist_id": wanted.playlist,
        "layout_id": wanted.layout,
        "level": wanted.level,
        "order": wanted.order,
        "rule": built,
    }


def _refuse_unfit(place: Place, wanted: Wanted) -> None:
    if (wanted.playlist is None) == (wanted.layout is None):
        raise ScheduleRefusedError("choose a playlist or a layout", "Hãy chọn một danh sách phát hoặc một bố cục.")
    if not _is_there(place, wanted):
        raise ScheduleRefusedError("what it is to play is not there", "Nội dung được chọn không còn ở đây.")
    if wanted.level not in LEVELS or abs(wanted.order) > _MOST_ORDER:
        raise ScheduleRefusedError(
            "the level is 0, 10 or 20; emergencies are raised on their own page",
            "Mức là 0, 10 hoặc 20; tin khẩn cấp phát ở trang riêng.",
        )
    refuse_unfit_rule(place, wanted.rule)


def _is_there(place: Place, wanted: Wanted) -> bool:
    if wanted.playlist is not None:
        return playlists_for(place).filter(pk=wanted.playlist).exists()
    return wanted.layout is not None and layouts_for(place).filter(pk=wanted.layout).exists()


def refuse_unfit_rule(place: Place, rule: Rule) -> None:
    """Refuse a rule that no line and no hours of *place* can follow.

    Raises:
        ScheduleRefusedError: one end alone, an end before the start, or a calendar that is not there.
    """
    if (rule.start is None) != (rule.end is None):
        raise ScheduleRefusedError("give both hours, or neither", "Hãy ghi cả giờ bắt đầu và giờ kết thúc.")
    if rule.first and rule.last and rule.last < rule.first:
        raise ScheduleRefusedError("the last day is before the first", "Ngày cuối trước ngày đầu.")
    named = {*rule.holidays_of, *rule.not_holidays_of}
    if missing := named - set(calendars_for(place).values_list("code", flat=True)):
        raise ScheduleRefusedError(
            f"no calendar {', '.join(sorted(missing))}", f"Không có lịch {', '.join(sorted(missing))}."
        )


def _free_code(wanted: Wanted) -> str:
    """Return an id that no line has: two lines of one id on one screen could not be told apart."""
    kind, key = (Playlist, wanted.playlist) if wanted.playlist else (Layout, wanted.layout)
    plain = kind._default_manager.filter(pk=key or 0).values_list("code", flat=True).first() or "dong"  # noqa: SLF001 - Django's public name
    taken = set(Entry.objects.filter(code__startswith=plain[:50]).values_list("code", flat=True))
    free = (f"{plain[:50]}-{n}" for n in range(1, len(taken) + 2))
    return next(code for code in (plain[:50], *free) if code not in taken)
