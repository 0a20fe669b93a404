"""Who has an order, and what who gave it should know, for people's programs."""

from collections.abc import Iterable

from django.http import HttpRequest
from ninja import Path, Query, Router

from bangtin_playlists.words import Phrase
from bangtin_server.access import Right, seen
from bangtin_server.api.fleet_routes import REFUSALS
from bangtin_server.api.order_shapes import ReceiptThere, Warned
from bangtin_server.api.paging import Listing, Paging, page_by_name
from bangtin_server.api.shapes import Number
from bangtin_server.emergencies import reach
from bangtin_server.emergencies.models import Blackout, Emergency, Mourning
from bangtin_server.emergencies.receipts import arrivals
from bangtin_server.errors import NotHereError

router = Router(tags=["orders"])
Told = Listing[ReceiptThere]


@router.get("/emergencies/{number}/receipts", response={200: Told, **REFUSALS})
def of_emergency(request: HttpRequest, number: Path[Number], paging: Query[Paging]) -> Told:
    """Say which screens have a message and since when, by their names, a page at a time."""
    return _receipts(request, Emergency, number, paging)


@router.get("/blackouts/{number}/receipts", response={200: Told, **REFUSALS})
def of_blackout(request: HttpRequest, number: Path[Number], paging: Query[Paging]) -> Told:
    """Say the same of a blackout."""
    return _receipts(request, Blackout, number, paging)


@router.get("/mournings/{number}/receipts", response={200: Told, **REFUSALS})
def of_mourning(request: HttpRequest, number: Path[Number], paging: Query[Paging]) -> Told:
    """Say the same of state mourning."""
    return _receipts(request, Mourning, number, paging)


def warned(phrases: Iterable[Phrase]) -> list[Warned]:
    """Return warnings as programs read them."""
    return [Warned(vi=one.vi, en=one.en) for one in phrases]


def _receipts(
    request: HttpRequest, kind: type[Emergency] | type[Blackout] | type[Mourning], number: int, paging: Paging
) -> Told:
    order = seen(request, Right.SEE, kind._default_manager.filter(pk=number)).first()  # noqa: SLF001 - Django's public name
    if order is None:
        raise NotHereError(f"no order {number}", f"Không có lệnh số {number}.")
    screens = page_by_name(seen(request, Right.SEE, reach.screens_of(order)), "name", paging)
    items = [
        ReceiptThere(screen=one.screen.name, at=one.at, late_s=round(one.late.total_seconds()) if one.late else None)
        for one in arrivals(order, screens)
    ]
    return Listing(items=items, next=screens.next)
