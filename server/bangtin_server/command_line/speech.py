"""How the command line speaks: in which language, and where."""

import os
import sys
from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise
from pathlib import Path

from rich.console import Console
from rich.padding import Padding
from rich.text import Text

from bangtin_media import words as media_words
from bangtin_playlists import words
from bangtin_playlists.programme import LARGEST_BYTES, Mistake
from bangtin_playlists.words import Language
from bangtin_server.command_line.phrases import PHRASES

_WIDEST = 100


def asked_language(call: Sequence[str], environment: Mapping[str, str] = os.environ) -> Language:
    """Return the language that a call asks for by `--lang`, else the environment's: English where that is set.

    >>> asked_language(["run"], {"LANG": "en_GB.UTF-8"}), asked_language(["run"], {}), asked_language(["--lang=en"], {})
    ('en', 'vi', 'en')
    """
    found = next((environment[each] for each in ("LC_ALL", "LC_MESSAGES", "LANG") if environment.get(each)), "")
    for option, value in pairwise((*call, "")):
        if option == "--lang" or option.startswith("--lang="):
            found = value if option == "--lang" else option.removeprefix("--lang=")
    return "en" if found.lower().startswith("en") else "vi"


def console(*, errors: bool = False) -> Console:
    """Return the terminal, never wider than is easy to read."""
    made = Console(stderr=errors, highlight=False, file=sys.stderr if errors else sys.stdout)
    made.width = min(made.width, _WIDEST)
    return made


def phrase(key: str, tongue: Language, **params: object) -> str:
    """Say something of the command line's own."""
    return words.said(PHRASES[key], params, tongue)


def say(key: str, tongue: Language, **params: object) -> None:
    """Print something that was asked for; one that waits for it in a pipe gets it at once."""
    console().print(Text(phrase(key, tongue, **params)), soft_wrap=True)
    sys.stdout.flush()


def complain(told: str, *, style: str = "red") -> None:
    """Print what went wrong."""
    console(errors=True).print(Text(told, style=style), soft_wrap=True)


def show_mistakes(path: Path, mistakes: Iterable[Mistake], tongue: Language) -> None:
    """Print each mistake of a programme with its line and the remedy."""
    out = console(errors=True)
    source = _lines(path)
    for each in mistakes:
        wrong, remedy = _told(each, tongue)
        line = each.place.line
        out.print(Text(f"{each.place.file}:{line}:{each.place.column}", style="bold"), soft_wrap=True)
        if line <= len(source):
            out.print(Text(f"{line:>5} │ {source[line - 1]}"), no_wrap=True, overflow="ellipsis")
        out.print(Padding(Text(wrong, style="bold red"), (0, 0, 0, 6)))
        out.print(Padding(Text(f"→ {remedy}"), (0, 0, 1, 6)))


def _told(mistake: Mistake, tongue: Language) -> tuple[str, str]:
    """Return what is wrong and what helps."""
    if mistake.code.startswith("media."):
        return media_words.told(mistake.code.removeprefix("media."), mistake.params, tongue)
    return words.wrong(mistake.code, mistake.params, tongue), words.remedy(mistake.code, mistake.params, tongue)


def _lines(path: Path) -> list[str]:
    with path.open("rb") as file:
        return file.read(LARGEST_BYTES).decode("utf-8-sig", errors="replace").splitlines()
