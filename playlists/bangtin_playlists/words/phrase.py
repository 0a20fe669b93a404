"""One thing that can be said, in every language of the house."""

from typing import NamedTuple


class Phrase(NamedTuple):
    """A template of `str.format` in each language, with the same placeholders."""

    vi: str
    en: str


class Wrong(NamedTuple):
    """What is wrong, and what helps."""

    wrong: Phrase
    remedy: Phrase
