"""The keys of a hand-written programme, piece by piece: what `programme.md` explains, as models that refuse the rest.

Pydantic finds every mistake of a piece at once, each with its path. Only keys and single values are judged here; what
takes more than one of them, or names something elsewhere, is judged where the piece becomes part of a document.
"""

from typing import Annotated, Any, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field

from bangtin_playlists.playlist import CardTemplate, Fit, TransitionKind
from bangtin_playlists.programme.dates import Day, Days, LunarSpans, TimeOfDay, Weekday, Weekdays, When
from bangtin_playlists.programme.fields import (
    Colour,
    Corner,
    Length,
    LevelNumber,
    Names,
    Rectangle,
    RecurrenceText,
    Size,
    Switch,
    Text,
    Whole,
    between,
)


def _or(key: str) -> BeforeValidator:
    """Let a bare text or list stand for a mapping with only *key*."""
    return BeforeValidator(lambda value: {key: value} if isinstance(value, str | list) else value)


def _leap(value: Any) -> Any:  # noqa: ANN401 - what a person wrote can be anything
    return {"không": "no", "có": "yes", "cả hai": "both"}.get(value, value) if isinstance(value, str) else value


def _one_or_more(value: Any) -> Any:  # noqa: ANN401 - as above
    return [value] if isinstance(value, dict) else value


class Piece(BaseModel):
    """A mapping whose keys are all known."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class BandPiece(Piece):
    """A strip of the screen, and where it goes in the output."""

    source: Rectangle
    at: Corner


class OutputPiece(Piece):
    """Where the screen's pixels go inside the machine's output."""

    size: Size = (0, 0)
    at: Corner = (0, 0)
    rotation: Annotated[int, between(0, 270)] = 0
    bands: tuple[BandPiece, ...] = ()


class ScreenPiece(Piece):
    """The screen itself."""

    name: Text
    size: Size
    timezone: Text = "Asia/Ho_Chi_Minh"
    output: OutputPiece = OutputPiece()
    module: Size = (0, 0)
    sound: Switch = False
    volume: Annotated[int, between(0, 100)] = 100


class TransitionPiece(Piece):
    """The change into an item."""

    kind: TransitionKind = "cut"
    length: Annotated[Length, Field(alias="for")] = 0


class ValidPiece(Piece):
    """From when and until when an item may be shown."""

    begin: Annotated[When | None, Field(alias="from")] = None
    end: Annotated[When | None, Field(alias="to")] = None


class TagsPiece(Piece):
    """What an item says about itself."""

    category: Text = ""
    nature: Literal["", "tuyen-truyen", "thong-bao", "an-toan", "gioi-thieu", "quang-cao"] = ""
    mourning_ok: Switch = False
    ai: Literal["none", "made", "labelled"] = "none"
    language: Text = "vi"
    alternative: Text = ""
    source: Text = ""


class CardPiece(Piece):
    """Text that the player lays out."""

    template: CardTemplate = "title"
    title: Text = ""
    lines: Names = ()
    figure: Text = ""
    source: Text = ""
    link: Text = ""
    counts_to: When | None = None
    theme: Text = ""
    risk: Annotated[int, between(0, 5)] = 0


class TickerPiece(Piece):
    """A running line."""

    text: Text
    speed: Annotated[int, between(1, 6000)] = 120
    theme: Text = ""


class ItemPiece(Piece):
    """One entry of a playlist: exactly one of the first seven keys says what it is."""

    video: Text = ""
    image: Text = ""
    pages: Names = ()
    text: Text = ""
    card: CardPiece | None = None
    ticker: Annotated[TickerPiece | None, _or("text")] = None
    nested: Annotated[Text, Field(alias="list")] = ""

    id: Text = ""
    slot: Annotated[Length, Field(alias="for")] = 0
    count: Annotated[int, between(1, 10_000)] = 0
    weight: Annotated[int, between(1, 20)] = 1
    valid: ValidPiece = ValidPiece()
    transition: Annotated[TransitionPiece, _or("kind")] = TransitionPiece()
    fit: Fit = "contain"
    sound: Switch = True
    version: Annotated[int, between(1, 999_999_999)] = 1
    tags: TagsPiece = TagsPiece()


class PlaylistPiece(Piece):
    """A playlist as a mapping; its items are judged one by one."""

    items: list[Any]
    shuffle: Switch = False


class ZonePiece(Piece):
    """One part of a layout."""

    box: Rectangle
    play: Text


class LayoutPiece(Piece):
    """A division of the screen; its zones are judged one by one."""

    zones: dict[str, Any]
    background: Colour = "#000000"


class CalendarDayPiece(Piece):
    """A dated row of a calendar, or a run of them."""

    day: Day | None = None
    begin: Annotated[Day | None, Field(alias="from")] = None
    end: Annotated[Day | None, Field(alias="to")] = None
    works_as: Weekday = 0
    name: Text = ""


class DaypartPiece(Piece):
    """A named span of the day."""

    begin: Annotated[TimeOfDay, Field(alias="from")]
    end: Annotated[TimeOfDay, Field(alias="to")]
    days: Weekdays = ()


class RulePiece(Piece):
    """Which days, and which hours of them."""

    days: Weekdays = ()
    begin: Annotated[TimeOfDay | None, Field(alias="from")] = None
    end: Annotated[TimeOfDay | None, Field(alias="to")] = None
    daypart: Text = ""
    first: Day | None = None
    last: Day | None = None
    rrule: RecurrenceText = ""
    on: Names = ()
    not_on: Names = ()
    lunar: LunarSpans = ()
    leap: Annotated[Literal["no", "yes", "both"], BeforeValidator(_leap)] = "no"
    but: Annotated[Days, Field(alias="except")] = ()


class HoursPiece(RulePiece):
    """A row of the operating hours."""

    closed: Switch = False


class EntryPiece(RulePiece):
    """A line of the schedule: exactly one of `play` and `layout`."""

    id: Text = ""
    play: Text = ""
    layout: Text = ""
    level: LevelNumber | None = None
    order: Whole = 0
    trigger: Text = ""


class EmergencyPiece(Piece):
    """Something raised by a person, with an end."""

    id: Text
    play: Text = ""
    layout: Text = ""
    begin: Annotated[When, Field(alias="from")]
    end: Annotated[When, Field(alias="to")]
    level: LevelNumber | None = None
    order: Whole = 0
    screens: Names = ()
    drill: Switch = False


class BlackoutPiece(Piece):
    """Dark by order."""

    id: Text
    begin: Annotated[When, Field(alias="from")]
    end: Annotated[When | None, Field(alias="to")] = None
    allow_emergency: Switch = False
    screens: Names = ()


class MourningPiece(Piece):
    """State mourning."""

    begin: Annotated[When, Field(alias="from")]
    end: Annotated[When, Field(alias="to")]
    screens: Names = ()


class RecallPiece(Piece):
    """An item or a file taken off every screen, for ever."""

    since: Annotated[When, Field(alias="from")]
    item: Text = ""
    medium: Text = ""


class OrdersSheet(Piece):
    """The keys of a file of orders; what is under them is judged piece by piece."""

    site: Text = ""
    version: Annotated[int, between(0, 999_999_999)] = 0
    issued: When | None = None
    media: Text = ""
    fonts: Names = ()
    playlists: dict[str, Any] = {}
    layouts: dict[str, Any] = {}
    emergencies: list[Any] = []
    blackouts: list[Any] = []
    mourning: Annotated[list[Any], BeforeValidator(_one_or_more)] = []
    recalls: list[Any] = []


class ProgrammeSheet(OrdersSheet):
    """The keys of a programme, which may hold orders too."""

    screen: Any = None
    hours: Annotated[list[Any], BeforeValidator(_one_or_more)] = []
    dayparts: dict[str, Any] = {}
    calendars: dict[str, list[Any]] = {}
    schedule: list[Any] = []
