"""The shapes of what waits for a person, and of what was said to them."""

from typing import Annotated

from ninja import Schema
from pydantic import AwareDatetime, Field

from bangtin_server.api.shapes import Asked, Row
from bangtin_server.library.waiting import Task


class TaskAsked(Schema):
    """What is to be done."""

    task: Annotated[
        Task | None, Field(description="with what waits: `change` is one's own that came back; all, where none is said")
    ] = None


class NoticesAsked(Schema):
    """Which notices."""

    unread: Annotated[bool, Field(description="only those that were not read")] = False


class NoticeThere(Schema):
    """A word to a person about a version of theirs."""

    number: int
    at: AwareDatetime
    by: str
    item: int
    code: str
    name: str
    version: int
    state: str
    """What the version became."""
    reason: str
    read_at: AwareDatetime | None


class ReadWanted(Asked):
    """Which notices were read."""

    last: Row | None = None
    """Up to which number, so that none is marked that came since; null is all."""


class ReadThere(Schema):
    """How many were not read before."""

    count: int
