"""Emergencies: what holds, raising a message in two steps, and what is done to one that stands."""

from datetime import timedelta

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from bangtin_server import clock
from bangtin_server.access import Right, address_of, may, require
from bangtin_server.console.language import chosen, say
from bangtin_server.console.numbers import number_in
from bangtin_server.console.orders import alerts, preview
from bangtin_server.console.orders.confirming import ends, on_screens, repeated, spoken, warned
from bangtin_server.console.orders.order_details import detail, order_or_404, refusing, screens_of
from bangtin_server.console.orders.order_forms import MessageForm, lengths
from bangtin_server.console.orders.places import places
from bangtin_server.emergencies import alarms, warnings
from bangtin_server.emergencies.alarms import Message
from bangtin_server.emergencies.models import Emergency
from bangtin_server.emergencies.reach import Given
from bangtin_server.emergencies.templates import TEMPLATES, Particulars, Template
from bangtin_server.errors import KeyUsedError, OrderRefusedError
from bangtin_server.players.models import Screen

_ENDED_SHOWN = 12
_OTHERS = {"blackout": Right.BLACK_OUT, "mourning": Right.MOURN, "recall": Right.RECALL}


@never_cache
@require_safe
def emergencies(request: HttpRequest) -> HttpResponse:
    """Show what holds, and from where everything is raised."""
    now = clock.now()
    shown = {
        "standing": list(alerts.in_force(request, now)),
        "ended": alerts.ended(request, now, _ENDED_SHOWN),
        "templates": TEMPLATES.values(),
        "now": now,
        "may_raise": may(request, Right.RAISE),
        "others": [name for name, right in _OTHERS.items() if may(request, right)],
    }
    return render(request, "console/emergencies.html", shown)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@refusing
def new_emergency(request: HttpRequest, code: str) -> HttpResponse:
    """Ask for the particulars, say aloud what would happen, and raise it once that is confirmed."""
    require(request, Right.RAISE)
    template = TEMPLATES.get(code)
    if template is None:
        raise Http404
    if request.method != "POST":
        return _form(request, template, MessageForm(template, chosen(request)))
    form = MessageForm(template, chosen(request), request.POST)
    if not form.is_valid() or request.POST.get("stage") == "change":
        return _form(request, template, form)
    require(request, Right.RAISE, form.where())
    targets = form.targets()
    try:
        message = _message(form, template, targets)
        if request.POST.get("stage") == "raise":
            return _raised(request, form, message)
        alarms.require_sense(message)
    except OrderRefusedError as error:
        form.add_error(None, error.en if chosen(request) == "en" else error.vi)
        answer = _form(request, template, form)
        answer.status_code = 409 if isinstance(error, KeyUsedError) else answer.status_code
        return answer
    return _confirm(request, form, message, targets)


def _message(form: MessageForm, template: Template, targets: list[Screen]) -> Message:
    said = form.cleaned_data
    again = f"{said['again']:%H} giờ {said['again']:%M}" if said["again"] else ""
    risk = (said["risk"] or 0) if template.by_risk else 0
    particulars = Particulars(form.place_or(targets), again, said["source"].strip(), risk)
    return alarms.from_template(template.code, particulars, said["until"], drill=said["drill"])


def _form(request: HttpRequest, template: Template, form: MessageForm) -> HttpResponse:
    usual = int(template.lasts.total_seconds()) // 60
    picked = number_in(str(form["lasts"].value() or "")) or usual
    choices = lengths(template.most)
    shown = {
        "template": template,
        "name": template.en if chosen(request) == "en" else template.vi,
        "form": form,
        "places": places(request, Right.RAISE, form),
        "lengths": [(one, _length(request, one), one == usual, one == picked) for one in choices],
        "risks": range(1, 6),
        "risk": str(form["risk"].value() or ""),
    }
    status = 422 if form.is_bound and form.errors else 200
    return render(request, "console/emergency-new.html", shown, status=status)


def _length(request: HttpRequest, minutes: int) -> str:
    for unit, key in ((1440, "days"), (60, "hours")):
        if minutes % unit == 0:
            return say(request, key, n=minutes // unit)
    return say(request, "minutes", n=minutes)


def _confirm(request: HttpRequest, form: MessageForm, message: Message, targets: list[Screen]) -> HttpResponse:
    card = message.pages[0].card
    what = say(request, "at_level", what=card.title, risk=card.risk) if card.risk else card.title
    told = spoken(request, "confirm_raise", targets, [ends(request, message.until)], what)
    shown = {
        "spoken": told._replace(warnings=warned(request, warnings.of_message(targets, clock.now()))),
        "repeated": repeated(request, form),
        "pages": preview.shown(message.pages),
        "panels": preview.panels(targets),
        "go": say(request, "raise_now"),
        "tone": "drill" if message.drill else "emergency",
        "drill": message.drill,
    }
    return render(request, "console/order-confirm.html", shown)


def _raised(request: HttpRequest, form: MessageForm, message: Message) -> HttpResponse:
    given = Given(form.where(), request.user.get_username(), address_of(request), form.cleaned_data.get("key"))
    row = alarms.raise_(message, given)
    messages.success(request, say(request, "raised"))
    return HttpResponseRedirect(reverse("emergency", args=[row.pk]))


@never_cache
@require_safe
def emergency(request: HttpRequest, number: int) -> HttpResponse:
    """Show one message: what it says, who has it, and what may be done to it."""
    row = order_or_404(request, Emergency, number)
    most = alarms.most_of(row.template)
    more = {
        "pages": preview.shown_of(row.cards),
        "panels": preview.panels(screens_of(request, row)),
        "may_approve": may(request, Right.APPROVE, row),
        "may_raise": may(request, Right.RAISE, row),
        "lengths": [(one, _length(request, one)) for one in lengths(most) if _later(row, one)],
        "screens": on_screens(request, screens_of(request, row)),
    }
    return render(request, "console/emergency.html", detail(request, row, alarms.thing(row)) | more)


def _later(row: Emergency, minutes: int) -> bool:
    return clock.now() + timedelta(minutes=minutes) > row.until


@require_POST
@refusing
def approve(request: HttpRequest, number: int) -> HttpResponse:
    """Approve a message."""
    row = order_or_404(request, Emergency, number)
    require(request, Right.APPROVE, row)
    alarms.approve(row, request.user.get_username(), address_of(request))
    return _done(request, row, "approved")


@require_POST
@refusing
def extend(request: HttpRequest, number: int) -> HttpResponse:
    """Let a message stand longer."""
    row = order_or_404(request, Emergency, number)
    require(request, Right.RAISE, row)
    asked = request.POST.get("lasts", "")
    minutes = int(asked) if asked in map(str, lengths(alarms.most_of(row.template))) else 0
    until = clock.now() + timedelta(minutes=minutes)
    approves = may(request, Right.APPROVE, row)
    alarms.extend(row, until, request.user.get_username(), address_of(request), approves=approves)
    return _done(request, row, "extended")


@require_POST
@refusing
def clear(request: HttpRequest, number: int) -> HttpResponse:
    """End a message now."""
    row = order_or_404(request, Emergency, number)
    require(request, Right.RAISE, row)
    alarms.clear(row, request.user.get_username(), address_of(request), say="say" in request.POST)
    return _done(request, row, "cleared")


def _done(request: HttpRequest, row: Emergency, word: str) -> HttpResponse:
    messages.success(request, say(request, word))
    return HttpResponseRedirect(reverse("emergency", args=[row.pk]))
