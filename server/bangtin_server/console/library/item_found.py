"""The item that a page is about, as far as who asks may see it."""

from django.http import Http404, HttpRequest
from django.shortcuts import get_object_or_404

from bangtin_server.access import Right, seen
from bangtin_server.console.acting import LARGEST_KEY, person_of
from bangtin_server.library.models import Item, ItemVersion


def item_row(request: HttpRequest, number: int) -> Item:
    """Return the item of a number.

    Raises:
        Http404: there is none that who asks may see.
    """
    rows = seen(request, Right.SEE, Item.objects.select_related("newest", "unit", "site", "home"))
    return get_object_or_404(rows, pk=min(number, LARGEST_KEY))


def newest_of(row: Item) -> ItemVersion:
    """Return the end of its chain.

    Raises:
        Http404: it has none yet.
    """
    if row.newest is None:
        raise Http404
    row.newest.item = row
    return row.newest


def own_name(request: HttpRequest) -> str:
    """Return the name of who asks, as chains and the log keep it."""
    return person_of(request).get_username()
