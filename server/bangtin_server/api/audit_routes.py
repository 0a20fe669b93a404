"""The log of who did what, for people's programs (domain.md 3.9)."""

from datetime import timedelta
from typing import Annotated, Any, Literal

from django.http import HttpRequest
from ninja import Query, Router, Schema
from pydantic import AfterValidator, AwareDatetime, Field

from bangtin_server import clock
from bangtin_server.accounts import audit_search
from bangtin_server.accounts.audit import Deed, note
from bangtin_server.accounts.models import AuditEvent
from bangtin_server.api.bearer import by
from bangtin_server.api.fleet_routes import REFUSALS
from bangtin_server.api.paging import Listing, Paging, page_by_number
from bangtin_server.api.shapes import clean
from bangtin_server.api.time_shapes import Day

router = Router(tags=["audit"])
_NOTED_EVERY = timedelta(days=1)


class AuditAsked(Schema):
    """Which rows; nothing said is all."""

    by: Annotated[
        str, Field(max_length=150, description="a user name, or words of a full name"), AfterValidator(clean)
    ] = ""
    deed: Deed | Literal[""] = ""
    thing: Annotated[str, Field(max_length=200, description="a part of what it was done to"), AfterValidator(clean)] = (
        ""
    )
    since: Day | None = None
    until: Annotated[Day | None, Field(description="included")] = None


class AuditRow(Schema):
    """Who did what to which thing, when, and from where."""

    number: int
    at: AwareDatetime
    by: str
    """A user name, `player:NAME` or `system`."""
    deed: str
    thing: str
    before: dict[str, Any] | None
    after: dict[str, Any] | None
    address: str | None
    device: str
    """What the browser or the program called itself."""


@router.get("/audit", response={200: Listing[AuditRow], **REFUSALS})
def audit(request: HttpRequest, paging: Query[Paging], asked: Query[AuditAsked]) -> Listing[AuditRow]:
    """List the log, the newest first, a page at a time. That a person's programs read it stands in it once a day."""
    sought = audit_search.Sought(asked.by, asked.deed, asked.thing, asked.since, asked.until)
    page = page_by_number(audit_search.found(sought), "pk", paging)
    _note_once_a_day(by(request))
    return Listing(items=[_row(one) for one in page], next=page.next)


def _note_once_a_day(name: str) -> None:
    """Keep that the log was taken out; a program that asks each minute would else fill it with itself."""
    before = AuditEvent.objects.filter(deed=Deed.AUDIT_EXPORTED, by=name, at__gt=clock.now() - _NOTED_EVERY)
    if not before.exists():
        note(Deed.AUDIT_EXPORTED, name)


def _row(one: AuditEvent) -> AuditRow:
    return AuditRow(
        number=one.pk,
        at=one.at,
        by=one.by,
        deed=one.deed,
        thing=one.thing,
        before=one.before,
        after=one.after,
        address=one.address,
        device=one.device,
    )
