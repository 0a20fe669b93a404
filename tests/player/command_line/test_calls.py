"""Help pages and refused calls, in the language of the call."""

import re
from pathlib import Path

import pytest
from typer.testing import CliRunner

from bangtin_player.__main__ import INTERRUPTED, main
from bangtin_player.command_line.app import application
from bangtin_player.command_line.help_phrases import EXAMPLES
from bangtin_player.command_line.phrases import PHRASES
from bangtin_player.command_line.terminal import asked_language
from bangtin_playlists.words import Language

COMMANDS = ("check", "what", "plan", "play", "pattern", "run", "enrol")
ENGLISH_OF_TYPER = re.compile(r"Usage|Options|Arguments|Show this|required|default|Missing|No such|Invalid|Error")


def ran(*words: str) -> tuple[int, str]:
    result = CliRunner().invoke(application(), list(words))
    assert result.exception is None or isinstance(result.exception, SystemExit)
    return result.exit_code, result.output


@pytest.mark.parametrize("command", COMMANDS)
def test_a_page_of_help_is_wholly_vietnamese(command: str) -> None:
    code, told = ran(command, "--help", "--lang", "vi")
    assert code == 0
    assert not ENGLISH_OF_TYPER.search(told)
    assert all(title in told for title in ("Cách dùng", "Tùy chọn", "Ví dụ", "Mã thoát"))


@pytest.mark.parametrize("command", COMMANDS)
def test_a_page_of_help_is_wholly_english(command: str) -> None:
    _, told = ran("--lang", "en", command, "--help")
    assert told.isascii()
    assert "Exit codes" in told


@pytest.mark.parametrize(
    ("command", "called"), [("play", "play [PROGRAMME | FILE...] [OPTIONS]"), ("enrol", "enrol ADDRESS [OPTIONS]")]
)
def test_a_page_says_which_arguments_may_be_left_out(command: str, called: str) -> None:
    _, told = ran("--lang", "en", command, "--help")
    assert f"Usage: bangtin-player {called}" in told


def test_every_example_of_a_page_is_a_call_that_is_understood(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    for command in ("check", "what", "plan"):
        for each in EXAMPLES[command]:
            code, told = ran(*each.split(), "--lang", "en")
            assert code == 2
            assert "There is no file" in told


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("waht",), "Có phải “what”?"),
        ((), "Các lệnh"),
        (("--lang", "vi"), "Thiếu lệnh"),
        (("what", "p.yaml", "--att", "1"), "Có phải “--at”?"),
        (("what",), "Thiếu CHƯƠNG-TRÌNH"),
        (("plan", "p.yaml", "--to", "2026-04-07"), "Thiếu --from"),
        (("what", "p.yaml", "--at"), "Thiếu --at"),
        (("what", "p.yaml", "--at=1", "--json=2"), "--json không nhận giá trị"),
        (("pattern", "a", "b"), "Thừa “b”"),
        (("play", "--engine", "mpv", "a.mp4"), "--engine: không dùng được “mpv”"),
        (("play", "--rate=0", "a.mp4"), "--rate: không dùng được “0”"),
        (("check", "--lang", "fr", "p.yaml"), "--lang: không dùng được “fr”"),
        (("check", "."), "là thư mục"),
        (("check", "gone.yaml"), "Không có tệp gone.yaml"),
    ],
)
def test_a_call_that_makes_no_sense_is_refused_in_words(words: tuple[str, ...], told: str) -> None:
    code, said = ran(*words)
    assert code == 2
    assert told in said.replace("\n", " ")
    assert not ENGLISH_OF_TYPER.search(said)


@pytest.mark.parametrize(
    ("words", "expected"),
    [((), "vi"), (("--lang", "en", "what"), "en"), (("what", "--lang=en"), "en"), (("what", "--lang"), "vi")],
)
def test_the_language_may_be_asked_for_anywhere_in_a_call(words: tuple[str, ...], expected: Language) -> None:
    assert asked_language(words, {}) == expected


def test_every_phrase_is_said_in_both_languages() -> None:
    holes = {
        key for key, each in PHRASES.items() if set(re.findall(r"{\w+", each.vi)) != set(re.findall(r"{\w+", each.en))
    }
    assert not holes


def test_a_report_that_could_not_be_written_is_refused_before_the_run(tmp_path: Path) -> None:
    code, told = ran("play", "film.mp4", "--report", str(tmp_path / "gone" / "report.json"))
    assert code == 2
    assert "--report" in told


def test_a_file_without_end_is_read_no_further_than_a_programme_may_be_long() -> None:
    code, told = ran("check", "/dev/zero")
    assert code == 1
    assert "4 MB" in told


def test_ctrl_c_before_a_command_has_begun_leaves_no_traceback(monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted() -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("bangtin_player.command_line.app.application", interrupted)
    with pytest.raises(SystemExit) as ended:
        main()
    assert ended.value.code == INTERRUPTED
