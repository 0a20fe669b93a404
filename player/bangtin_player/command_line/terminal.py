"""What the terminal is told: which language, and mistakes with the line they are in."""

import os
import sys
from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise
from pathlib import Path
from typing import cast

from rich.console import Console
from rich.padding import Padding
from rich.text import Text

from bangtin_media import words as media_words
from bangtin_player.command_line.phrases import PHRASES
from bangtin_playlists import words
from bangtin_playlists.programme import LARGEST_BYTES, Mistake
from bangtin_playlists.words import Language

_WIDEST = 100
"""Columns; longer lines of text are hard to read."""


def language(environment: Mapping[str, str] = os.environ, *, chosen: Language | None = None) -> Language:
    """Return the language that was *chosen*, else the environment's: English where it asks for that, or Vietnamese."""
    if chosen:
        return chosen
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        if environment.get(name):
            return "en" if environment[name].lower().startswith("en") else "vi"
    return "vi"


def asked_language(words: Sequence[str], environment: Mapping[str, str] = os.environ) -> Language:
    """Return the language that a call asks for by `--lang`, wherever that stands; else the environment's."""
    chosen = None
    for option, value in pairwise((*words, "")):
        found = option.removeprefix("--lang=") if option.startswith("--lang=") else value if option == "--lang" else ""
        chosen = "en" if found == "en" else "vi" if found == "vi" else chosen
    return language(environment, chosen=cast("Language | None", chosen))


def console(*, errors: bool = False) -> Console:
    """Return the terminal, never wider than is easy to read."""
    made = Console(stderr=errors, highlight=False, soft_wrap=False, file=sys.stderr if errors else sys.stdout)
    made.width = min(made.width, _WIDEST)
    return made


def phrase(key: str, language: Language, **params: object) -> str:
    """Say something of the command line's own."""
    return words.said(PHRASES[key], params, language)


def both(mistake: Mistake, language: Language) -> tuple[str, str]:
    """Return what is wrong and what helps."""
    if mistake.code.startswith("media."):
        return media_words.told(mistake.code.removeprefix("media."), mistake.params, language)
    return words.wrong(mistake.code, mistake.params, language), words.remedy(mistake.code, mistake.params, language)


def show_mistakes(out: Console, mistakes: Iterable[Mistake], language: Language, *, style: str = "red") -> None:
    """Print each with its place, its line, and the remedy."""
    sources: dict[str, list[str]] = {}
    for each in mistakes:
        file = each.place.file
        if file not in sources:
            sources[file] = _lines(file)
        _show(out, each, sources[file], language, style)


def _lines(file: str) -> list[str]:
    """Return the lines of a file, as far as it was read at all."""
    try:
        with Path(file).open("rb") as opened:
            return opened.read(LARGEST_BYTES).decode("utf-8-sig", errors="replace").splitlines()
    except OSError:
        return []


def _show(out: Console, mistake: Mistake, source: list[str], language: Language, style: str) -> None:
    place = mistake.place
    wrong, remedy = both(mistake, language)
    out.print(Text(f"{place.file}:{place.line}:{place.column}", style="bold"), soft_wrap=True)
    if place.line <= len(source):
        out.print(_excerpt(source[place.line - 1], place.column, f"{place.line:>5} │ ", out.width, style), no_wrap=True)
    out.print(Padding(Text(wrong, style=f"bold {style}"), (0, 0, 0, 6)))
    out.print(Padding(Text(f"→ {remedy}"), (0, 0, 1, 6)))


def _excerpt(line: str, column: int, gutter: str, width: int, style: str) -> Text:
    """Return the part of a line around a column, with a mark below it."""
    room = width - len(gutter) - 2
    start = max(0, min(column - 1 - room // 2, len(line) - room))
    shown = line[start : start + room].replace("\t", "→")
    text = Text(gutter, style="dim")
    text.append(f"{'…' if start else ''}{shown}{'…' if start + room < len(line) else ''}", style="not dim")
    text.append(f"\n{' ' * (len(gutter) - 2)}│ ")
    text.append(f"{' ' * (column - 1 - start + bool(start))}^", style=f"not dim bold {style}")
    return text
