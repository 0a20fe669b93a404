"""Looks at the walls: small, only what changed, and only when the line may be used."""

import json
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path

import pytest

from bangtin_player.agent.centre.camera import Camera
from bangtin_player.agent.centre.looks import EDGE, Looks
from bangtin_player.core.asks import Ask, TakePicture
from bangtin_player.errors import CentreError
from tests.player.agent.centre.conftest import Member
from tests.player.agent.centre.fake_centre import SCREEN, FakeCentre, Handler
from tests.player.agent.centre.stand import Stand


def looking(player: Member, shows: Callable[[], bytes | None], paces: list[int] | None = None) -> Looks:
    """Return looks at a wall that shows what *shows* returns; None is a screen that does not answer."""

    def ask(wanted: Ask) -> None:
        assert isinstance(wanted, TakePicture)
        assert (wanted.edge, Path(wanted.path).suffix) == (EDGE, ".jpg")
        if (picture := shows()) is not None:
            Path(wanted.path).write_bytes(picture)

    return Looks(player.parts, Camera(player.parts, ask), (paces if paces is not None else []).append)


def sent(centre: FakeCentre) -> list[bytes]:
    return centre.told.get(f"pictures/{SCREEN}", [])


def test_a_wall_that_has_not_changed_costs_a_word(centre: FakeCentre, player: Member) -> None:
    wall, paces = [b"one"], list[int]()
    looks = looking(player, lambda: wall[0], paces)
    looks.send()
    looks.send()
    wall[0] = b"other"
    looks.send()
    same = json.dumps({"same": sha256(b"one").hexdigest()}, separators=(",", ":")).encode()
    assert sent(centre) == [b"one", same, b"other"]
    assert paces == [3, 5]


def test_a_centre_that_lost_the_look_gets_it_again(centre: FakeCentre, player: Member) -> None:
    looks = looking(player, lambda: b"one")
    looks.send()

    def forgets(handler: Handler) -> bool:
        if b"same" in handler.body:
            handler.json(404, {"error": "no such look"})
            return True
        return False

    centre.behave = forgets
    looks.send()
    assert sent(centre) == [b"one", b"one"]


def test_a_screen_that_gives_no_picture_is_complained_of(
    centre: FakeCentre, player: Member, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bangtin_player.agent.centre.camera.WITHIN_S", 0.0)
    looks = looking(player, lambda: None)
    looks.send()
    assert player.complaints() == {"photograph"}
    assert sent(centre) == []
    looking(player, lambda: b"one").send()
    assert player.complaints() == set()


def test_nothing_is_sent_beyond_what_the_line_allows(centre: FakeCentre, player: Member) -> None:
    def shut(_size: int) -> None:
        raise CentreError("not at this hour")

    def ask(wanted: Ask) -> None:
        assert isinstance(wanted, TakePicture)
        Path(wanted.path).write_bytes(b"one")

    with pytest.raises(CentreError):
        Looks(player.parts, Camera(player.parts, ask), shut).send()
    assert sent(centre) == []


def test_the_office_sends_looks_by_itself_once_a_wall_shows_something(stand: Stand) -> None:
    stand.enrol()
    stand.shows()
    stand.until(lambda: sent(stand.centre))
    assert sent(stand.centre)[0] == b"PNG"
