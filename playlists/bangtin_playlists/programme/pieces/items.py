"""The keys of playlists and of their items."""

from typing import Annotated, Any, Literal

from pydantic import Field

from bangtin_playlists.playlist import CardTemplate, Fit, TransitionKind
from bangtin_playlists.programme.dates import When
from bangtin_playlists.programme.fields import Length, Names, Switch, Text, between
from bangtin_playlists.programme.pieces.piece import Piece, or_key


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
    ticker: Annotated[TickerPiece | None, or_key("text")] = None
    nested: Annotated[Text, Field(alias="list")] = ""

    id: Text = ""
    slot: Annotated[Length, Field(alias="for")] = 0
    count: Annotated[int, between(1, 10_000)] = 0
    weight: Annotated[int, between(1, 20)] = 1
    valid: ValidPiece = ValidPiece()
    transition: Annotated[TransitionPiece, or_key("kind")] = TransitionPiece()
    fit: Fit = "contain"
    sound: Switch = True
    version: Annotated[int, between(1, 999_999_999)] = 1
    tags: TagsPiece = TagsPiece()


class PlaylistPiece(Piece):
    """A playlist as a mapping; its items are judged one by one."""

    items: list[Any]
    shuffle: Switch = False
