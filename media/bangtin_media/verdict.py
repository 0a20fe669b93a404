"""What becomes of a medium on the screens of a class: it plays, is converted by a recipe, or is refused, and why."""

import msgspec

from bangtin_media.words import Fact


class Reason(msgspec.Struct, frozen=True):
    """One thing that speaks against a medium as it is; `bangtin_media.preflight_words` says it."""

    code: str
    facts: dict[str, Fact] = {}


class Recipe(msgspec.Struct, frozen=True, omit_defaults=True):
    """What to make of a medium."""

    width: int
    height: int
    codec: str = "h264"
    """h264 or hevc; copy leaves the pictures as they are; picture is for a still one."""
    rate: tuple[int, int] = (0, 1)
    """Frames a second, as a ratio."""
    gain: float | None = None
    """Decibels by which its sound changes; None leaves the sound away."""
    deinterlaced: bool = False
    tone_mapped: bool = False


class Plays(msgspec.Struct, frozen=True, tag="plays"):
    """It plays as it is."""


class Converts(msgspec.Struct, frozen=True, tag="converts"):
    """It plays in another form."""

    recipe: Recipe
    why: tuple[Reason, ...]


class Refuses(msgspec.Struct, frozen=True, tag="refuses"):
    """It does not play, and nothing that could be made of it would."""

    why: Reason


Verdict = Plays | Converts | Refuses
