"""What an error says to people, in Vietnamese or English: what is wrong, then what helps.

Errors carry a code and facts (`bangtin_media.errors`); here alone they become language, so a console, a terminal
and a report can each say them in their reader's tongue.
"""

from collections.abc import Mapping
from typing import Literal

from bangtin_media.sentences import SENTENCES, THINGS

Fact = str | int
"""A value inside a sentence; it must survive being written down and read again."""

Language = Literal["vi", "en"]

CODES: frozenset[str] = frozenset(SENTENCES)
"""Every code that an error of this package may carry."""


def say(code: str, facts: Mapping[str, Fact], language: Language = "vi") -> str:
    """Say what is wrong and what helps, in *language*.

    Args:
        code: One of `CODES`.
        facts: What the sentence names.
        language: `vi` or `en`.

    >>> say("empty", {"file": "chao.mp4"}, "en")
    'The file “chao.mp4” is empty (0 bytes). Fetch it again from its source.'
    """
    return " ".join(told(code, facts, language))


def told(code: str, facts: Mapping[str, Fact], language: Language = "vi") -> tuple[str, str]:
    """Say the same in two parts: what is wrong, and what helps."""
    tongue = 0 if language == "vi" else 1
    what = THINGS.get(str(facts.get("what", "")))
    named = {**facts, "what": what[tongue]} if what else facts
    wrong, _, remedy = SENTENCES[code][tongue].partition(". ")  # before a file's name can bring in a full stop
    return f"{wrong}.".format_map(named), remedy.format_map(named)


def visible(text: str) -> str:
    r"""Write out what a terminal would obey and what no UTF-8 can hold: a file may have any name.

    >>> print(visible("chào\n\x1b[2J.mp4"))
    chào\n\x1b[2J.mp4
    """
    if text.isprintable():
        return text
    return "".join(letter if letter.isprintable() else _escaped(letter) for letter in text)


def _escaped(letter: str) -> str:
    return letter.encode("unicode_escape").decode("ascii")
