"""Asks the example programmes through the command line, and tells the answers in short."""

import json
from pathlib import Path
from typing import Any

from typer.testing import CliRunner

from bangtin_player.command_line.app import application
from bangtin_playlists.playlist import Item
from bangtin_playlists.programme import EmptyShelf, read_programme

EXAMPLES = Path(__file__).parents[3] / "playlists" / "examples"
FLEET = sorted(EXAMPLES.glob("s0*.yaml"))
S01, S02, S03, S04, S05, S06, S07, S08 = FLEET
FIRE = "bao-chay=2026-04-06T22:03:20/2026-04-06T22:18:05"


def asked(*arguments: object) -> Any:  # noqa: ANN401  (JSON)
    ran = CliRunner().invoke(application(), [str(each) for each in (*arguments, "--json")])
    assert ran.exit_code == 0, ran.output
    return json.loads(ran.stdout)


def on(programme: Path, at: str, *more: object, zone: str = "main") -> str:
    """Say what is on, as `N2+30 p3`; `dark` where nothing is."""
    answer = asked("what", programme, "--at", at, *more)
    if answer["dark"]:
        assert answer["zones"] == {}
        return "dark"
    shown = answer["zones"][zone]
    return f"{shown['item']}+{shown['offset']}" + (f" p{shown['page']}" if shown["page"] else "")


def plays(programme: Path, day: str, next_day: str, *more: object) -> dict[str, tuple[object, object]]:
    answer = asked("plan", programme, "--from", day, "--to", next_day, *more)
    return {item: (count["full"], count["cut"]) for item, count in answer["plays"].items()}


def items_of(programme: Path) -> list[Item]:
    """Return the items of a programme as it is written; its media need not be there."""
    read = read_programme(programme.name, programme.read_bytes(), EmptyShelf())
    assert read.manifest is not None, read.mistakes
    return [each for playlist in read.manifest.playlists for each in playlist.elements if isinstance(each, Item)]
