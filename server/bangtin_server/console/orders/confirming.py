"""What is said aloud before an order goes out: what, on which screens, until when, and what stands in its way."""

from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta
from typing import NamedTuple
from uuid import uuid4

from django.http import HttpRequest
from django.utils.timezone import localtime

from bangtin_playlists.words import Phrase
from bangtin_server import clock
from bangtin_server.console.language import chosen, say
from bangtin_server.console.orders.order_forms import OrderForm
from bangtin_server.emergencies import warnings
from bangtin_server.players.models import Screen

_HOUR, _DAY = 60, 1440


class Spoken(NamedTuple):
    """The question, and what a person should know before answering it."""

    question: str
    facts: tuple[str, ...]
    warnings: tuple[str, ...]
    screens: Sequence[Screen]


def spoken(
    request: HttpRequest, question: str, targets: Sequence[Screen], facts: Iterable[str], what: str = ""
) -> Spoken:
    """Return what is said before an order for *targets*; *question* is a phrase with `{screens}` and `{what}`."""
    asked = say(request, question, screens=on_screens(request, targets), what=what)
    return Spoken(asked, tuple(facts), warned(request, warnings.of_order(targets, clock.now())), targets)


def warned(request: HttpRequest, phrases: Iterable[Phrase]) -> tuple[str, ...]:
    """Return warnings in the language of *request*."""
    return tuple(one.en if chosen(request) == "en" else one.vi for one in phrases)


def on_screens(request: HttpRequest, targets: Sequence[Screen]) -> str:
    """Return how many screens at how many sites."""
    sites = len({screen.site_id for screen in targets})
    return say(
        request, "screens_at", screens=say(request, "of_all", n=len(targets)), sites=say(request, "n_sites", n=sites)
    )


def moment(at: datetime) -> str:
    """Return a moment as people here write it."""
    return f"{localtime(at):%H:%M %d/%m/%Y}"


def span(request: HttpRequest, length: timedelta) -> str:
    """Return a length in the largest units that say it."""
    minutes = max(1, round(length.total_seconds() / 60))
    days, rest = divmod(minutes, _DAY)
    hours, left = divmod(rest, _HOUR)
    parts = [("days", days), ("hours", hours), ("minutes", left)]
    return " ".join(say(request, unit, n=n) for unit, n in parts if n)


def ends(request: HttpRequest, until: datetime) -> str:
    """Say when an order ends by itself."""
    return say(request, "ends_at", at=moment(until), after=span(request, until - clock.now()))


def repeated(request: HttpRequest, form: OrderForm) -> list[tuple[str, str]]:
    """Return what the confirmation sends again: the fields as they were, and a key: a double click counts once."""
    kept = {"csrfmiddlewaretoken", "stage", "key", "until_before"}
    fields = [(name, value) for name, values in request.POST.lists() if name not in kept for value in values]
    return [*fields, ("key", str(form.cleaned_data.get("key") or uuid4()))]
