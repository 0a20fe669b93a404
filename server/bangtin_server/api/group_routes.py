"""Groups of screens, for people's programs."""

from django.http import HttpRequest
from ninja import Path, Query, Router, Status

from bangtin_server.access import Right, require, seen
from bangtin_server.api.bearer import by
from bangtin_server.api.fleet_routes import REFUSALS
from bangtin_server.api.group_shapes import GroupChange, GroupThere, GroupWanted
from bangtin_server.api.paging import Listing, Paging, page_by_name
from bangtin_server.api.plan_shapes import VersionRead
from bangtin_server.api.shapes import Code
from bangtin_server.errors import NotHereError
from bangtin_server.players import groups
from bangtin_server.players.models import Screen, ScreenGroup
from bangtin_server.scheduling import groups as group_plan

router = Router(tags=["schedule"])


@router.get("/groups", response={200: Listing[GroupThere], **REFUSALS})
def list_groups(request: HttpRequest, paging: Query[Paging]) -> Listing[GroupThere]:
    """List the groups by their codes, a page at a time."""
    rows = page_by_name(seen(request, Right.SEE, ScreenGroup.objects.all()), "code", paging)
    return Listing(items=[_group(request, row) for row in rows], next=rows.next)


@router.post("/groups", response={201: GroupThere, **REFUSALS})
def make_group(request: HttpRequest, body: GroupWanted) -> Status[GroupThere]:
    """Make a group of screens."""
    made = groups.make(body.code, body.name, _screens(request, body.screens), by(request))
    return Status(201, _group(request, made))


@router.get("/groups/{code}", response={200: GroupThere, **REFUSALS})
def one(request: HttpRequest, code: Path[Code]) -> GroupThere:
    """Say which screens are in a group."""
    return _group(request, group_row(request, code))


@router.post("/groups/{code}", response={200: GroupThere, **REFUSALS})
def change_group(request: HttpRequest, code: Path[Code], body: GroupChange) -> GroupThere:
    """Give a group another name or other screens."""
    row = group_row(request, code)
    require(request, Right.SCHEDULE, row)
    group_plan.change(row, body.name, _screens(request, body.screens), body.version, by(request))
    row.refresh_from_db()
    return _group(request, row)


@router.post("/groups/{code}/delete", response={204: None, **REFUSALS})
def delete_group(request: HttpRequest, code: Path[Code], body: VersionRead) -> Status[None]:
    """Delete a group that nothing is scheduled for."""
    row = group_row(request, code)
    require(request, Right.SCHEDULE, row)
    group_plan.delete(row, body.version, by(request))
    return Status(204, None)


def _screens(request: HttpRequest, names: list[str]) -> list[Screen]:
    """Return screens by name, of those where who asks may schedule."""
    found = list(seen(request, Right.SCHEDULE, Screen.objects.filter(name__in=names)))
    if missing := set(names) - {row.name for row in found}:
        named = ", ".join(sorted(missing))
        raise NotHereError(f"no screen {named}", f"Không có màn hình {named}.")
    return found


def group_row(request: HttpRequest, code: str) -> ScreenGroup:
    """Return the group of that code among those that who asks sees.

    Raises:
        NotHereError: there is none.
    """
    found = seen(request, Right.SEE, ScreenGroup.objects.filter(code=code)).first()
    if found is None:
        raise NotHereError(f"no group {code!r}", f"Không có nhóm “{code}”.")
    return found


def _group(request: HttpRequest, row: ScreenGroup) -> GroupThere:
    mine = seen(request, Right.SEE, row.screens.all()).order_by("name").values_list("name", flat=True)
    return GroupThere(code=row.code, name=row.name, screens=list(mine), version=group_plan.version(row))
