"""Recalls: an item or a medium off the screens, for ever."""

import msgspec

from bangtin_server.accounts.audit import Deed, note
from bangtin_server.emergencies.models import Recall
from bangtin_server.emergencies.reach import Given, in_words, once, reach
from bangtin_server.errors import OrderRefusedError
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
    item = Item.objects.filter(code=thing.item).order_by("pk").first() if thing.item else None
    medium = Medium.objects.filter(pk=thing.medium).first() if thing.medium else None
    if item is None and medium is None:
        named = thing.item or thing.medium
        raise OrderRefusedError(f"the library has no {named!r}", f"Thư viện không có “{named}”.")

    def make() -> Recall:
        row = Recall.objects.create(item=item, medium=medium, reason=reason, **given.columns())
        reach(row, given.where)
        after = {"where": in_words(row), "reason": reason}
        note(Deed.RECALLED, given.by, thing.item or thing.medium, after=after, address=given.address)
        return row

    return once(Recall, given, make)
