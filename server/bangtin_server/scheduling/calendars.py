"""Calendars that every screen may use come to be and change: holidays, and days that work as another weekday."""

from collections.abc import Collection, Iterable
from datetime import date
from typing import NamedTuple

from django.db import transaction

from bangtin_server.accounts.audit import Deed, note
from bangtin_server.errors import ScheduleRefusedError
from bangtin_server.players.models import Screen
from bangtin_server.scheduling import codes
from bangtin_server.scheduling.changes import refuse_stale, version_of
from bangtin_server.scheduling.marking import lines_naming
from bangtin_server.scheduling.models import Calendar, CalendarDay, Entry, Hours

MOST_DAYS = 300
"""Days of a calendar that a page takes: ten years of them."""


class Day(NamedTuple):
    """One dated row; `works_as` is the ISO weekday that it counts as, 0 marks a holiday."""

    day: date
    works_as: int = 0
    name: str = ""


def thing(row: Calendar) -> str:
    """Return what the log calls a calendar."""
    return f"calendar {row.pk}"


def days_of(row: Calendar) -> list[Day]:
    """Return what a calendar says."""
    return [Day(one.day, one.works_as, one.name) for one in row.days.all()]


def version(row: Calendar) -> str:
    """Return the version of what a calendar says."""
    return version_of([row.name, days_of(row)])


def used_by(row: Calendar) -> list[Entry | Hours]:
    """Return the lines and the hours that mean this very calendar: a screen's own stands before a shared one."""
    named = list(lines_naming(row))
    if row.home:
        groups = set(row.home.groups.values_list("pk", flat=True))
        return [one for one in named if _reaches(one, row.home, groups)]
    own = set(Calendar.objects.filter(code=row.code).exclude(home=None).values_list("home_id", flat=True))
    return [one for one in named if one.screen_id not in own]


def _reaches(one: Entry | Hours, screen: Screen, groups: Collection[int]) -> bool:
    return one.screen_id == screen.pk or one.site_id == screen.site_id or one.group_id in groups


def free_code(name: str) -> str:
    """Return a code for a calendar of that name which no calendar has."""
    return codes.free_code(codes.code_of(name, "lich"), Calendar.objects.all())


@transaction.atomic
def make(code: str, name: str, days: Iterable[Day], by: str) -> Calendar:
    """Make a calendar.

    Raises:
        ScheduleRefusedError: the code is taken, or a day is there twice.
    """
    if Calendar.objects.filter(code=code, home=None).exists():
        raise ScheduleRefusedError(f"the calendar {code} is there already", f"Đã có lịch “{code}”.")
    row = Calendar.objects.create(code=code, name=name)
    _fill(row, days)
    note(Deed.CALENDAR_MADE, by, thing(row), after=_told(row))
    return row


@transaction.atomic
def change(row: Calendar, name: str, days: Iterable[Day], read: str, by: str) -> None:
    """Let a calendar say something else; the screens whose lines name it are marked.

    Raises:
        ChangedMeanwhileError: somebody else changed it since.
        ScheduleRefusedError: a day is there twice.
    """
    row = Calendar.objects.select_for_update().get(pk=row.pk)
    refuse_stale(thing(row), read, version(row))
    before = _told(row)
    _fill(row, days)
    row.name = name
    row.save()  # marks
    note(Deed.CALENDAR_CHANGED, by, thing(row), before=before, after=_told(row))


@transaction.atomic
def delete(row: Calendar, read: str, by: str) -> None:
    """Delete a calendar that no line names.

    Raises:
        ChangedMeanwhileError: somebody else changed it since.
        ScheduleRefusedError: lines do name it.
    """
    row = Calendar.objects.select_for_update().get(pk=row.pk)
    refuse_stale(thing(row), read, version(row))
    if count := len(used_by(row)):
        raise ScheduleRefusedError(
            f"lines and hours that name {row.code}: {count}; change them first",
            f"{count} dòng lịch đang dùng “{row.code}”; hãy sửa các dòng đó trước.",
        )
    note(Deed.CALENDAR_DELETED, by, thing(row), before=_told(row))
    row.delete()


def _fill(row: Calendar, days: Iterable[Day]) -> None:
    wanted = sorted(days)
    if len({one.day for one in wanted}) < len(wanted):
        raise ScheduleRefusedError("a day is there twice", "Có ngày ghi hai lần.")
    row.days.all().delete()
    CalendarDay.objects.bulk_create(
        CalendarDay(calendar=row, position=at, day=one.day, works_as=one.works_as, name=one.name)
        for at, one in enumerate(wanted)
    )


def _told(row: Calendar) -> dict[str, object]:
    return {"name": row.name, "days": [f"{one.day} {one.name}".strip() for one in days_of(row)]}
