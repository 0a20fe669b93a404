"""Organisation units come, move and go."""

import unicodedata
from collections.abc import Iterable
from typing import NamedTuple

from django.db import transaction

from bangtin_server.accounts.audit import Deed, note
from bangtin_server.accounts.holdings import tree_of_units
from bangtin_server.accounts.models import Unit
from bangtin_server.errors import AccountError

_LONGEST = 200


class Wanted(NamedTuple):
    """What a unit is to be."""

    name: str
    above: Unit | None
    sites: tuple[int, ...]
    """The keys of the sites that it looks after."""


@transaction.atomic
def make(wanted: Wanted, by: str) -> Unit:
    """Make a unit.

    Raises:
        AccountError: the name is empty, too long or taken.
    """
    name = _fresh_name(wanted)
    made = Unit.objects.create(name=name, above=wanted.above)
    made.sites.set(wanted.sites)
    note(Deed.UNIT_MADE, by, name, after=_told(made))
    return made


@transaction.atomic
def change(unit: Unit, wanted: Wanted, by: str) -> None:
    """Change a unit.

    Raises:
        AccountError: the name will not do, or the unit would stand under itself.
    """
    before = _told(unit)
    if wanted.above and wanted.above.pk in tree_of_units().of(unit.pk).units:
        raise AccountError("a unit cannot stand under itself", "Đơn vị không thể trực thuộc chính nó.")
    unit.name, unit.above = _fresh_name(wanted, unit), wanted.above
    unit.save()
    unit.sites.set(wanted.sites)
    if before != (after := _told(unit)):
        note(Deed.UNIT_CHANGED, by, unit.name, before=before, after=after)


@transaction.atomic
def delete(unit: Unit, by: str) -> None:
    """Delete a unit that nobody and nothing belongs to any more.

    Raises:
        AccountError: people, roles or other units do.
    """
    if unit.below.exists() or unit.people.exists() or unit.grants.exists():
        raise AccountError(
            f"{unit.name} still has people, roles or units below it; move them first",
            f"“{unit.name}” còn người, vai trò hoặc đơn vị trực thuộc; hãy chuyển đi trước.",
        )
    told, name = _told(unit), unit.name
    unit.delete()
    note(Deed.UNIT_DELETED, by, name, before=told)


def in_order(units: Iterable[Unit]) -> list[tuple[Unit, int]]:
    """Return *units* as a tree is read, each with how deep it lies; one whose upper unit is not among them is a top."""
    all_ = sorted(units, key=lambda unit: unit.name)
    known = {unit.pk for unit in all_}
    below: dict[int | None, list[Unit]] = {}
    for unit in all_:
        below.setdefault(unit.above_id if unit.above_id in known else None, []).append(unit)
    return list(_walk(below, None, 0))


def _walk(below: dict[int | None, list[Unit]], at: int | None, depth: int) -> Iterable[tuple[Unit, int]]:
    for unit in below.get(at, ()):
        yield unit, depth
        yield from _walk(below, unit.pk, depth + 1)


def _fresh_name(wanted: Wanted, but: Unit | None = None) -> str:
    name = unicodedata.normalize("NFC", " ".join(wanted.name.replace("\0", "").split()))
    if not 0 < len(name) <= _LONGEST:
        raise AccountError(
            f"a unit needs a name of at most {_LONGEST} characters", f"Đơn vị cần có tên, tối đa {_LONGEST} ký tự."
        )
    taken = Unit.objects.filter(name=name, above=wanted.above)
    if (taken.exclude(pk=but.pk) if but else taken).exists():
        raise AccountError(f"{name} is there already", f"Đã có đơn vị “{name}”.")
    return name


def _told(unit: Unit) -> dict[str, object]:
    sites = sorted(unit.sites.values_list("code", flat=True))
    return {"name": unit.name, "above": unit.above.name if unit.above else "", "sites": sites}
