"""Arbitrary documents for Hypothesis, from the types themselves: a field that is added is drawn without a word here."""

from datetime import date, time
from typing import Any, TypeVar
from uuid import UUID

from hypothesis import strategies as st
from msgspec import inspect

from bangtin_playlists.playlist import Item, Playlist
from bangtin_playlists.wire.documents import Document
from bangtin_playlists.wire.manifest import Manifest
from bangtin_playlists.wire.orders import Orders
from bangtin_playlists.wire.proof_of_play import ProofOfPlay
from tests.playlists.wire.samples import PLAY, digest_of

D = TypeVar("D", bound=Document)
_NUMBERS = st.integers(-(1 << 62), 1 << 62)
_TEXTS = st.text(max_size=12)


def documents(kind: type[D]) -> st.SearchStrategy[D]:
    """Draw documents of one type, each with its media listed and no key that must be understood."""
    drawn: st.SearchStrategy[D] = _drawn(inspect.type_info(kind))
    return drawn.map(_sound)


def _sound(document: D) -> D:
    changes: dict[str, Any] = {"must_understand": ()}
    if isinstance(document, Manifest | Orders):
        changes["playlists"] = tuple(_without_media(playlist) for playlist in document.playlists)
        changes["media"] = tuple(
            type(medium)(digest_of(medium.name), abs(medium.size), medium.kind) for medium in document.media
        )
    if isinstance(document, ProofOfPlay):
        changes["id"] = PLAY.id
    return type(document)(**{name: getattr(document, name) for name in document.__struct_fields__} | changes)  # type: ignore[attr-defined]  # every document is a Struct


def _without_media(playlist: Playlist) -> Playlist:
    elements = (one for one in playlist.elements if not (isinstance(one, Item) and one.media()))
    return Playlist(playlist.id, tuple(elements), playlist.shuffle)


def _drawn(info: inspect.Type) -> st.SearchStrategy[Any]:
    match info:
        case inspect.StructType(cls=cls, fields=fields):
            return st.builds(cls, **{field.name: _drawn(field.type) for field in fields})
        case inspect.UnionType(types=types):
            return st.one_of([_drawn(one) for one in types])
        case inspect.LiteralType(values=values):
            return st.sampled_from(values)
        case _:
            return _SIMPLE[type(info)] if type(info) in _SIMPLE else _collected(info)


def _collected(info: inspect.Type) -> st.SearchStrategy[Any]:
    match info:
        case inspect.VarTupleType(item_type=item):
            return st.lists(_drawn(item), max_size=2).map(tuple)
        case inspect.TupleType(item_types=items):
            return st.tuples(*[_drawn(one) for one in items])
        case inspect.DictType(key_type=key, value_type=value):
            return st.dictionaries(_drawn(key), _drawn(value), max_size=2)
        case _:
            raise NotImplementedError(info)


_SIMPLE: dict[type[inspect.Type], st.SearchStrategy[Any]] = {
    inspect.NoneType: st.none(),
    inspect.BoolType: st.booleans(),
    inspect.IntType: _NUMBERS,
    inspect.FloatType: st.floats(allow_nan=False, allow_infinity=False),
    inspect.StrType: _TEXTS,
    inspect.DateType: st.dates(date(1000, 1, 1)),
    inspect.TimeType: st.times(time(0, 0)),
    inspect.UUIDType: st.integers(0, (1 << 128) - 1).map(lambda number: UUID(int=number)),
}
