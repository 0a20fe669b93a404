"""What the page of one order shows, whatever its kind: where it holds, who has it, and what was done to it."""

from collections.abc import Callable
from functools import wraps
from typing import Any, NamedTuple, TypeVar

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse

from bangtin_server import clock
from bangtin_server.access import Right, seen
from bangtin_server.accounts.models import AuditEvent
from bangtin_server.console.language import chosen, say
from bangtin_server.console.orders.alerts import standing
from bangtin_server.console.orders.confirming import moment, span
from bangtin_server.emergencies import reach
from bangtin_server.emergencies.models import Blackout, Emergency, Mourning
from bangtin_server.emergencies.receipts import Arrival, arrivals
from bangtin_server.errors import NotAllowedError, OrderRefusedError
from bangtin_server.players.models import Screen

_LARGEST = (1 << 63) - 1
R = TypeVar("R", Emergency, Blackout, Mourning)
View = Callable[..., HttpResponse]


class Told(NamedTuple):
    """A row of the receipts or of the log, in words."""

    what: str
    when: str
    tone: str = ""


def refusing(view: View) -> View:
    """Answer what may not be, or cannot be any more, in words instead of a fault."""

    @wraps(view)
    def answer(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:  # noqa: ANN401 - whatever the view takes
        try:
            return view(request, *args, **kwargs)
        except NotAllowedError as error:
            told = {"title": say(request, "not_allowed_title"), "text": _said(request, error)}
            return render(request, "console/refusal.html", told, status=403)
        except OrderRefusedError as error:
            messages.error(request, _said(request, error))
            return HttpResponseRedirect(reverse("emergencies"))

    return answer


def _said(request: HttpRequest, error: NotAllowedError | OrderRefusedError) -> str:
    return error.en if chosen(request) == "en" else error.vi


def order_or_404(request: HttpRequest, rows: type[R], number: int) -> R:
    """Return an order by its number, if it concerns who asks."""
    mine = seen(request, Right.SEE, rows._default_manager.all())  # noqa: SLF001 - Django's public name
    found = mine.filter(pk=number).first() if number <= _LARGEST else None
    if found is None:
        raise Http404
    return found


def screens_of(request: HttpRequest, row: Emergency | Blackout | Mourning) -> list[Screen]:
    """Return the screens for which an order is, of those that who asks sees."""
    return list(seen(request, Right.SEE, reach.screens_of(row)))


def detail(request: HttpRequest, row: Emergency | Blackout | Mourning, thing: str) -> dict[str, Any]:
    """Return what every such page shows."""
    now, screens = clock.now(), screens_of(request, row)
    return {
        "row": row,
        "one": standing(row, now),
        "stands": row.until is None or row.until > now,
        "ahead": row.since > now,
        "receipts": [_receipt(request, arrival) for arrival in arrivals(row, screens)],
        "deeds": [_deed(request, event) for event in AuditEvent.objects.filter(thing=thing).order_by("pk")],
    }


def _receipt(request: HttpRequest, arrival: Arrival) -> Told:
    if arrival.at is None:
        return Told(arrival.screen.name, say(request, "not_received"), "none")
    when = say(request, "received_at", at=moment(arrival.at))
    if arrival.late is None:
        return Told(arrival.screen.name, when, "good")
    return Told(
        arrival.screen.name, f"{when} · {say(request, 'received_late', after=span(request, arrival.late))}", "late"
    )


def _deed(request: HttpRequest, event: AuditEvent) -> Told:
    where = f" · {event.address}" if event.address else ""
    return Told(say(request, f"deed_{event.deed}"), f"{event.by} · {moment(event.at)}{where}")
