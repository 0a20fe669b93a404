"""Blackouts, mournings and recalls, for people's programs."""

from typing import Any, TypeVar

from django.db.models import Model
from django.http import HttpRequest
from ninja import Path, Query, Router, Status

from bangtin_server import clock
from bangtin_server.access import Right, address_of, require, seen
from bangtin_server.api.bearer import by
from bangtin_server.api.fleet_routes import REFUSALS
from bangtin_server.api.order_shapes import (
    BlackoutWanted,
    MourningWanted,
    OrderGiven,
    OrdersSought,
    OrderThere,
    OrderWanted,
    RecallGiven,
    RecallThere,
    RecallWanted,
    Warned,
)
from bangtin_server.api.paging import Listing, Paging, page_by_number
from bangtin_server.api.receipt_routes import warned
from bangtin_server.api.shapes import Number
from bangtin_server.emergencies import blackouts, mournings, reach, recalls, warnings
from bangtin_server.emergencies.models import Blackout, Mourning, Recall
from bangtin_server.emergencies.mournings import Span
from bangtin_server.emergencies.reach import Given
from bangtin_server.emergencies.recalls import Thing
from bangtin_server.errors import NotHereError

router = Router(tags=["orders"])
R = TypeVar("R", bound=Model)


@router.get("/blackouts", response={200: Listing[OrderThere], **REFUSALS})
def list_blackouts(request: HttpRequest, paging: Query[Paging], sought: Query[OrdersSought]) -> Listing[OrderThere]:
    """List blackouts, the newest first, a page at a time."""
    mine = seen(request, Right.SEE, Blackout.objects.prefetch_related("sites", "screens"))
    rows = page_by_number(sought.among(mine), "id", paging)
    return Listing(items=[_blackout(row) for row in rows], next=rows.next)


@router.post("/blackouts", response={201: OrderGiven, **REFUSALS})
def order_blackout(request: HttpRequest, body: BlackoutWanted) -> Status[OrderGiven]:
    """Make screens dark at once, until somebody else lifts it; `warnings` says whom it does not reach now."""
    require(request, Right.BLACK_OUT, body.where.where())
    row = blackouts.order(_given(request, body), allow_emergency=body.allow_emergency)
    return Status(201, OrderGiven(**_blackout(row).model_dump(), warnings=_warned(row)))


@router.get("/blackouts/{number}", response={200: OrderThere, **REFUSALS})
def blackout(request: HttpRequest, number: Path[Number]) -> OrderThere:
    """Say how a blackout stands."""
    return _blackout(_row(request, Blackout, number))


@router.post("/blackouts/{number}/lift", response={200: OrderThere, **REFUSALS})
def lift_blackout(request: HttpRequest, number: Path[Number]) -> OrderThere:
    """Let the screens show again; whoever ordered the blackout cannot."""
    row = _row(request, Blackout, number)
    require(request, Right.LIFT, row)
    return _blackout(blackouts.lift(row, by(request), address_of(request)))


@router.get("/mournings", response={200: Listing[OrderThere], **REFUSALS})
def list_mournings(request: HttpRequest, paging: Query[Paging], sought: Query[OrdersSought]) -> Listing[OrderThere]:
    """List mournings, the newest first, a page at a time."""
    mine = seen(request, Right.SEE, Mourning.objects.prefetch_related("sites", "screens"))
    rows = page_by_number(sought.among(mine), "id", paging)
    return Listing(items=[_mourning(row) for row in rows], next=rows.next)


@router.post("/mournings", response={201: OrderGiven, **REFUSALS})
def order_mourning(request: HttpRequest, body: MourningWanted) -> Status[OrderGiven]:
    """Order state mourning, from an instant to an instant."""
    require(request, Right.MOURN, body.where.where())
    row = mournings.order(Span(body.since, body.until), _given(request, body))
    return Status(201, OrderGiven(**_mourning(row).model_dump(), warnings=_warned(row)))


@router.get("/mournings/{number}", response={200: OrderThere, **REFUSALS})
def mourning(request: HttpRequest, number: Path[Number]) -> OrderThere:
    """Say how state mourning stands."""
    return _mourning(_row(request, Mourning, number))


@router.post("/mournings/{number}/end", response={200: OrderThere, **REFUSALS})
def end_mourning(request: HttpRequest, number: Path[Number]) -> OrderThere:
    """End state mourning early; whoever ordered it cannot."""
    row = _row(request, Mourning, number)
    require(request, Right.END_MOURNING, row)
    return _mourning(mournings.end(row, by(request), address_of(request)))


@router.get("/recalls", response={200: Listing[RecallThere], **REFUSALS})
def list_recalls(request: HttpRequest, paging: Query[Paging]) -> Listing[RecallThere]:
    """List recalls, the newest first, a page at a time."""
    mine = seen(request, Right.SEE, Recall.objects.select_related("item").prefetch_related("sites", "screens"))
    rows = page_by_number(mine, "id", paging)
    return Listing(items=[_recall(row) for row in rows], next=rows.next)


@router.post("/recalls", response={201: RecallGiven, **REFUSALS})
def recall(request: HttpRequest, body: RecallWanted) -> Status[RecallGiven]:
    """Take an item or a file off the screens, for ever."""
    require(request, Right.RECALL, body.where.where())
    thing = Thing(body.item, body.medium or "")
    row = recalls.recall(thing, body.reason, _given(request, body))
    return Status(201, RecallGiven(**_recall(row).model_dump(), warnings=_warned(row)))


def _given(request: HttpRequest, body: OrderWanted) -> Given:
    return Given(body.where.where(), by(request), address_of(request), body.key)


def _warned(row: Blackout | Mourning | Recall) -> list[Warned]:
    return warned(warnings.of_order(reach.screens_of(row), clock.now()))


def _row(request: HttpRequest, rows: type[R], number: int) -> R:
    mine = seen(request, Right.SEE, rows._default_manager.filter(pk=number))  # noqa: SLF001 - Django's public name
    row = mine.first()
    if row is None:
        raise NotHereError(f"no order {number}", f"Không có lệnh số {number}.")
    return row


def _reach(row: Blackout | Mourning | Recall) -> dict[str, Any]:
    return {
        "sites": sorted(site.code for site in row.sites.all()),
        "screens": sorted(screen.name for screen in row.screens.all()),
    }


def _blackout(row: Blackout) -> OrderThere:
    return OrderThere(
        number=row.pk,
        since=row.since,
        until=row.until,
        standing=row.until is None or row.until > clock.now(),
        given_by=row.given_by,
        ended_by=row.lifted_by,
        allow_emergency=row.allow_emergency,
        **_reach(row),
    )


def _mourning(row: Mourning) -> OrderThere:
    return OrderThere(
        number=row.pk,
        since=row.since,
        until=row.until,
        standing=row.until > clock.now(),
        given_by=row.given_by,
        ended_by=row.ended_by,
        **_reach(row),
    )


def _recall(row: Recall) -> RecallThere:
    return RecallThere(
        number=row.pk,
        since=row.since,
        item=row.item.code if row.item else "",
        medium=row.medium_id or "",
        reason=row.reason,
        given_by=row.given_by,
        **_reach(row),
    )
