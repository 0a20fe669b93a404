"""Every error has its sentence in both languages, naming the same things."""

import ast
import os
import string
from pathlib import Path

import pytest

import bangtin_media
from bangtin_media.errors import BrokenError
from bangtin_media.sentences import SENTENCES
from bangtin_media.words import CODES, say, told

SOURCES = sorted(Path(bangtin_media.__file__).parent.glob("*.py"))


def _raised() -> set[str]:
    calls = (node for source in SOURCES for node in ast.walk(ast.parse(source.read_text(encoding="utf-8"))))
    return {
        call.args[0].value
        for call in calls
        if isinstance(call, ast.Call)
        and isinstance(call.func, ast.Name)
        and call.func.id.endswith("Error")
        and call.func.id != "ShelfError"  # a programme's own: its words stand with the reader's
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
    for code, (vietnamese, english) in SENTENCES.items():
        assert _names(vietnamese) == _names(english), code


def test_every_sentence_says_what_is_wrong_and_then_what_helps() -> None:
    for code, sentences in SENTENCES.items():
        for sentence in sentences:
            wrong, stop, remedy = sentence.partition(". ")
            assert wrong, code
            assert stop, code
            assert remedy.endswith("."), code


def test_a_full_stop_in_a_name_does_not_part_the_sentence() -> None:
    wrong, remedy = told("empty", {"file": "Bài 1. Mở đầu.mp4"}, "vi")
    assert wrong == "Tệp “Bài 1. Mở đầu.mp4” rỗng (0 byte)."
    assert remedy == "Tải lại từ bản gốc."


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("Nghị quyết.mp4", "Nghị quyết.mp4"),
        ("Nghi\u0323 quye\u0302\u0301t.mp4", "Nghi\u0323 quye\u0302\u0301t.mp4"),
        ("a\nb\x1b[2J.mp4", "a\\nb\\x1b[2J.mp4"),
        ("gpj\u202e.mp4", "gpj\\u202e.mp4"),
        (os.fsdecode(b"\xff.mp4"), "\\udcff.mp4"),
    ],
)
def test_a_name_that_would_command_the_terminal_is_written_out(name: str, shown: str) -> None:
    error = BrokenError("empty", file=name)
    assert error.facts == {"file": shown}
    assert f"“{shown}”".encode() in str(error).encode()


def test_what_a_stranger_is_comes_in_the_readers_language() -> None:
    facts = {"file": "a.mp4", "what": "text"}
    assert "tệp văn bản" in say("other_kind", facts)
    assert "a text file" in say("other_kind", facts, "en")
