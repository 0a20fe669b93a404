"""What people look for in the library: by words without marks, by kind, group, state and provider."""

from typing import NamedTuple

from django.db.models import Q, QuerySet

from bangtin_server.library.folding import folded
from bangtin_server.library.models import Item, Medium

KINDS = {"video": "video", "image": "image", "pages": "pages", "card": "card", "ticker": "ticker"}


class Query(NamedTuple):
    """What is looked for; what is empty does not matter."""

    words: str = ""
    kind: str = ""
    category: str = ""
    state: str = ""
    unit: int | None = None


def items(rows: QuerySet[Item], query: Query) -> QuerySet[Item]:
    """Return those of *rows* that are looked for, the newest first."""
    wanted = _words("folded", query.words)
    if query.kind:
        wanted &= Q(newest__content__type=query.kind)
    if query.category:
        wanted &= Q(newest__tags__category__startswith=query.category)
    if query.state:
        wanted &= Q(newest__state=query.state)
    if query.unit:
        wanted &= Q(unit=query.unit)
    found = rows.filter(wanted).select_related("newest", "unit", "site", "home")
    return found.order_by("-newest__made_at", "-pk")


def media(rows: QuerySet[Medium], query: Query) -> QuerySet[Medium]:
    """Return those of *rows* that are looked for, the newest first."""
    wanted = _words("folded", query.words)
    if query.kind:
        wanted &= Q(kind=query.kind)
    if query.state:
        wanted &= Q(examination=query.state)
    if query.unit:
        wanted &= Q(unit=query.unit)
    return rows.filter(wanted).select_related("unit", "site").order_by("-added_at", "digest")


def _words(column: str, text: str) -> Q:
    """Say that each word stands somewhere in *column*, in any order."""
    wanted = Q()
    for word in folded(text).split()[:12]:
        wanted &= Q(**{f"{column}__contains": word})
    return wanted
