"""Rows of the log by what people call a thing: its name as the log's page shows it, not as the log keeps it.

Names are looked up where they stand today, and turned into what the log keeps (`playlist 5`, a code); what is gone is
found by the name that its rows kept. Neither case nor marks matter, except in names of what is gone.
"""

import re
from collections.abc import Sequence
from functools import cache
from typing import Any

from django.db.models import Model, Q
from django.http import HttpRequest

from bangtin_server.access import Right, seen
from bangtin_server.accounts.audit import Deed
from bangtin_server.console.audit.deed_things import BY_DEED, COUNTS, COUNTS_WORD, KEPT_AS, KINDS, numbered
from bangtin_server.console.audit.deed_values import spoken
from bangtin_server.library.folding import folded

_MOST = 5000
"""Things of one kind that are looked for; a text that more of them bear tells them not apart."""
_SPACED = ("entry", "playlist", "layout", "calendar", "group", "hours screen", "hours group", "hours site")
_PREFIXES = {kind: f"{kind} " for kind in _SPACED} | {kind: f"{word}-" for word, kind in KEPT_AS.items()}
"""What the log writes before the key of a thing; of the other kinds it keeps the bare key, and the deed says which."""
_NONE = Q(pk__in=())
_QUOTES = str.maketrans("", "", "“”\"'")


def called(request: HttpRequest, text: str) -> Q:
    """Return which rows were done to what the log's page calls by a name with *text* in it."""
    sought, there = _bare(text), cache(lambda model, right: list(_seen(request, model, right)))
    if not sought:
        return _NONE
    found = Q(before__name__icontains=text) | Q(after__name__icontains=text)
    if sought in _bare(spoken(request, COUNTS_WORD, COUNTS)):
        found |= Q(thing=COUNTS)
    for name, kind in KINDS.items():
        phrase = spoken(request, kind.word, "{name}")
        if f" {sought} " in f" {_bare(phrase.format(name='', key=''))} ":
            found |= _every(name)
        elif kind.named is numbered:
            found |= _of_number(name, phrase, sought)
        elif name != "token":  # the log keeps what it is called and whose it is, both as they are shown
            told = ((row, _bare(phrase.format(name=kind.named(row)))) for row in there(kind.model, kind.right))
            found |= _these(name, [row for row, said in told if sought in said][:_MOST])
    return found


def _bare(text: str) -> str:
    return folded(text.translate(_QUOTES))


def _seen(request: HttpRequest, model: type[Model], right: Right) -> Any:  # noqa: ANN401 - rows of any model
    return seen(request, right, model._default_manager.all())  # noqa: SLF001 - Django's public name


def _every(name: str) -> Q:
    """Return the rows of every thing of a kind."""
    if prefix := _PREFIXES.get(name):
        return Q(thing__startswith=prefix)
    return Q(deed__in=_deeds(name)) & ~Q(thing="")


def _of_number(name: str, phrase: str, sought: str) -> Q:
    """Return the rows of what has a number for a name, where the text ends with one."""
    number = re.search(r"[0-9]{1,18}$", sought)
    if number is None or not _bare(phrase.format(name=number[0])).endswith(sought):
        return _NONE
    return Q(thing=f"{_PREFIXES[name]}{number[0]}")


def _these(name: str, rows: Sequence[Model]) -> Q:
    """Return the rows of some things of a kind."""
    keys = [str(getattr(row, KINDS[name].key)) for row in rows]
    if prefix := _PREFIXES.get(name):
        return Q(thing__in=[f"{prefix}{key}" for key in keys])
    if name == "file":  # coming in it is called as it was sent
        return Q(deed=Deed.RECALLED, thing__in=keys) | Q(deed=Deed.MEDIUM_ADDED, after__file__in=keys)
    return Q(deed__in=_deeds(name), thing__in=keys)


def _deeds(name: str) -> Sequence[Deed]:
    """Return the deeds that are done to a kind of thing."""
    if name == "file":
        return [Deed.MEDIUM_ADDED]
    also = [Deed.RECALLED] if name == "item" else []
    return [deed for deed in Deed if BY_DEED.get(deed.partition("-")[0]) == name] + also
