"""What a deed changed, in a reader's words: what the log keeps as numbers, codes and JSON (domain.md 3.9)."""

import re
from collections.abc import Callable, Iterable, Mapping
from datetime import UTC, date, datetime
from typing import Any

import msgspec
from django.http import HttpRequest
from django.utils.timezone import localtime

from bangtin_playlists import words
from bangtin_playlists.instant import Instant, moment
from bangtin_playlists.schedule import Level, Rule
from bangtin_playlists.words import Phrase
from bangtin_server.accounts.roles import Role
from bangtin_server.console.audit.deed_words import DEED_WORDS, KEY_WORDS, NOT_TICKED, TICKED, ZONE_WORDS
from bangtin_server.console.language import chosen, say, tongue
from bangtin_server.console.people.role_words import role_in_words
from bangtin_server.console.plan import rule_words
from bangtin_server.console.screens.command_words import deed_in_words as command_in_words
from bangtin_server.emergencies.templates import TEMPLATES
from bangtin_server.library.checks import CHECKS, MAPS
from bangtin_server.library.models import State
from bangtin_server.library.particulars import AI_STATES, CATEGORIES, LANGUAGES, NATURES
from bangtin_server.library.reviewing import STATE_WORDS

_EARLIEST_MS = 1_000_000_000_000
"""No instant of the log lies before 2001; smaller numbers are something else."""
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_ZONE = re.compile(r"(?P<name>.*?) \[(?P<left>-?\d+), (?P<top>-?\d+), (?P<width>\d+), (?P<height>\d+)\] (?P<plays>.*)")
"""As `scheduling.layouts` writes a zone down."""
_BROKEN = (ValueError, TypeError, KeyError, IndexError, AttributeError, OverflowError)
_HIDDEN = {"id"}
"""Names a document of the centre, and means nothing to a reader."""
_PLACES = {key: place for place, key in enumerate(KEY_WORDS)}
Log = Mapping[str, Any]


def changes(request: HttpRequest, before: Log, after: Log) -> list[str]:
    """Return what became of what, a line for each thing that differs."""
    if "type" in after:  # a command is kept as the wire writes it
        return [_or_as_kept(after, lambda: command_in_words(request, after))]
    keys = [key for key in {**before, **after} if key not in _HIDDEN and before.get(key) != after.get(key)]
    return [_change(request, key, before, after) for key in sorted(keys, key=_place)]


def _place(key: str) -> tuple[int, str]:
    """Say where a key stands: as its words are listed, since PostgreSQL keeps JSON in an order of its own."""
    return _PLACES.get(key, len(_PLACES)), key


def _change(request: HttpRequest, key: str, before: Log, after: Log) -> str:
    named = spoken(request, KEY_WORDS.get(key), key)
    was, now = (value_in_words(request, key, one.get(key)) for one in (before, after))
    return f"{named}: {was} → {now}" if before else f"{named}: {now}"


def value_in_words(request: HttpRequest, key: str, value: Any) -> str:  # noqa: ANN401 - whatever the log keeps
    """Return *value* of *key*; what cannot be understood is shown as it is kept, for the log loses nothing."""
    if value in (None, "", [], {}):
        return "–"
    if isinstance(value, bool):
        return say(request, "yes" if value else "no")
    if key in _TELLERS:
        return _or_as_kept(value, lambda: _TELLERS[key](request, value))
    if isinstance(value, list):
        return ", ".join(value_in_words(request, key, one) for one in value)
    if isinstance(value, dict):
        return "; ".join(f"{one}: {value_in_words(request, '', held)}" for one, held in value.items())
    return _one(request, key, value)


def spoken(request: HttpRequest, phrase: Phrase | None, otherwise: str) -> str:
    """Return a phrase in the reader's language."""
    return otherwise if phrase is None else phrase.en if chosen(request) == "en" else phrase.vi


def _one(request: HttpRequest, key: str, value: object) -> str:
    text = str(value)
    if value == "*":
        return say(request, "all")
    if key in {"where", "missing"}:
        return _within(request, text)
    return role_in_words(request, text) if text in set(Role) else text


def _within(request: HttpRequest, text: str) -> str:
    """Return where, or what is missing: words for what the centre calls it."""
    kind, found, name = text.partition(" ")
    if found and kind in {"unit", "site"}:
        return f"{spoken(request, KEY_WORDS[kind], kind)} {name}"
    return spoken(request, KEY_WORDS.get(text), text)


def _when(_: HttpRequest, value: int | str) -> str:
    """Return an instant, a moment of ISO 8601 or a day as people here write it."""
    if isinstance(value, int):
        return _written(moment(Instant(value), UTC)) if value >= _EARLIEST_MS else str(value)
    if _DAY.fullmatch(value):
        return f"{date.fromisoformat(value):%d/%m/%Y}"
    return _written(datetime.fromisoformat(value))


def _written(at: datetime) -> str:
    return f"{localtime(at):%d/%m/%Y %H:%M}"


def _cards(_: HttpRequest, pages: list[Mapping[str, Any]]) -> str:
    return " / ".join(_card(one["card"]) for one in pages)


def _card(card: Mapping[str, Any]) -> str:
    """Return a page of a message as its title and its lines."""
    lines: Iterable[str] = (*card.get("lines", ()), card.get("source", ""))
    return f"“{card.get('title', '')}” – {'; '.join(filter(None, lines))}"


def _rule(request: HttpRequest, kept: Log) -> str:
    return rule_words.spoken(request, msgspec.convert(kept, Rule))


def _hours(request: HttpRequest, rows: list[Mapping[str, Any]]) -> str:
    """Return rows of operating hours, each as the page of hours says it."""
    return "; ".join(_rule(request, row["rule"]) + (f" ({say(request, 'hours_dark')})" * row["closed"]) for row in rows)


def _template(request: HttpRequest, code: str) -> str:
    return spoken(request, Phrase(TEMPLATES[code].vi, TEMPLATES[code].en), code)


def _level(request: HttpRequest, number: int) -> str:
    return words.name(f"level.{Level(number).value}", tongue(request))


def _state(request: HttpRequest, name: str) -> str:
    return spoken(request, STATE_WORDS[State(name)], name)


def _deed(request: HttpRequest, name: str) -> str:
    return spoken(request, DEED_WORDS[name], name)


def _checks(request: HttpRequest, answers: Mapping[str, bool | str]) -> str:
    """Return each question of the list that was answered, with its answer; older logs count the questions."""
    listed = list(CHECKS)
    given = {listed[int(at)] if at.isdecimal() else at: answer for at, answer in answers.items()}
    told = (f"{spoken(request, CHECKS[one], one)} – {_answer(request, given[one])}" for one in listed if one in given)
    return "; ".join(told)


def _answer(request: HttpRequest, answer: bool | str | None) -> str:  # noqa: FBT001 - what is told
    """Return an answer to a question of the list."""
    if isinstance(answer, str) and answer in MAPS:
        return spoken(request, MAPS[answer], answer)
    if isinstance(answer, bool):  # “no state secrets – no” would say there are some
        return spoken(request, TICKED if answer else NOT_TICKED, "")
    return value_in_words(request, "", answer)


def _zones(request: HttpRequest, zones: list[str]) -> str:
    """Return the zones of a layout, each number with what it is."""
    read = [(zone, _ZONE.fullmatch(zone)) for zone in zones]
    form = spoken(request, ZONE_WORDS, "")
    return "; ".join(form.format_map(found.groupdict()) if found else zone for zone, found in read)


def _among(known: Mapping[str, Phrase]) -> Callable[[HttpRequest, str], str]:
    """Return how a code of *known* is told."""
    return lambda request, code: spoken(request, known.get(code), code)


def _or_as_kept(value: Any, told: Callable[[], str]) -> str:  # noqa: ANN401 - as above
    """Return what *told* says, or the value as the log has it: rows of older centres must not break the page."""
    try:
        return told()
    except (*_BROKEN, msgspec.ValidationError):
        return value if isinstance(value, str) else msgspec.json.encode(value).decode()


_TELLERS: Mapping[str, Callable[[HttpRequest, Any], str]] = {
    "since": _when,
    "until": _when,
    "due": _when,
    "cards": _cards,
    "rule": _rule,
    "open_hours": _hours,
    "template": _template,
    "level": _level,
    "state": _state,
    "deed": _deed,
    "checks": _checks,
    "zones": _zones,
    "valid_from": _when,
    "valid_to": _when,
    "category": _among(CATEGORIES),
    "nature": _among(NATURES),
    "ai": _among(AI_STATES),
    "language": _among(LANGUAGES),
}
"""How values of these keys are told."""
