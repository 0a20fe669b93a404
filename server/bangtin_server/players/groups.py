"""Groups of screens come to be and change."""

from collections.abc import Collection

from django.db import IntegrityError, transaction

from bangtin_server.accounts.audit import Deed, note
from bangtin_server.errors import FleetError
from bangtin_server.players.models import Screen, ScreenGroup


@transaction.atomic
def make(code: str, name: str, screens: Collection[Screen], by: str) -> ScreenGroup:
    """Make a group.

    Raises:
        FleetError: the code is taken.
    """
    try:
        with transaction.atomic():
            made = ScreenGroup.objects.create(code=code, name=name)
    except IntegrityError as error:
        raise FleetError(f"the group {code} is there already", f"Đã có nhóm “{code}”.") from error
    made.screens.set(screens)
    note(Deed.GROUP_MADE, by, f"group {code}", after=told(made))
    return made


@transaction.atomic
def change(group: ScreenGroup, name: str, screens: Collection[Screen], by: str) -> None:
    """Give a group another name or other screens."""
    before = told(group)
    group.name = name
    group.save(update_fields=["name"])
    group.screens.set(screens)
    if (after := told(group)) != before:
        note(Deed.GROUP_CHANGED, by, f"group {group.code}", before=before, after=after)


@transaction.atomic
def delete(group: ScreenGroup, by: str) -> None:
    """Delete a group; its screens stay. What is scheduled for it goes with it: ask for that first."""
    note(Deed.GROUP_DELETED, by, f"group {group.code}", before=told(group))
    group.delete()


def told(group: ScreenGroup) -> dict[str, object]:
    """Return what a group says."""
    return {"name": group.name, "screens": sorted(group.screens.values_list("name", flat=True))}
