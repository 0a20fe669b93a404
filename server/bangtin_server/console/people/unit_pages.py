"""The organisation units as a tree, each with the sites that it looks after."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from bangtin_server.access import Right, require, seen
from bangtin_server.accounts import units as tree
from bangtin_server.accounts.models import Unit
from bangtin_server.accounts.units import Wanted
from bangtin_server.authority import EVERYWHERE, may
from bangtin_server.console.acting import LARGEST_KEY, act, person_of
from bangtin_server.console.people.people_pages import unit_choices, unit_from
from bangtin_server.players.models import Site


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def units(request: HttpRequest) -> HttpResponse:
    """Show the units, and add one."""
    if request.method == "POST":
        by, name = person_of(request).username, _name(request)
        return act(request, lambda: tree.make(_wanted(request), by), "unit_made", reverse("units"), name=name)
    mine = seen(request, Right.PEOPLE, Unit.objects.select_related("above").prefetch_related("sites"))
    rows = [{"unit": unit, "depth": depth, "sites": list(unit.sites.all())} for unit, depth in tree.in_order(mine)]
    shown = {"rows": rows, "unit_choices": unit_choices(request), "sites": _sites(request)}
    shown["everywhere"] = may(request, Right.PEOPLE, EVERYWHERE)
    return render(request, "console/units.html", shown)


@require_POST
def change(request: HttpRequest, number: int) -> HttpResponse:
    """Change a unit."""
    unit, by = _unit(request, number), person_of(request).username
    return act(request, lambda: tree.change(unit, _wanted(request, unit), by), "saved", reverse("units"))


@require_POST
def delete(request: HttpRequest, number: int) -> HttpResponse:
    """Delete a unit to which nothing belongs."""
    unit, by = _unit(request, number), person_of(request).username
    return act(request, lambda: tree.delete(unit, by), "unit_deleted", reverse("units"), name=unit.name)


def _unit(request: HttpRequest, number: int) -> Unit:
    found = seen(request, Right.PEOPLE, Unit.objects.all()).filter(pk=min(number, LARGEST_KEY)).first()
    if found is None:
        raise Http404
    return found


def _wanted(request: HttpRequest, unit: Unit | None = None) -> Wanted:
    """Return what was asked for. What lies outside of where who asks keeps accounts stays as it is."""
    above = unit_from(request, request.POST.get("above", "")[:20])
    if above is None and not may(request, Right.PEOPLE, EVERYWHERE):
        if unit is None:
            require(request, Right.PEOPLE, EVERYWHERE)
        above = unit.above if unit else None
    mine = {site.pk: site for site in _sites(request)}
    before = set(unit.sites.values_list("pk", flat=True)) if unit else set()
    chosen = {key for key in mine if str(key) in request.POST.getlist("sites")}
    return Wanted(_name(request), above, tuple(sorted(chosen | (before - mine.keys()))))


def _name(request: HttpRequest) -> str:
    return request.POST.get("name", "")[:300]


def _sites(request: HttpRequest) -> list[Site]:
    return list(seen(request, Right.PEOPLE, Site.objects.order_by("name")))
