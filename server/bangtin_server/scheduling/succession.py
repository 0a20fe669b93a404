"""Which version of an item holds when: a newer one that begins later leaves the one before on air until then (S2)."""

from collections.abc import Iterable
from datetime import datetime
from typing import NamedTuple

from bangtin_server.library.models import ItemVersion


class Term(NamedTuple):
    """A version, and when its successor takes its place; its own bounds hold besides."""

    version: ItemVersion
    until: datetime | None = None


def terms(approved: Iterable[ItemVersion], now: datetime | None) -> list[Term]:
    """Return the terms that hold at *now* or later, the earliest first.

    Args:
        approved: The approved versions of one item, in any order.
        now: The present; without one only the newest version counts, whenever it begins.
    """
    newest_first = sorted(approved, key=lambda version: version.number, reverse=True)
    found: list[Term] = []
    until: datetime | None = None
    for version in newest_first:
        begins = version.valid_from
        if until is None or begins is None or begins < until:
            found.append(Term(version, until))
        if now is None or begins is None or begins <= now:
            break
        until = begins if until is None else min(until, begins)
    return found[::-1]
