"""What people call the items that a screen shows: manifests and the play log know them by their codes alone."""

from collections.abc import Collection, Iterable, Mapping
from typing import Any

from django.db.models import Q

from bangtin_playlists.explain import Finding
from bangtin_playlists.playlist import Item as Shown
from bangtin_server.library.models import Item
from bangtin_server.players.models import Screen


def names(codes: Collection[str], screen: Screen) -> Mapping[str, str]:
    """Return the names of items by their codes, the screen's own before shared ones; who has none is left out."""
    homes = Q(home=screen) | Q(home=None)
    rows = sorted(Item.objects.filter(homes, code__in=codes), key=lambda row: row.home_id is not None)
    return {row.code: row.name for row in rows if row.name and row.name != row.code}


def filtered(why: Iterable[Finding]) -> set[str]:
    """Return the codes of the items of which findings say that a filter takes them away."""
    rows: list[Any] = [one.parameters.get("items", ()) for one in why]
    return {one["item"] for items in rows for one in items}


def title(shown: Shown, named: Mapping[str, str]) -> str:
    """Return what people call an item: its name, else the words that it says, or what it shows."""
    said = getattr(shown.content, "title", "") or getattr(shown.content, "text", "")
    return named.get(shown.id, "") or said or shown.tags.alternative
