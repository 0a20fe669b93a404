"""Whatever a player may complain of or answer, the console has Vietnamese and English words for it."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from bangtin_playlists import errors
from bangtin_server.players.words import of_answer, of_grievance

ROOT = Path(__file__).parents[2]
STORE = ("download", "store", "shelf", "keeping", "incoming", "part")
SEALED = ("Form", "Signature", "KeyNotListed", "Misdirected", "NotNewer", "Semantics", "Content")


def literals(path: Path, *called: str) -> Iterator[str]:
    """Yield the first argument of every call of *called*, where it is written out."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if (
            isinstance(node, ast.Call)
            and isinstance(node.func, ast.Name)
            and node.func.id.endswith(called)
            and node.args
        ):
            for each in ast.walk(node.args[0]):
                if isinstance(each, ast.Constant) and isinstance(each.value, str):
                    yield each.value


def complaints() -> Iterator[str]:
    for path in (ROOT / "player").rglob("*.py"):
        yield from literals(path, "Complaint", "Trouble")
    for name in STORE:
        yield from literals(ROOT / "media/bangtin_media" / f"{name}.py", "Error")
    for about in ("document", "command"):
        yield from (f"{about}_{name.lower()}" for name in SEALED)
    yield "document_documents"


def answers() -> Iterator[str]:
    errands = ROOT / "player/bangtin_player/agent/centre/errands.py"
    for node in ast.walk(ast.parse(errands.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "DeedError":
            code = node.args[1]
            assert isinstance(code, ast.Constant)
            yield str(code.value)
    yield from ("interrupted", "expired", "failed")


def test_the_sealed_ways_to_fail_are_these() -> None:
    assert all(hasattr(errors, f"{name}Error") for name in SEALED)


@pytest.mark.parametrize("code", sorted(set(complaints())))
def test_a_complaint_has_words(code: str) -> None:
    assert of_grievance(code) != code
    assert of_grievance(code, "en") not in {code, of_grievance(code)}


@pytest.mark.parametrize("code", sorted(set(answers())))
def test_an_answer_has_words(code: str) -> None:
    assert of_answer(code) != code
    assert of_answer(code, "en") not in {code, of_answer(code)}
