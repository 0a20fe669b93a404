"""The shapes of emergencies, blackouts, mournings and recalls."""

from typing import Annotated, TypeVar
from uuid import UUID

from django.db.models import Model, Q, QuerySet
from ninja import Schema
from pydantic import AfterValidator, AwareDatetime, Field, model_validator
from pydantic_core import PydanticCustomError

from bangtin_server import clock
from bangtin_server.api.shapes import Asked, CardWanted, Digest, Flag, Line, Place, Whole, clean
from bangtin_server.api.time_shapes import Instant

R = TypeVar("R", bound=Model)


class OrderWanted(Asked):
    """What every order says: where it holds. The same `key` again gives the order once."""

    where: Place
    key: UUID | None = None


class Warned(Schema):
    """What who gave an order should know: the order stands all the same."""

    vi: str
    en: str


class ReceiptThere(Schema):
    """An order at one screen."""

    screen: str
    at: AwareDatetime | None
    """When its player was first heard to have it; null while it was not."""
    late_s: int | None
    """How long after it was given; null where it came in time, or not yet."""


class EmergencyWanted(OrderWanted):
    """A message: of a template with its particulars, or of cards with an end."""

    template: Annotated[str, Field(max_length=40), AfterValidator(clean)] = ""
    place: Line = ""
    again: Line = ""
    source: Line = ""
    risk: Annotated[Whole, Field(ge=0, le=5)] = 0
    cards: Annotated[list[CardWanted], Field(max_length=10)] = []
    level: Annotated[Whole, Field(ge=0, le=40)] = 30
    until: Instant | None = None
    drill: Flag = False

    @model_validator(mode="after")
    def _one_source(self) -> "EmergencyWanted":
        if bool(self.template) == bool(self.cards):
            raise PydanticCustomError("one_source", "name a template, or give cards: one of them")
        if self.cards and self.until is None:
            raise PydanticCustomError("cards_end", "cards want an end: until")
        return self


class LaterEnd(Asked):
    """Until when a message stands."""

    until: Instant


class ClearWanted(Asked):
    """Whether the end is said on the wall."""

    say: Flag = False
    """Show "HẾT KHẨN CẤP" for a minute."""


class OrdersSought(Schema):
    """Which orders; nothing said is all."""

    standing: Annotated[bool, Field(description="only what holds now, or will")] = False

    def among(self, rows: QuerySet[R]) -> QuerySet[R]:
        """Return those of *rows* that are asked for."""
        return rows.filter(Q(until=None) | Q(until__gt=clock.now())) if self.standing else rows


class CardThere(Schema):
    """One page of a message, as it is on walls."""

    template: str
    title: str
    lines: list[str]
    figure: str
    source: str
    link: str
    risk: int
    seconds: int


class EmergencyThere(Schema):
    """A message."""

    number: int
    template: str
    level: int
    drill: bool
    since: AwareDatetime
    until: AwareDatetime
    standing: bool
    cards: list[CardThere]
    sites: list[str]
    screens: list[str]
    given_by: str
    approved_by: str
    cleared_by: str
    approval_due: AwareDatetime | None
    """By when somebody else should approve it; None once that is done, or where nobody needs to."""
    overdue: bool
    """Nobody approved it in time; it stands all the same until its end."""


class EmergencyRaised(EmergencyThere):
    """A message that was raised, and what the page says of it before: whom it does not reach, whose clock is wrong."""

    warnings: list[Warned]


class TemplateThere(Schema):
    """A template."""

    code: str
    vi: str
    en: str
    level: int
    minutes: int
    """How long it stands, unless `until` says otherwise."""
    most_minutes: int
    """How far ahead `until` may lie."""
    by_risk: bool
    drill: bool


class BlackoutWanted(OrderWanted):
    """A blackout."""

    allow_emergency: Flag = False


class MourningWanted(OrderWanted):
    """State mourning."""

    since: Instant
    until: Instant


class RecallWanted(OrderWanted):
    """An item by its code, or a medium by its digest."""

    item: Line = ""
    medium: Digest | None = None
    reason: Line = ""


class OrderThere(Schema):
    """A blackout or a mourning."""

    number: int
    since: AwareDatetime
    until: AwareDatetime | None
    standing: bool
    sites: list[str]
    screens: list[str]
    given_by: str
    ended_by: str
    allow_emergency: bool = False


class OrderGiven(OrderThere):
    """A blackout or a mourning that was ordered, and whom it does not reach now."""

    warnings: list[Warned]


class RecallThere(Schema):
    """A recall."""

    number: int
    since: AwareDatetime
    item: str
    medium: str
    reason: str
    sites: list[str]
    screens: list[str]
    given_by: str


class RecallGiven(RecallThere):
    """A recall that was ordered, and whom it does not reach now."""

    warnings: list[Warned]
