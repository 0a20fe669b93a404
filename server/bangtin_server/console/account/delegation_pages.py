"""Approvers hand approving on while they are away."""

from django import forms
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from bangtin_server.access import Right, seen
from bangtin_server.accounts import delegations as lending
from bangtin_server.accounts.models import Delegation, User
from bangtin_server.console.acting import LARGEST_KEY, act, person_of
from bangtin_server.console.form import Form, MomentField
from bangtin_server.console.language import in_words, say
from bangtin_server.errors import AccountError


class LendForm(Form):
    """To whom, and for which span."""

    taker = forms.ModelChoiceField(User.objects.none())
    since = MomentField()
    until = MomentField()


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def delegations(request: HttpRequest) -> HttpResponse:
    """List what stands, and lend."""
    person, form, wrong = person_of(request), LendForm(request.POST or None), ""
    form.fields["taker"].queryset = others = _others(request)  # type: ignore[attr-defined]  # of a choice of rows
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        try:
            lending.lend(person, said["taker"], said["since"], said["until"])
        except AccountError as error:
            wrong = in_words(request, error)
        else:
            return act(request, lambda: None, "delegated", reverse("delegations"), name=said["taker"])
    elif request.method == "POST":
        wrong = say(request, "span_wrong")
    shown = {"form": form, "wrong": wrong, "others": others, "standing": lending.standing(person), "person": person}
    return render(request, "console/delegations.html", shown, status=422 if wrong else 200)


def _others(request: HttpRequest) -> QuerySet[User]:
    """Return those to whom approving may be lent: colleagues where who asks may approve."""
    rows = User.objects.filter(is_active=True).exclude(pk=person_of(request).pk)
    return seen(request, Right.DELEGATE, rows).order_by("full_name", "username")


@require_POST
def end(request: HttpRequest, number: int) -> HttpResponse:
    """End a delegation of one's own."""
    person = person_of(request)
    row = Delegation.objects.filter(pk=min(number, LARGEST_KEY), giver=person).first()
    if row is None:
        raise Http404
    return act(request, lambda: lending.end(row, person.username), "delegation_ended", reverse("delegations"))
