"""Text cards and running lines made here: a draft of the library, which is described and sent in as any other."""

import unicodedata

from django import forms
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from bangtin_playlists import words
from bangtin_playlists.playlist import Card, CardTemplate, Content, Tags, Ticker
from bangtin_server.console.form import Form
from bangtin_server.console.language import in_words, say, tongue
from bangtin_server.console.library.library_places import place_choices, place_from
from bangtin_server.errors import LibraryError
from bangtin_server.library import editing
from bangtin_server.library.chains import Said
from bangtin_server.library.uploads import Place

_TICKER = "ticker"
_TEMPLATES: tuple[CardTemplate, ...] = ("title", "list", "figure", "notice")
_MOST_LINES, _LINE = 8, 160


def _text(longest: int, *, required: bool = False) -> forms.CharField:
    return forms.CharField(max_length=longest, required=required)


class TextForm(Form):
    """What the card says."""

    name = _text(200, required=True)
    template = forms.ChoiceField(choices=[(one, one) for one in (*_TEMPLATES, _TICKER)])
    title = _text(_LINE, required=True)
    figure = _text(24)
    lines = _text(_MOST_LINES * (_LINE + 2))

    def content(self) -> Content:
        """Return it as the timeline shows it; text is NFC."""
        said = {key: unicodedata.normalize("NFC", value.strip()) for key, value in self.cleaned_data.items()}
        if said["template"] == _TICKER:
            return Ticker(" ".join(said["title"].split()))
        template = next(one for one in _TEMPLATES if one == said["template"])
        lines = tuple(line.strip()[:_LINE] for line in said["lines"].splitlines() if line.strip())
        return Card(template, said["title"], lines[:_MOST_LINES], said["figure"])


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def new_text(request: HttpRequest) -> HttpResponse:
    """Make a text card or a running line."""
    if request.method != "POST":
        return _page(request, TextForm(initial={"template": "title"}))
    place, form = _place(request), TextForm(request.POST)
    if not form.is_valid():
        return _page(request, form, status=422)
    said = Said(form.content(), Tags(alternative=form.cleaned_data["title"]))
    try:
        made = editing.begin(editing.Wanted(form.cleaned_data["name"], said), place, request.user.get_username())
    except LibraryError as error:
        form.add_error("name", in_words(request, error))
        return _page(request, form, status=422)
    return HttpResponseRedirect(reverse("item", args=[made.item_id]))


def _place(request: HttpRequest) -> Place:
    """Return whose it is to be: one of the places that are offered, and nobody else's."""
    asked = request.POST.get("place", "")[:40]
    if asked and asked not in dict(place_choices(request)):
        raise Http404
    try:
        return place_from(request, asked)
    except LibraryError as error:
        raise Http404 from error


def _page(request: HttpRequest, form: TextForm, status: int = 200) -> HttpResponse:
    kinds = [(one, words.name(f"template.{one}", tongue(request))) for one in _TEMPLATES]
    shown = {
        "form": form,
        "kinds": [*kinds, (_TICKER, say(request, "kind_ticker"))],
        "places": place_choices(request),
        "place": request.POST.get("place", ""),
    }
    return render(request, "console/text-new.html", shown, status=status)
