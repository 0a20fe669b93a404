"""Emergency messages, for people's programs."""

from typing import Any

import msgspec
from django.http import HttpRequest
from ninja import Path, Query, Router, Status

from bangtin_playlists.playlist import Card
from bangtin_server import clock
from bangtin_server.access import Right, address_of, may, require, seen
from bangtin_server.api.bearer import by
from bangtin_server.api.fleet_routes import REFUSALS
from bangtin_server.api.order_shapes import (
    CardThere,
    ClearWanted,
    EmergencyRaised,
    EmergencyThere,
    EmergencyWanted,
    LaterEnd,
    OrdersSought,
    TemplateThere,
)
from bangtin_server.api.paging import Listing, Paging, page_by_number
from bangtin_server.api.receipt_routes import warned
from bangtin_server.api.shapes import CardWanted, Number
from bangtin_server.emergencies import alarms, reach, warnings
from bangtin_server.emergencies.alarms import Message, from_template
from bangtin_server.emergencies.models import Emergency
from bangtin_server.emergencies.reach import Given
from bangtin_server.emergencies.templates import TEMPLATES, Page, Particulars
from bangtin_server.errors import NotHereError

router = Router(tags=["emergencies"])


@router.get("/templates", response={200: list[TemplateThere], **REFUSALS})
def templates(request: HttpRequest) -> list[TemplateThere]:
    """List the templates of messages."""
    del request
    return [
        TemplateThere(
            code=one.code,
            vi=one.vi,
            en=one.en,
            level=one.level,
            minutes=int(one.lasts.total_seconds()) // 60,
            most_minutes=int(one.most.total_seconds()) // 60,
            by_risk=one.by_risk,
            drill=one.drill,
        )
        for one in TEMPLATES.values()
    ]


@router.get("/emergencies", response={200: Listing[EmergencyThere], **REFUSALS})
def emergencies(request: HttpRequest, paging: Query[Paging], sought: Query[OrdersSought]) -> Listing[EmergencyThere]:
    """List messages, the standing ones and those that ended, the newest first, a page at a time."""
    mine = seen(request, Right.SEE, Emergency.objects.prefetch_related("sites", "screens"))
    rows = page_by_number(sought.among(mine), "id", paging)
    return Listing(items=[_there(row) for row in rows], next=rows.next)


@router.post("/emergencies", response={201: EmergencyRaised, **REFUSALS})
def raise_emergency(request: HttpRequest, body: EmergencyWanted) -> Status[EmergencyRaised]:
    """Put a message on walls at once; `warnings` says what keeps it from one, as the page does before."""
    require(request, Right.RAISE, body.where.where())
    message = _of_cards(body) if body.cards else _of_template(body)
    given = Given(body.where.where(), by(request), address_of(request), body.key)
    row = alarms.raise_(message, given)
    told = warned(warnings.of_message(list(reach.screens_of(row)), clock.now(), row))
    return Status(201, EmergencyRaised(**_there(row).model_dump(), warnings=told))


@router.get("/emergencies/{number}", response={200: EmergencyThere, **REFUSALS})
def emergency(request: HttpRequest, number: Path[Number]) -> EmergencyThere:
    """Return one message."""
    return _there(_row(request, number))


@router.post("/emergencies/{number}/extend", response={200: EmergencyThere, **REFUSALS})
def extend(request: HttpRequest, number: Path[Number], body: LaterEnd) -> EmergencyThere:
    """Let a message stand longer; it then wants approval anew, unless who extends it may approve it."""
    row = _row(request, number)
    require(request, Right.RAISE, row)
    approves = may(request, Right.APPROVE, row)
    return _there(alarms.extend(row, body.until, by(request), address_of(request), approves=approves))


@router.post("/emergencies/{number}/clear", response={200: EmergencyThere, **REFUSALS})
def clear(request: HttpRequest, number: Path[Number], body: ClearWanted = ClearWanted()) -> EmergencyThere:  # noqa: B008 - never changed
    """End a message now; the wall may say so for a minute."""
    row = _row(request, number)
    require(request, Right.RAISE, row)
    return _there(alarms.clear(row, by(request), address_of(request), say=body.say))


@router.post("/emergencies/{number}/approve", response={200: EmergencyThere, **REFUSALS})
def approve(request: HttpRequest, number: Path[Number]) -> EmergencyThere:
    """Approve a message, which the walls show already; whoever raised it cannot."""
    row = _row(request, number)
    require(request, Right.APPROVE, row)
    return _there(alarms.approve(row, by(request), address_of(request)))


def _of_template(body: EmergencyWanted) -> Message:
    particulars = Particulars(body.place, body.again, body.source, body.risk)
    return from_template(body.template, particulars, body.until, drill=body.drill)


def _of_cards(body: EmergencyWanted) -> Message:
    assert body.until is not None  # noqa: S101 - the shape has seen to it
    return Message(tuple(map(_page, body.cards)), body.until, level=body.level, drill=body.drill)


def _page(card: CardWanted) -> Page:
    return Page(msgspec.convert(card.model_dump(exclude={"seconds"}), Card), card.seconds)


def _row(request: HttpRequest, number: int) -> Emergency:
    row = seen(request, Right.SEE, Emergency.objects.filter(pk=number)).first()
    if row is None:
        raise NotHereError(f"no message {number}", f"Không có tin khẩn cấp số {number}.")
    return row


def _there(row: Emergency) -> EmergencyThere:
    return EmergencyThere(
        number=row.pk,
        template=row.template,
        level=row.level,
        drill=row.drill,
        since=row.since,
        until=row.until,
        standing=row.until > clock.now(),
        cards=[_card(one) for one in row.cards],
        sites=sorted(site.code for site in row.sites.all()),
        screens=sorted(screen.name for screen in row.screens.all()),
        given_by=row.given_by,
        approved_by=row.approved_by,
        cleared_by=row.cleared_by,
        approval_due=None if row.approved_at else row.approval_due,
        overdue=row.approved_at is None and row.approval_due is not None and row.approval_due <= clock.now(),
    )


def _card(kept: dict[str, Any]) -> CardThere:
    card = msgspec.convert(kept["card"], Card)
    return CardThere(
        template=card.template,
        title=card.title,
        lines=list(card.lines),
        figure=card.figure,
        source=card.source,
        link=card.link,
        risk=card.risk,
        seconds=kept["slot_ms"] // 1000,
    )
