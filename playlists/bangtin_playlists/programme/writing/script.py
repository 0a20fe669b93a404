"""Plain data as YAML that a person wants to read: short things on one line, long ones spread out.

Texts that another reader of YAML would take for a number, a switch or a date are quoted, though ours takes no text
for anything else.
"""

import re
from collections.abc import Mapping

from yaml.emitter import Emitter
from yaml.nodes import ScalarNode
from yaml.resolver import Resolver

WIDEST = 110
"""Columns of a line that holds more than one value."""
STEP = "  "

_ESCAPED = re.compile('["\\\\\x00-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff\ud800-\udfff]')
_SHORT = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\t": "\\t"}
_BYTE = 0xFF
_TIME = re.compile(r"\d+(:\d+)+")
_TEXT, _NOTHING = "tag:yaml.org,2002:str", "tag:yaml.org,2002:null"


class Verse(str):
    """A text whose lines stay lines."""

    __slots__ = ()


Plain = str | int | list["Plain"] | dict[str, "Plain"]
"""What a file is made of; a switch counts as a number here."""


def scalar(value: str | int, *, inside: bool = False) -> str:
    """Write one value, *inside* brackets or on a line of its own.

    >>> scalar("Chào ca"), scalar("05:30"), scalar("1.5"), scalar("no"), scalar(True), scalar("a, b", inside=True)
    ('Chào ca', '"05:30"', '"1.5"', '"no"', 'true', '"a, b"')
    """
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int):
        return str(value)
    return value if _plain(value, inside=inside) and _resolved(value) == _TEXT else _quoted(value)


def key(name: str, *, inside: bool = False) -> str:
    """Write a key with its colon: bare even where it is `on`, since a key is never a switch."""
    bare = _plain(name, inside=inside) and _resolved(name) != _NOTHING
    return f"{name if bare else _quoted(name)}:"


def _plain(text: str, *, inside: bool) -> bool:
    """Say whether YAML needs no quotes around *text*."""
    asked = Emitter(None, allow_unicode=True)  # type: ignore[arg-type]  # it is only asked, and writes nowhere
    found = asked.analyze_scalar(text)
    return not found.multiline and bool(found.allow_flow_plain if inside else found.allow_block_plain)


def _resolved(text: str) -> str:
    """Return what others take the plain *text* for; a time of the day is a number in base 60 to most of them."""
    if _TIME.fullmatch(text):
        return ""
    return str(Resolver().resolve(ScalarNode, text, (True, False)))  # type: ignore[no-untyped-call]  # by PyYAML


def _quoted(text: str) -> str:
    return f'"{_ESCAPED.sub(_escaped, text)}"'


def _escaped(found: re.Match[str]) -> str:
    letter = found[0]
    return _SHORT.get(letter) or (f"\\u{ord(letter):04x}" if ord(letter) > _BYTE else f"\\x{ord(letter):02x}")


def flow(data: Plain) -> str:
    """Write *data* on one line."""
    match data:
        case list():
            return f"[{', '.join(flow(each) for each in data)}]"
        case dict():
            return f"{{{', '.join(f'{key(name, inside=True)} {flow(each)}' for name, each in data.items())}}}"
        case _:
            return scalar(data, inside=True)


def entry(head: str, value: Plain, *, depth: int = 0, indent: str = "", remark: str = "") -> list[str]:
    """Write a value behind its *head*, `key:` or `-`.

    Args:
        head: What stands before it.
        value: What to write.
        depth: So many levels of it are spread out even where one line had room.
        indent: What every line begins with.
        remark: A comment on the first line.
    """
    said = f"  # {remark}" if remark else ""
    if isinstance(value, Verse):
        return [f"{indent}{head} |{said}", *(f"{indent}{STEP}{line}".rstrip() for line in value.split("\n"))]
    if not isinstance(value, list | dict):
        return [f"{indent}{head} {scalar(value)}{said}"]
    if not value or (depth <= 0 and _fits(value, len(indent) + len(head) + 1)):
        return [f"{indent}{head} {flow(value)}{said}"]
    lines = _spread(value, depth - 1, indent + STEP)
    if head == "-":
        return [f"{indent}- {lines[0].lstrip()}", *lines[1:]]
    return [f"{indent}{head}{said}", *lines]


def section(name: str, value: Plain, depth: int = 0) -> list[str]:
    """Write a section of the file, parted from the one before by an empty line; empty where there is nothing to say."""
    return ["", *entry(key(name), value, depth=depth)] if value else []


def chapters(name: str, parts: Mapping[str, Plain], depth: int, remarks: Mapping[str, str]) -> list[str]:
    """Write a section whose parts are long: an empty line before each, and a remark behind its name."""
    lines = ["", key(name)] if parts else []
    for at, (part, each) in enumerate(parts.items()):
        told = entry(key(part), each, depth=depth - 1, indent=STEP, remark=remarks.get(part, ""))
        lines += ["", *told] if at else told
    return lines


def _spread(value: list[Plain] | dict[str, Plain], depth: int, indent: str) -> list[str]:
    if isinstance(value, list):
        return [line for each in value for line in entry("-", each, depth=depth, indent=indent)]
    pairs = ((key(name), each) for name, each in value.items())
    return [line for head, each in pairs for line in entry(head, each, depth=depth, indent=indent)]


def _fits(value: Plain, column: int) -> bool:
    return not _has_verse(value) and column + len(flow(value)) <= WIDEST


def _has_verse(value: Plain) -> bool:
    match value:
        case list():
            return any(map(_has_verse, value))
        case dict():
            return any(map(_has_verse, value.values()))
        case _:
            return isinstance(value, Verse)
