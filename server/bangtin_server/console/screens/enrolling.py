"""What a technician does with a phone before a wall: the code, then the screen (domain.md S10)."""

from django.contrib import messages
from django.db import transaction
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from bangtin_server.access import Right, may, seen
from bangtin_server.authority import EVERYWHERE
from bangtin_server.console.language import chosen, say
from bangtin_server.console.screens.screen_form import NEW, ScreenForm
from bangtin_server.errors import CentreError, EnrolmentError, TooManyAttemptsError
from bangtin_server.players import enrolment
from bangtin_server.players.models import Enrolment, Player, Screen, Site

_MOST_CODE = 40


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def code(request: HttpRequest) -> HttpResponse:
    """Ask for the code on the wall."""
    typed = request.POST.get("code", "")[:_MOST_CODE]
    if request.method != "POST":
        return render(request, "console/enrol-code.html", {"typed": "", "wrong": ""})
    try:
        found = enrolment.shown(typed, request.user.get_username())
    except EnrolmentError as error:
        return _code_again(request, typed, error)
    return HttpResponseRedirect(reverse("enrol-screen", args=[found.code]))


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def screen(request: HttpRequest, code: str) -> HttpResponse:
    """Ask which screen the machine is to drive, and enrol it."""
    try:
        asked = enrolment.shown(code[:_MOST_CODE], request.user.get_username())
    except EnrolmentError as error:
        return _code_again(request, code[:_MOST_CODE], error)
    form = ScreenForm(request.POST or None)
    if request.method == "POST" and form.is_valid() and (player := _enrolled(request, form, asked)):
        names = ", ".join(player.screens.values_list("name", flat=True))
        messages.success(request, say(request, "enrolled", player=player.name, screen=names))
        return HttpResponseRedirect(reverse("overview"))
    shown = {"form": form, "asked": asked, "machine": _machine(asked), "screens": _screens(request), "new": NEW}
    shown["sites"] = seen(request, Right.ENROL, Site.objects.order_by("name"))
    shown["may_make_site"] = may(request, Right.SITES, EVERYWHERE) and may(request, Right.ENROL, EVERYWHERE)
    return render(request, "console/enrol-screen.html", shown, status=422 if request.method == "POST" else 200)


def _enrolled(request: HttpRequest, form: ScreenForm, asked: Enrolment) -> Player | None:
    """Enrol, all or nothing; None with what is wrong in *form*."""
    by = request.user.get_username()
    try:
        with transaction.atomic():
            return enrolment.accept(asked.code, [form.wanted(request)], by)
    except CentreError as error:
        form.add_error(None, _said(request, error))
        return None


def _code_again(request: HttpRequest, typed: str, error: EnrolmentError) -> HttpResponse:
    status = 429 if isinstance(error, TooManyAttemptsError) else 422
    shown = {"typed": typed, "wrong": _said(request, error)}
    return render(request, "console/enrol-code.html", shown, status=status)


def _screens(request: HttpRequest) -> list[Screen]:
    """Return every screen that who asks may give a player, those that wait for one first."""
    rows = Screen.objects.select_related("site", "player").order_by("site__name", "name")
    return sorted(seen(request, Right.ENROL, rows), key=lambda row: row.player_id is not None)


def _machine(asked: Enrolment) -> str:
    """Return what the machine says of itself, in a few words."""
    told = (str(asked.facts.get(key, ""))[:60] for key in ("name", "model", "product"))
    return " · ".join(filter(None, told))


def _said(request: HttpRequest, error: CentreError) -> str:
    return error.en if chosen(request) == "en" else error.vi
