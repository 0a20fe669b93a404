import json
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from typer.testing import CliRunner

from bangtin_player.command_line.app import application
from bangtin_player.command_line.terminal import language

PROGRAMME = """\
screen: {name: S, size: 100x50}
playlists:
  a: [{id: A, text: Xin chào, for: 10s}]
schedule: [{play: a}]
"""


def written(folder: Path, text: str) -> str:
    (folder / "p.yaml").write_text(text, encoding="utf-8")
    return str(folder / "p.yaml")


def ran(*arguments: str) -> tuple[int, str]:
    result = CliRunner().invoke(application(), list(arguments))
    assert result.exception is None or isinstance(result.exception, SystemExit)
    return result.exit_code, result.output


def test_check_of_a_sound_programme_exits_0(tmp_path: Path) -> None:
    assert ran("check", written(tmp_path, PROGRAMME)) == (0, "Không có lỗi.\n")


def test_check_names_file_line_and_remedy_in_the_language_asked_for(tmp_path: Path) -> None:
    path = written(tmp_path, PROGRAMME.replace("10s", "13:30"))
    code, told = ran("check", path)
    assert code == 1
    assert ":3:" in told
    assert "“13:30” không phải thời lượng" in told
    code, told = ran("check", path, "--lang", "en")
    assert "“13:30” is not a length of time" in told


def test_what_and_plan_refuse_a_mistaken_programme(tmp_path: Path) -> None:
    path = written(tmp_path, PROGRAMME.replace("play: a", "play: b"))
    assert ran("what", path, "--at", "2026-01-01")[0] == 1
    assert ran("plan", path, "--from", "2026-01-01", "--to", "2026-01-02")[0] == 1


@pytest.mark.parametrize(
    "arguments",
    [
        ("what", "--at", "noon"),
        ("what", "--at", "2026-02-30"),
        ("plan", "--from", "2026-01-02", "--to", "2026-01-01"),
        ("what", "--at", "2026-01-01", "--trigger", "fire"),
        ("plan",),
    ],
)
def test_a_call_that_makes_no_sense_exits_2(tmp_path: Path, arguments: tuple[str, ...]) -> None:
    path = written(tmp_path, PROGRAMME)
    assert ran(arguments[0], path, *arguments[1:])[0] == 2


def test_a_file_that_is_not_there_is_said_plainly(tmp_path: Path) -> None:
    code, told = ran("check", str(tmp_path / "gone.yaml"))
    assert code == 2
    assert "gone.yaml" in told


def test_an_instant_without_offset_is_the_screens(tmp_path: Path) -> None:
    path = written(tmp_path, PROGRAMME)
    assert ran("what", path, "--at", "2026-04-06T12:00", "--json") == ran(
        "what", path, "--at", "2026-04-06T05:00Z", "--json"
    )


def test_people_read_names_and_reasons(tmp_path: Path) -> None:
    code, told = ran("what", written(tmp_path, PROGRAMME), "--at", "2026-04-06T12:00:03", "--explain")
    assert code == 0
    assert "thứ Hai 06/04/2026 12:00:03 (+07:00)" in told
    assert "Xin chào" in told
    assert "3 s / 10 s" in told
    assert "đang phát" in told


def test_a_symbolic_link_out_of_the_folder_is_refused(tmp_path: Path) -> None:
    (tmp_path / "media").mkdir()
    (tmp_path / "secret.png").write_bytes(b"x")
    (tmp_path / "media" / "a.png").symlink_to(tmp_path / "secret.png")
    text = PROGRAMME.replace("text: Xin chào", "image: a.png") + "media: media\n"
    code, told = ran("check", written(tmp_path, text))
    assert code == 1
    assert "nằm ngoài thư mục" in told


@pytest.mark.parametrize(
    ("content", "said"), [(b"", "rỗng"), (b"not a picture at all", "không phải"), (None, "Không có tệp")]
)
def test_a_file_that_cannot_be_shown_is_named_with_its_line(tmp_path: Path, content: bytes | None, said: str) -> None:
    (tmp_path / "media").mkdir()
    if content is not None:
        (tmp_path / "media" / "a.png").write_bytes(content)
    text = PROGRAMME.replace("text: Xin chào", "image: a.png") + "media: media\n"
    code, told = ran("check", written(tmp_path, text))
    assert code == 1
    assert "“a.png”" in told
    assert said in told or "hiển thị được" in told
    assert ":3:" in told


@pytest.mark.parametrize("named", ["Chao-Ca.PNG", "chao-ca.jpg", "Chào ca.png"])
def test_the_file_that_was_probably_meant_is_offered(tmp_path: Path, named: str) -> None:
    (tmp_path / "media").mkdir()
    (tmp_path / "media" / "chao-ca.png").write_bytes(b"x")
    code, told = ran(
        "check", written(tmp_path, PROGRAMME.replace("text: Xin chào", f"image: {named}") + "media: media\n")
    )
    assert code == 1
    assert "Có phải “chao-ca.png”?" in told


def test_without_an_instant_what_answers_for_now(tmp_path: Path) -> None:
    code, told = ran("what", written(tmp_path, PROGRAMME), "--json")
    asked = datetime.fromisoformat(json.loads(told)["at"])
    assert code == 0
    assert abs(datetime.now(UTC) - asked) < timedelta(minutes=5)


def test_a_dark_screen_says_when_it_is_lit_again(tmp_path: Path) -> None:
    hours = 'hours: {days: mon-fri, from: "07:00", to: "17:30"}\n'
    _, told = ran("what", written(tmp_path, PROGRAMME + hours), "--at", "2026-04-10T20:00")
    assert "Tắt: ngoài giờ hoạt động" in told
    assert "Sáng lại: thứ Hai 13/04/2026 07:00:00" in told


def test_a_narrow_terminal_cuts_no_time_off(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "40")
    _, told = ran("what", written(tmp_path, PROGRAMME), "--at", "2026-04-06T12:00:03")
    assert "3 s / 10 s, đến 12:00:10" in told


def test_a_slip_in_the_yaml_says_that_the_rest_was_not_judged(tmp_path: Path) -> None:
    code, told = ran("check", written(tmp_path, PROGRAMME.replace("Xin chào", "%50 giảm")), "--lang", "en")
    assert code == 1
    assert "A value may not begin with “%”" in told
    assert "the rest of the file was not judged" in told


@pytest.mark.parametrize(
    ("environment", "expected"),
    [
        ({}, "vi"),
        ({"LANG": "en_GB.UTF-8"}, "en"),
        ({"LC_ALL": "C.UTF-8", "LANG": "en_GB"}, "vi"),
        ({"LANG": "vi_VN"}, "vi"),
    ],
)
def test_the_environment_chooses_the_language(environment: dict[str, str], expected: str) -> None:
    assert language(environment) == expected
