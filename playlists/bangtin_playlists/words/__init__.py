"""What people read: Vietnamese first, English complete. Codes come from elsewhere; here alone they become language."""

from collections.abc import Mapping, Sequence
from typing import Literal

from bangtin_playlists.words.mistakes import MISTAKES, NEAR, NONE_YET
from bangtin_playlists.words.names import NAMES
from bangtin_playlists.words.phrase import Phrase
from bangtin_playlists.words.reasons import REASONS

Language = Literal["vi", "en"]
Param = str | int | Sequence[str] | Sequence[int]

_KINDS = frozenset({"kind", "wanted"})
"""Parameters that hold kinds of files, with | between them."""

__all__ = ["Language", "Phrase", "name", "reason", "remedy", "said", "wrong"]


def said(phrase: Phrase, params: Mapping[str, object], language: Language = "vi") -> str:
    """Fill in a phrase."""
    return (phrase.vi if language == "vi" else phrase.en).format_map(params)


def wrong(code: str, params: Mapping[str, object], language: Language = "vi") -> str:
    """Say what is wrong.

    >>> wrong("doubled_key", {"found": "for", "first": 4}, "en")
    'The key “for” is here twice; the first is in line 4.'
    """
    return said(MISTAKES[code].wrong, _spoken(params, language), language)


def remedy(code: str, params: Mapping[str, object], language: Language = "vi") -> str:
    """Say what helps; first of all the spelling that was probably meant.

    >>> remedy("bad_length", {"found": "13:30"})
    'Viết kèm đơn vị: 10s, 1m30s, 250ms hoặc 2h.'
    """
    near = f"{said(NEAR, params, language)} " if params.get("near") else ""
    if params.get("known") == "":
        return said(NONE_YET, params, language)
    return near + said(MISTAKES[code].remedy, _spoken(params, language), language)


def _spoken(params: Mapping[str, object], language: Language) -> dict[str, object]:
    """Put kinds of files into words."""
    return {key: _kinds(str(each), language) if key in _KINDS else each for key, each in params.items()}


def _kinds(written: str, language: Language) -> str:
    return f" {name('kind.or', language)} ".join(name(f"kind.{each}", language) for each in written.split("|"))


def reason(code: str, params: Mapping[str, object], language: Language = "vi") -> str:
    """Say why a line of the schedule is on, or is not.

    >>> reason("hours", {})
    'ngoài giờ hoạt động'
    """
    return said(REASONS[code], params, language)


def name(key: str, language: Language = "vi") -> str:
    """Return the name of a level, a weekday, a darkness or a label.

    >>> name("level.20"), name("weekday.1", "en")
    ('Ưu tiên', 'Monday')
    """
    return said(NAMES[key], {}, language)
