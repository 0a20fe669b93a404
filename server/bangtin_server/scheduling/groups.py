"""Groups of screens as people change them: what is scheduled for a group comes and goes with its screens."""

from collections.abc import Collection

from django.db import transaction

from bangtin_server.errors import ScheduleRefusedError
from bangtin_server.players import groups as rows
from bangtin_server.players.models import Screen, ScreenGroup
from bangtin_server.scheduling import codes
from bangtin_server.scheduling.changes import refuse_stale, version_of
from bangtin_server.scheduling.checking import refuse_unpublishable
from bangtin_server.scheduling.models import Entry, Font, Hours, Layout

told = rows.told


def thing(row: ScreenGroup) -> str:
    """Return what the log calls a group."""
    return f"group {row.code}"


def version(row: ScreenGroup) -> str:
    """Return the version of what a group says."""
    return version_of(told(row))


def free_code(name: str) -> str:
    """Return a code for a group of that name which no group has."""
    return codes.free_code(codes.code_of(name, "nhom"), ScreenGroup.objects.all())


@transaction.atomic
def change(row: ScreenGroup, name: str, screens: Collection[Screen], read: str, by: str) -> list[Screen]:
    """Give a group another name or other screens; return those that join or leave it.

    Raises:
        ChangedMeanwhileError: somebody else changed it since.
        ScheduleRefusedError: a screen cannot play what is scheduled for the group.
    """
    row = ScreenGroup.objects.select_for_update().get(pk=row.pk)
    refuse_stale(thing(row), read, version(row))
    before = set(row.screens.values_list("pk", flat=True))
    rows.change(row, name, screens, by)
    moved = Screen.objects.filter(pk__in=before ^ {screen.pk for screen in screens})
    found = list(moved.select_related("site", "player__presence").order_by("name"))
    refuse_unpublishable(found, list(Layout.objects.filter(entries__group=row).values_list("code", flat=True)))
    return found


@transaction.atomic
def delete(row: ScreenGroup, read: str, by: str) -> None:
    """Delete a group that nothing is scheduled for; its screens stay.

    Raises:
        ChangedMeanwhileError: somebody else changed it since.
        ScheduleRefusedError: lines, hours or fonts are for it.
    """
    row = ScreenGroup.objects.select_for_update().get(pk=row.pk)
    refuse_stale(thing(row), read, version(row))
    if count := Entry.objects.filter(group=row).count():
        raise ScheduleRefusedError(
            f"lines of the schedule for {row}: {count}; delete them first",
            f"Nhóm “{row}” còn {count} dòng lịch; hãy xóa các dòng đó trước.",
        )
    if Hours.objects.filter(group=row).exists() or Font.objects.filter(group=row).exists():
        raise ScheduleRefusedError(
            f"hours or fonts are kept for {row}; take them off first",
            f"Nhóm “{row}” còn giờ hoạt động hoặc phông chữ riêng; hãy gỡ trước.",
        )
    rows.delete(row, by)


def lines_for(row: ScreenGroup) -> int:
    """Return how many lines of the schedule are for a group."""
    return Entry.objects.filter(group=row).count()
