from pathlib import Path

import pytest

from bangtin_player.command_line.documents import ProgrammeError, UnreadableError
from bangtin_player.command_line.settings_file import read_settings
from bangtin_player.settings import ContactSettings, PlayerSettings, ScreenPlace

SHIPPED = Path(__file__).parents[2] / "config" / "player.yaml"


def test_the_shipped_file_is_the_defaults() -> None:
    assert read_settings(SHIPPED) == PlayerSettings()


def test_the_shipped_file_shows_every_key() -> None:
    text = SHIPPED.read_text(encoding="utf-8")

    assert all(f"\n{key}: " in text for key in PlayerSettings.__struct_fields__)


def test_the_row_that_it_explains_is_a_screen_with_its_defaults(tmp_path: Path) -> None:
    explained = [line for line in SHIPPED.read_text(encoding="utf-8").splitlines() if line.startswith("#   ")]
    rows = "\n".join(f"    {line[4:]}" for line in explained)
    path = tmp_path / "player.yaml"
    path.write_text(f"screens:\n  -\n{rows}\n", encoding="utf-8")

    (place,) = read_settings(path).screens
    assert place == ScreenPlace(programme=str(tmp_path / "nha-may.yaml"))
    assert [line[4:].split(":")[0] for line in explained] == list(ScreenPlace.__struct_fields__)


def test_the_contact_that_it_explains_is_one_at_its_defaults_with_a_reset(tmp_path: Path) -> None:
    (explained,) = [
        line for line in SHIPPED.read_text(encoding="utf-8").splitlines() if line.startswith("# contacts: ")
    ]
    path = tmp_path / "player.yaml"
    path.write_text(explained.removeprefix("# "), encoding="utf-8")

    (contact,) = read_settings(path).contacts
    assert contact == ContactSettings("bao-chay", "gpiochip0:17", reset="gpiochip0:27")


def test_a_contact_that_is_wired_nowhere_is_named_with_its_line(tmp_path: Path) -> None:
    path = tmp_path / "player.yaml"
    rows = ['{trigger: a, at: ""}', "{trigger: a, at: pin 17}", "{at: /run/a}", '{trigger: a, at: "c:1", reset: 27}']
    path.write_text("contacts:\n" + "".join(f"  - {row}\n" for row in rows), encoding="utf-8")

    with pytest.raises(ProgrammeError) as caught:
        read_settings(path)
    assert [(each.place.line, each.code) for each in caught.value.mistakes] == [
        (2, "bad_contact"),
        (3, "bad_contact"),
        (4, "missing_key"),
        (5, "bad_contact"),
    ]


def test_paths_are_those_beside_the_file(tmp_path: Path) -> None:
    path = tmp_path / "player.yaml"
    path.write_text("state: st\nscreens: [{programme: /srv/a.yaml, orders: lenh.yaml}]\n", encoding="utf-8")

    settings = read_settings(path)
    assert settings.state == str(tmp_path / "st")
    assert settings.screens[0] == ScreenPlace(programme="/srv/a.yaml", orders=str(tmp_path / "lenh.yaml"))


def test_every_mistake_is_found_at_once_with_its_line(tmp_path: Path) -> None:
    path = tmp_path / "player.yaml"
    path.write_text("clok_trust: floor\nclock_trust: maybe\nscreens:\n  - {engine: mpv}\n", encoding="utf-8")

    with pytest.raises(ProgrammeError) as caught:
        read_settings(path)
    assert [(each.place.line, each.code) for each in caught.value.mistakes] == [
        (1, "unknown_key"),
        (2, "unknown_choice"),
        (4, "unknown_choice"),
    ]


def test_a_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(UnreadableError, match=r"absent\.yaml"):
        read_settings(tmp_path / "absent.yaml")
