"""`enrol`: asks, shows the code, waits, and keeps to one centre."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
import typer

from bangtin_player.command_line import enrolling
from bangtin_player.command_line.enrolling import enrol
from tests.player.agent.centre.fake_centre import PLAYER, FakeCentre, Handler, running


@pytest.fixture
def centre(monkeypatch: pytest.MonkeyPatch) -> Iterator[FakeCentre]:
    monkeypatch.setattr(enrolling, "_EVERY_S", 0.01)
    with running(FakeCentre()) as centre:
        yield centre


def accept_at_the_third_look(centre: FakeCentre) -> None:
    looks = list[str]()

    def technician(handler: Handler) -> None:
        if handler.path.endswith("/enrolment"):
            looks.append(handler.path)
            if len(looks) == 3:
                centre.accept()

    centre.behave = technician


def identity(folder: Path) -> dict[str, dict[str, str]]:
    read: dict[str, dict[str, str]] = json.loads((folder / "centre" / "identity.json").read_bytes())
    return read


def test_a_machine_is_enrolled_with_the_code_that_it_shows(
    centre: FakeCentre, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    accept_at_the_third_look(centre)
    enrol(centre.address + "/", state=tmp_path, lang="en")
    said = capsys.readouterr().err
    assert "ACDE FGHJ" in said
    assert f"{centre.address}/enrol/ACDEFGHJ" in said
    assert f"Enrolled as {PLAYER}" in said
    assert identity(tmp_path)["welcome"]["player"] == PLAYER


def test_who_asks_again_is_the_same_player_and_keeps_to_its_centre(centre: FakeCentre, tmp_path: Path) -> None:
    accept_at_the_third_look(centre)
    enrol(centre.address, state=tmp_path, lang="en")
    before = identity(tmp_path)
    enrol(centre.address, state=tmp_path, lang="en")
    assert identity(tmp_path) == before
    with pytest.raises(typer.Exit):
        enrol("https://other.example.vn", state=tmp_path, lang="vi")
    assert identity(tmp_path) == before


def test_anew_is_another_player(centre: FakeCentre, tmp_path: Path) -> None:
    accept_at_the_third_look(centre)
    enrol(centre.address, state=tmp_path, lang="en")
    before = identity(tmp_path)
    (tmp_path / "centre" / "in_force.json").write_bytes(b"{}")
    accept_at_the_third_look(centre)
    enrol(centre.address, anew=True, state=tmp_path, lang="en")
    assert identity(tmp_path)["secret"] != before["secret"]
    assert not (tmp_path / "centre" / "in_force.json").exists()


@pytest.mark.parametrize("text", ["centre.example.vn", "ftp://centre", "http://", "https://a.vn/?b=1"])
def test_what_is_no_address_is_refused(text: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(typer.Exit):
        enrol(text, state=tmp_path, lang="vi")
    assert "không phải địa chỉ" in capsys.readouterr().err
