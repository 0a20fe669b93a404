"""Answers of the centre, read strictly: a portal may answer in its place."""

from typing import TypeVar

import msgspec

from bangtin_player.errors import UnreachableError

T = TypeVar("T")


def decoded(body: bytes, kind: type[T]) -> T:
    """Read an answer.

    Raises:
        UnreachableError: It is none of a centre's.
    """
    try:
        return msgspec.json.decode(body, type=kind)
    except (msgspec.MsgspecError, UnicodeDecodeError) as error:
        raise UnreachableError(f"something answers in the centre's place: {error}") from error
