"""Lists a page at a time: by the last key of the page before, so that rows that come meanwhile move nothing."""

from typing import Annotated, Generic, TypeVar

from django.db.models import Model, QuerySet
from ninja import Schema
from pydantic import AfterValidator, Field

from bangtin_server.api.shapes import LARGEST_KEY, clean
from bangtin_server.errors import CursorError

T = TypeVar("T")
R = TypeVar("R", bound=Model)
MOST, USUAL = 500, 100


class Paging(Schema):
    """Which page is asked for."""

    limit: Annotated[int, Field(ge=1, le=MOST, description="rows of a page at most")] = USUAL
    cursor: Annotated[
        str, Field(max_length=64, description="`next` of the page before; empty for the first"), AfterValidator(clean)
    ] = ""


class Listing(Schema, Generic[T]):
    """A page of a list."""

    items: list[T]
    next: str | None = Field(description="the cursor of the page that follows; null where this is the last")


class Rows(list[R]):
    """The rows of a page, and where the next one begins."""

    next: str | None = None


def page_by_name(rows: QuerySet[R], key: str, asked: Paging) -> Rows[R]:
    """Return a page of *rows* by a unique text, from A to Z."""
    later = rows.filter(**{f"{key}__gt": asked.cursor}) if asked.cursor else rows
    return _page(later.order_by(key), key, asked.limit)


def page_by_number(rows: QuerySet[R], key: str, asked: Paging) -> Rows[R]:
    """Return a page of *rows* by a unique number, the newest first.

    Raises:
        CursorError: the cursor is none of this list.
    """
    if asked.cursor:
        if not (asked.cursor.isascii() and asked.cursor.isdigit() and int(asked.cursor) <= LARGEST_KEY):
            raise CursorError("cursor: give `next` of the page before", "cursor: ghi lại next của trang trước.")
        rows = rows.filter(**{f"{key}__lt": int(asked.cursor)})
    return _page(rows.order_by(f"-{key}"), key, asked.limit)


def _page(rows: QuerySet[R], key: str, limit: int) -> Rows[R]:
    found = Rows(rows[: limit + 1])  # one more says whether there is more
    if len(found) > limit:
        del found[limit:]
        found.next = str(getattr(found[-1], key))
    return found
