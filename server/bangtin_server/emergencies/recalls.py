"""Recalls: an item or a medium off the screens, for ever."""

import json

import msgspec
from django.db.models import Q

from bangtin_server.accounts.audit import Deed, note
from bangtin_server.emergencies.models import Recall
from bangtin_server.emergencies.reach import Given, Where, in_words, once, reach
from bangtin_server.errors import OrderRefusedError
from bangtin_server.library.chains import content_of
from bangtin_server.library.models import Item, Medium


class Thing(msgspec.Struct, frozen=True):
    """What is recalled: the item of a screen's programme by its code, or a medium by its digest."""

    item: str = ""
    medium: str = ""


def recall(thing: Thing, reason: str, given: Given) -> Recall:
    """Take *thing* off the screens.

    Raises:
        OrderRefusedError: there is no such thing, or not exactly one was named, or nobody knows the place.
    """
    if bool(thing.item) == bool(thing.medium):
        raise OrderRefusedError("name an item or a medium, one of them", "Nêu một mục phát hoặc một tệp, chỉ một.")
    item, where = _exactly(thing.item, given.where) if thing.item else (None, given.where)
    medium = Medium.objects.filter(pk=thing.medium).first() if thing.medium else None
    if item is None and medium is None:
        named = thing.item or thing.medium
        raise OrderRefusedError(f"the library has no {named!r}", f"Thư viện không có “{named}”.")

    def make() -> Recall:
        row = Recall.objects.create(item=item, medium=medium, reason=reason, **given.columns())
        reach(row, where)
        after = {"where": in_words(row), "reason": reason}
        note(Deed.RECALLED, given.by, thing.item or thing.medium, after=after, address=given.address)
        return row

    said = {"item": item, "medium": medium, "reason": reason}
    return once(Recall, msgspec.structs.replace(given, where=where), make, said)


def _exactly(code: str, where: Where) -> tuple[Item | None, Where]:
    """Return the item of that code, and the screens of *where* that it is on; ids are a screen's own, so not all are.

    Where several screens have it in their programmes with the same content, all of those are meant.

    Raises:
        OrderRefusedError: under that code different things are shown there.
    """
    rows = list(Item.objects.filter(_at(where), code=code).select_related("home").order_by("pk"))
    if len({json.dumps(content_of(row), sort_keys=True) for row in rows}) > 1:
        named = ", ".join(sorted(row.home.name if row.home else "*" for row in rows))
        raise OrderRefusedError(
            f"{code} is not the same thing on {named}: name the screen, or recall the file by its digest",
            f"{code} là nội dung khác nhau trên {named}: nêu rõ màn hình, hoặc thu hồi tệp theo mã băm.",
        )
    shared = next((row for row in rows if row.home is None), None)
    if shared is not None or not rows:
        return shared, where
    return rows[0], Where(screens=tuple(sorted(row.home.name for row in rows if row.home)))


def _at(where: Where) -> Q:
    """Say which items can be on the screens of *where*."""
    if where.screens:
        return Q(home=None) | Q(home__name__in=where.screens)
    return Q(home=None) | Q(home__site__code__in=where.sites) if where.sites else Q()
