"""Every error has its sentence in both languages, naming the same things."""

import ast
import string
from pathlib import Path

import bangtin_media
from bangtin_media import words
from bangtin_media.words import CODES, say

SOURCES = sorted(Path(bangtin_media.__file__).parent.glob("*.py"))


def _raised() -> set[str]:
    calls = (node for source in SOURCES for node in ast.walk(ast.parse(source.read_text(encoding="utf-8"))))
    return {
        call.args[0].value
        for call in calls
        if isinstance(call, ast.Call)
        and isinstance(call.func, ast.Name)
        and call.func.id.endswith("Error")
        and call.args
        and isinstance(call.args[0], ast.Constant)
        and isinstance(call.args[0].value, str)
        and call.args[0].value.isidentifier()
    }


def _names(sentence: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(sentence) if name}


def test_every_code_that_is_raised_has_its_sentence_and_every_sentence_is_used() -> None:
    assert _raised() == CODES


def test_both_languages_name_the_same_things() -> None:
    for code, (vietnamese, english) in words._SENTENCES.items():  # noqa: SLF001 - the table itself is under test
        assert _names(vietnamese) == _names(english), code


def test_what_a_stranger_is_comes_in_the_readers_language() -> None:
    facts = {"file": "a.mp4", "what": "text"}
    assert "tệp văn bản" in say("other_kind", facts)
    assert "a text file" in say("other_kind", facts, "en")
