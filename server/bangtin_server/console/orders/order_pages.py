"""Blackout, state mourning and recalls: each said aloud before it goes out; and what is done to one that stands."""

from collections import Counter
from collections.abc import Callable, Iterable
from datetime import timedelta
from typing import Any, NamedTuple

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.timezone import localtime
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from bangtin_server import clock
from bangtin_server.access import Right, address_of, may, require, seen
from bangtin_server.console.form import MOMENT
from bangtin_server.console.language import chosen, say
from bangtin_server.console.orders.confirming import moment, on_screens, repeated, spoken
from bangtin_server.console.orders.order_details import detail, order_or_404, refusing, screens_of
from bangtin_server.console.orders.order_forms import BlackoutForm, MourningForm, OrderForm, RecallForm
from bangtin_server.console.orders.places import places
from bangtin_server.emergencies import blackouts, mournings, recalls
from bangtin_server.emergencies.models import Blackout, Mourning
from bangtin_server.emergencies.mournings import Span
from bangtin_server.emergencies.reach import Given
from bangtin_server.emergencies.recalls import Thing
from bangtin_server.errors import KeyUsedError, OrderRefusedError
from bangtin_server.library.models import Item


class Kind(NamedTuple):
    """An order that people give by a form."""

    name: str
    right: Right
    form: type[OrderForm]
    facts: Callable[[HttpRequest, Any], Iterable[str]]
    give: Callable[[Any, Given], str]
    """Gives it, and returns where to go on."""


def _blackout_facts(request: HttpRequest, _: BlackoutForm) -> Iterable[str]:
    return [say(request, "never_ends")]


def _black_out(form: BlackoutForm, given: Given) -> str:
    row = blackouts.order(given, allow_emergency=form.cleaned_data["allow_emergency"])
    return reverse("blackout", args=[row.pk])


def _mourning_facts(request: HttpRequest, form: MourningForm) -> Iterable[str]:
    said = form.cleaned_data
    return [say(request, "from_to", since=moment(said["since"]), until=moment(said["until"]))]


def _mourn(form: MourningForm, given: Given) -> str:
    row = mournings.order(Span(form.cleaned_data["since"], form.cleaned_data["until"]), given)
    return reverse("mourning", args=[row.pk])


def _recall_facts(request: HttpRequest, _: RecallForm) -> Iterable[str]:
    return [say(request, "recall_for_ever")]


def _recall(form: RecallForm, given: Given) -> str:
    recalls.recall(Thing(item=form.cleaned_data["item"]), form.cleaned_data["reason"], given)
    return reverse("emergencies")


_BLACKOUT = Kind("blackout", Right.BLACK_OUT, BlackoutForm, _blackout_facts, _black_out)
_MOURNING = Kind("mourning", Right.MOURN, MourningForm, _mourning_facts, _mourn)
_RECALL = Kind("recall", Right.RECALL, RecallForm, _recall_facts, _recall)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@refusing
def new_blackout(request: HttpRequest) -> HttpResponse:
    """Make screens dark."""
    return _new(request, _BLACKOUT)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@refusing
def new_mourning(request: HttpRequest) -> HttpResponse:
    """Order state mourning."""
    return _new(request, _MOURNING)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@refusing
def new_recall(request: HttpRequest) -> HttpResponse:
    """Recall an item."""
    return _new(request, _RECALL)


def _new(request: HttpRequest, kind: Kind) -> HttpResponse:
    require(request, kind.right)
    if request.method != "POST":
        return _form(request, kind, kind.form(chosen(request), initial=_usual() if kind is _MOURNING else {}))
    form = kind.form(chosen(request), request.POST)
    if not form.is_valid() or request.POST.get("stage") == "change":
        return _form(request, kind, form)
    require(request, kind.right, form.where())
    if request.POST.get("stage") != "give":
        return _confirm(request, kind, form)
    given = Given(form.where(), request.user.get_username(), address_of(request), form.cleaned_data.get("key"))
    try:
        there = kind.give(form, given)
    except OrderRefusedError as error:
        form.add_error(None, error.en if chosen(request) == "en" else error.vi)
        answer = _form(request, kind, form)
        answer.status_code = 409 if isinstance(error, KeyUsedError) else answer.status_code
        return answer
    messages.success(request, say(request, f"{kind.name}_done", what=form.cleaned_data.get("item", "")))
    return HttpResponseRedirect(there)


def _usual() -> dict[str, object]:
    """Return how mourning usually is: the whole country, two days from the next midnight on (domain.md 2.9)."""
    midnight = localtime(clock.now()).replace(hour=0, minute=0) + timedelta(days=1)
    days = {"since": midnight, "until": midnight + timedelta(days=2)}
    return {"everywhere": True, **{name: f"{day:{MOMENT}}" for name, day in days.items()}}


def _form(request: HttpRequest, kind: Kind, form: OrderForm) -> HttpResponse:
    shown: dict[str, Any] = {"kind": kind.name, "form": form, "places": places(request, kind.right, form)}
    shown["intro"], shown["title"] = say(request, f"{kind.name}_intro"), say(request, kind.name)
    if kind is _RECALL:
        shown["items"] = _items(request)
    status = 422 if form.is_bound and form.errors else 200
    return render(request, "console/order-new.html", shown, status=status)


def _items(request: HttpRequest) -> list[tuple[str, str]]:
    """Return codes with names; where several things have one code, whose each is."""
    rows = list(seen(request, Right.RECALL, Item.objects.select_related("home").order_by("code", "home__name")))
    often = Counter(row.code for row in rows)
    return [(row.code, f"{row.name} · {row.home}" if often[row.code] > 1 and row.home else row.name) for row in rows]


def _confirm(request: HttpRequest, kind: Kind, form: OrderForm) -> HttpResponse:
    targets, said = form.targets(), form.cleaned_data
    facts = [*kind.facts(request, form)]
    if said.get("reason"):
        facts.append(f"{say(request, 'recall_reason')}: {said['reason']}")
    rows = seen(request, kind.right, Item.objects.filter(code=said.get("item", "")))
    name = rows.values_list("name", flat=True).first()
    what = f"{said.get('item', '')} {name or ''}".strip()
    shown = {
        "spoken": spoken(request, f"confirm_{kind.name}", targets, facts, what),
        "repeated": repeated(request, form),
        "go": say(request, f"{kind.name}_now"),
        "tone": kind.name,
    }
    return render(request, "console/order-confirm.html", shown)


@never_cache
@require_safe
def blackout(request: HttpRequest, number: int) -> HttpResponse:
    """Show a blackout."""
    row = order_or_404(request, Blackout, number)
    more = {"may_end": may(request, Right.LIFT, row), "end_at": reverse("lift-blackout", args=[row.pk])}
    more["end_word"] = say(request, "lift", screens=on_screens(request, screens_of(request, row)))
    return render(request, "console/order.html", detail(request, row, blackouts.thing(row)) | more)


@never_cache
@require_safe
def mourning(request: HttpRequest, number: int) -> HttpResponse:
    """Show a mourning."""
    row = order_or_404(request, Mourning, number)
    more = {"may_end": may(request, Right.END_MOURNING, row), "end_at": reverse("end-mourning", args=[row.pk])}
    more["end_word"] = say(request, "end_mourning", screens=on_screens(request, screens_of(request, row)))
    return render(request, "console/order.html", detail(request, row, mournings.thing(row)) | more)


@require_POST
@refusing
def lift(request: HttpRequest, number: int) -> HttpResponse:
    """Lift a blackout."""
    row = order_or_404(request, Blackout, number)
    require(request, Right.LIFT, row)
    blackouts.lift(row, request.user.get_username(), address_of(request))
    messages.success(request, say(request, "lifted"))
    return HttpResponseRedirect(reverse("blackout", args=[row.pk]))


@require_POST
@refusing
def end_mourning(request: HttpRequest, number: int) -> HttpResponse:
    """End a mourning early."""
    row = order_or_404(request, Mourning, number)
    require(request, Right.END_MOURNING, row)
    mournings.end(row, request.user.get_username(), address_of(request))
    messages.success(request, say(request, "mourning_over"))
    return HttpResponseRedirect(reverse("mourning", args=[row.pk]))
