"""Calls of `bangtin-server`: what they answer, in which language, with which exit code."""

from pathlib import Path

import pytest

from bangtin_server.command_line.app import application
from bangtin_server.command_line.phrases import PHRASES
from bangtin_server.players.models import Screen

PROGRAMME = """screen: {name: SANH-02, size: 640x360}
playlists:
  ngay: [{id: A, text: Chào ca, for: 10s}]
schedule: [{id: ngay, play: ngay}]
"""
COMMANDS = ("run", "import", "export")


def called(capsys: pytest.CaptureFixture[str], *words: str) -> tuple[int, str]:
    """Return the exit code, and all that was said, on one line."""
    with pytest.raises(SystemExit) as caught:
        application()(list(words))
    said = capsys.readouterr()
    return int(str(caught.value.code or 0)), " ".join((said.out + said.err).split())


@pytest.fixture
def programme(tmp_path: Path) -> Path:
    path = tmp_path / "sanh.yaml"
    path.write_text(PROGRAMME, encoding="utf-8")
    return path


@pytest.mark.parametrize("command", COMMANDS)
@pytest.mark.parametrize("tongue", ["vi", "en"])
def test_the_page_of_each_command_is_whole(capsys: pytest.CaptureFixture[str], command: str, tongue: str) -> None:
    code, said = called(capsys, command, "--help", "--lang", tongue)
    phrase = PHRASES[f"help.{command}"]
    assert code == 0
    assert " ".join((phrase.vi if tongue == "vi" else phrase.en).split()) in said
    assert ("Mã thoát" if tongue == "vi" else "Exit codes") in said


def test_the_page_of_all_commands_is_vietnamese_unless_asked(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)
    code, said = called(capsys, "--help")
    assert code == 0
    assert all(each in said for each in ("Các lệnh", "server.env", *COMMANDS))
    assert "Commands" in called(capsys, "--lang", "en", "--help")[1]


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("publish",), "“publish”"),
        (("import",), "CHƯƠNG-TRÌNH..."),
        (("export", "A", "B"), "thừa"),
        (("export", "A", "--folder", "x"), "--folder"),
        (("import", "khong-co.yaml", "--site", "x"), "khong-co.yaml"),
    ],
)
def test_a_call_that_makes_no_sense_is_code_2(
    capsys: pytest.CaptureFixture[str], words: tuple[str, ...], said: str
) -> None:
    code, told = called(capsys, *words, "--lang", "vi")
    assert code == 2
    assert said in told


@pytest.mark.django_db(transaction=True)
def test_a_programme_goes_in_and_out_by_its_commands(
    capsys: pytest.CaptureFixture[str], programme: Path, tmp_path: Path
) -> None:
    assert called(capsys, "import", str(programme), "--site", "a", "--lang", "vi") == (
        0,
        f"Đã nhập {programme} cho màn hình SANH-02.",
    )
    code, said = called(capsys, "export", "SANH-02", "--to", str(tmp_path / "ra"), "--lang", "en")
    assert (code, said) == (0, f"Exported to {tmp_path / 'ra' / 'SANH-02.yaml'}.")
    code, said = called(capsys, "import", str(tmp_path / "ra" / "SANH-02.yaml"), "--lang", "en")
    assert (code, "nothing changes" in said) == (0, True)
    assert called(capsys, "export", "SANH-02", "--to", str(tmp_path / "ra"))[0] == 1


@pytest.mark.django_db(transaction=True)
def test_mistakes_are_told_with_line_and_remedy_in_either_language(
    capsys: pytest.CaptureFixture[str], programme: Path
) -> None:
    programme.write_text(PROGRAMME.replace("10s", "mười"), encoding="utf-8")
    code, said = called(capsys, "import", str(programme), "--site", "a", "--lang", "vi")
    assert code == 1
    assert f"{programme}:3:" in said
    assert "Viết kèm đơn vị: 10s" in said
    assert "1 lỗi. Không nhập gì cả." in said
    assert "Nothing is imported." in called(capsys, "import", str(programme), "--site", "a", "--lang", "en")[1]
    assert not Screen.objects.exists()


def test_every_phrase_has_the_same_placeholders_in_both_languages() -> None:
    for phrase in PHRASES.values():
        fields = [{part.partition("}")[0] for part in said.split("{")[1:]} for said in phrase]
        assert fields[0] == fields[1]
