"""Playlists: ordered loops of items for one zone, and what an item can be."""

from typing import Literal, NewType

import msgspec

from bangtin_playlists.instant import Instant, Millis

Digest = NewType("Digest", str)
"""The SHA-256 of a medium's bytes, 64 lower-case hexadecimal digits."""

Fit = Literal["contain", "cover", "pan"]
"""How a picture meets its zone: whole with bars, filling with cut edges, or panning slowly along its longer side."""

TransitionKind = Literal["cut", "fade", "slide"]


class Transition(msgspec.Struct, frozen=True, omit_defaults=True):
    """The change into an item: the first `length_ms` of the incoming slot (R17)."""

    kind: TransitionKind = "cut"
    length_ms: Millis = Millis(0)


class Tags(msgspec.Struct, frozen=True, omit_defaults=True):
    """What an item says about itself, for filters, reports and the law (domain.md 1.3, 2.1, 2.5, 2.9)."""

    category: str = ""
    """Content group: 1.1 to 1.5 with a letter, DVC, SK, AT, TI or DN."""
    nature: str = ""
    """tuyen-truyen, thong-bao, an-toan, gioi-thieu or quang-cao."""
    mourning_ok: bool = False
    """May be shown in state mourning; missing means no (R14)."""
    ai: Literal["none", "made", "labelled"] = "none"
    """Made by AI or not; `labelled` lays the visible label over it."""
    language: str = "vi"
    alternative: str = ""
    """What it shows, in words."""
    source: str = ""
    """Where its facts come from."""


class Video(msgspec.Struct, frozen=True, omit_defaults=True, tag="video"):
    """A film. A slot longer than the film repeats it, a shorter one cuts it (R16)."""

    medium: Digest
    length_ms: Millis
    """The film's own length: frames × frame period, rounded up."""
    fit: Fit = "contain"
    sound: bool = True
    """False mutes this film even on a screen that has opted into sound."""


class Image(msgspec.Struct, frozen=True, omit_defaults=True, tag="image"):
    """A still picture."""

    medium: Digest
    fit: Fit = "contain"


class Pages(msgspec.Struct, frozen=True, omit_defaults=True, tag="pages"):
    """Pages shown one after the other: one PDF, or one picture a page. Pages count from 1 (R22)."""

    media: tuple[Digest, ...]
    count: int
    page_ms: Millis
    fit: Fit = "contain"


CardTemplate = Literal["title", "figure", "list", "countdown", "qr", "clock", "notice", "emergency"]


class Card(msgspec.Struct, frozen=True, omit_defaults=True, tag="card"):
    """Text laid out by the player, at the panel's own pixels. All text is NFC."""

    template: CardTemplate = "title"
    title: str = ""
    lines: tuple[str, ...] = ()
    figure: str = ""
    """The one big thing: a number, a phone, a short word."""
    source: str = ""
    """The footer; drawn where the panel is large enough for it to be read."""
    link: str = ""
    """What the QR code says."""
    counts_to: Instant | None = None
    """When a countdown reaches zero."""
    theme: str = ""
    """The name of a palette; empty is the house's."""
    risk: int = 0
    """Level of a natural disaster, 1 to 5 (QĐ 18/2021); 0 is none."""


class Ticker(msgspec.Struct, frozen=True, omit_defaults=True, tag="ticker"):
    """A running line. Its place is a function of the clock, not of its slot (R21)."""

    text: str
    speed: int = 120
    """Pixels a second; whole pixels a refresh, so a multiple of 60 on a 60 Hz screen."""
    theme: str = ""


class Pattern(msgspec.Struct, frozen=True, omit_defaults=True, tag="pattern"):
    """The test pattern of the screen it stands on (domain.md S10): a technician's, never a schedule's."""


Content = Video | Image | Pages | Card | Ticker | Pattern


class Item(msgspec.Struct, frozen=True, omit_defaults=True, tag="item"):
    """One entry of a playlist: what, for how long, and when it may be shown."""

    id: str
    content: Content
    slot_ms: Millis
    """How long one play lasts, all pages together; at least 1."""
    weight: int = 1
    """Plays a cycle, 1 to 20, by smooth weighted round-robin (R15)."""
    valid_from: Instant | None = None
    valid_to: Instant | None = None
    """Excluded (R14)."""
    transition: Transition = Transition()
    tags: Tags = Tags()
    version: int = 1
    """Which version of the item, for the play log."""

    def media(self) -> tuple[Digest, ...]:
        """Return the digests of the files that this item shows."""
        match self.content:
            case Video(medium=medium) | Image(medium=medium):
                return (medium,)
            case Pages(media=media):
                return media
            case _:
                return ()


class Nested(msgspec.Struct, frozen=True, omit_defaults=True, tag="list"):
    """A playlist inside a playlist: each time its turn comes its whole cycle plays (R15)."""

    playlist: str
    weight: int = 1


Element = Item | Nested


class Playlist(msgspec.Struct, frozen=True, omit_defaults=True):
    """An ordered loop."""

    id: str
    elements: tuple[Element, ...]
    shuffle: bool = False
