"""Turns what pydantic found into mistakes with a line."""

from typing import Any, TypeVar

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from bangtin_playlists.programme.fields import shown
from bangtin_playlists.programme.findings import Findings
from bangtin_playlists.programme.mistake import unlike
from bangtin_playlists.programme.pieces.piece import Piece
from bangtin_playlists.programme.tree import Path

P = TypeVar("P", bound=Piece)

_SHAPES = {
    "model_type": "not_mapping",
    "model_attributes_type": "not_mapping",
    "dict_type": "not_mapping",
    "list_type": "not_list",
    "tuple_type": "not_list",
}


def validated(kind: type[P], raw: object, path: Path, findings: Findings) -> P | None:
    """Make a *kind* of *raw*, after noting everything that is wrong with it.

    What is wrong is then left out, so that the rest can still be judged; None where too little is left.
    """
    try:
        return kind.model_validate(raw)
    except ValidationError as error:
        details = error.errors(include_url=False)
    for detail in details:
        _note(kind, detail, path, findings)
    try:
        return kind.model_validate(_without(raw, [detail["loc"] for detail in details]))
    except ValidationError:
        return None


def _without(raw: object, bad: list[tuple[int | str, ...]]) -> object:
    """Return *raw* without the parts at the paths *bad*; of a list that has a bad part nothing is left."""
    if not isinstance(raw, dict):
        return raw
    inside: dict[object, list[tuple[int | str, ...]]] = {}
    for where in bad:
        if where:
            inside.setdefault(where[0], []).append(where[1:])
    return {
        key: _without(each, inside.get(key, []))
        for key, each in raw.items()
        if key not in inside or (isinstance(each, dict) and all(inside[key]))
    }


def keys_of(kind: type[Piece]) -> list[str]:
    """Return the keys that a piece may have, as they are written."""
    return [each.alias or name for name, each in kind.model_fields.items()]


def _note(kind: type[Piece], detail: ErrorDetails, path: Path, findings: Findings) -> None:
    where = (*path, *detail["loc"])
    match detail["type"]:
        case "extra_forbidden":
            known = keys_of(_piece_at(kind, detail["loc"][:-1]))
            findings.unknown("unknown_key", where, str(detail["loc"][-1]), known, at_key=True)
        case "missing":
            findings.wrong("missing_key", where, key=str(detail["loc"][-1]))
        case "literal_error":
            choices = _choices(str(detail.get("ctx", {}).get("expected", "")))
            findings.refused("unknown_choice", where, unlike(shown(detail["input"]), choices))
        case shape if shape in _SHAPES:
            findings.wrong(_SHAPES[shape], where, found=shown(detail["input"]))
        case code:
            findings.refused(code, where, detail.get("ctx", {}))


def _choices(expected: str) -> list[str]:
    """Read the choices out of pydantic's own words: 'cut', 'fade' or 'slide'."""
    return [choice for choice in expected.replace(" or ", ", ").replace("'", "").split(", ") if choice]


def _piece_at(kind: type[Piece], steps: tuple[Any, ...]) -> type[Piece]:
    """Follow *steps* to the nested piece whose key is unknown."""
    for step in steps:
        for name, each in kind.model_fields.items():
            if (each.alias or name) == step:
                kind = _piece_in(each.annotation) or kind
    return kind


def _piece_in(annotation: Any) -> type[Piece] | None:  # noqa: ANN401 - annotations have no common type
    if isinstance(annotation, type) and issubclass(annotation, Piece):
        return annotation
    parts = getattr(annotation, "__args__", ())
    return next((found for part in parts if (found := _piece_in(part))), None)
