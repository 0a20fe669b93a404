"""The play log on its way: in order, once, and nothing lost between two power cuts."""

import sqlite3
from collections.abc import Iterable
from contextlib import closing
from pathlib import Path
from uuid import UUID

import pytest

from bangtin_player.agent.centre import refused_plays
from bangtin_player.agent.centre.complaints import Complaints
from bangtin_player.agent.centre.identity import new_identity
from bangtin_player.agent.centre.link import Link
from bangtin_player.agent.centre.outbox import BATCH, Outbox
from bangtin_player.agent.play_table import PlayTable
from bangtin_player.core.play_log import uuid7
from bangtin_player.errors import RefusedError, UnreachableError
from bangtin_playlists.instant import Instant, Millis
from bangtin_playlists.wire.documents import decode
from bangtin_playlists.wire.proof_of_play import ProofOfPlay
from tests.player.agent.centre.fake_centre import PLAYER, FakeCentre, Handler


def play(number: int, player: str = PLAYER) -> ProofOfPlay:
    return ProofOfPlay(
        id=uuid7(number, bytes(10)),
        boot=UUID(int=1),
        sequence=0,
        player=player,
        screen="LED-01",
        zone="main",
        item=f"I{number}",
        planned_start=Instant(number),
        actual_start=Instant(number),
        shown_ms=Millis(1),
        slot_ms=Millis(1),
        full=True,
        clock_trust="server",
    )


@pytest.fixture
def log(tmp_path: Path) -> Path:
    return tmp_path / "plays.sqlite"


def lay_down(log: Path, plays: Iterable[ProofOfPlay]) -> None:
    table = PlayTable(log, 1000)
    table.add(list(plays))
    table.close()


def taken(centre: FakeCentre) -> list[str]:
    """Return the items as they came."""
    bodies = centre.told.get("plays", [])
    return [decode(ProofOfPlay, line).item for body in bodies for line in body.splitlines()]


def test_rows_are_sent_in_their_order_and_once(centre: FakeCentre, log: Path) -> None:
    count = 2 * BATCH + 3
    lay_down(log, map(play, range(count)))
    outbox, link = Outbox(log, Complaints()), Link(new_identity(centre.address))
    assert outbox.waiting(PLAYER) == count
    assert outbox.send(link, PLAYER)
    assert outbox.send(link, PLAYER)
    assert taken(centre) == [f"I{number}" for number in range(count)]
    assert outbox.waiting(PLAYER) == 0
    assert [len(body.splitlines()) for body in centre.told["plays"]] == [BATCH, BATCH, 3]


def test_rows_from_before_the_enrolment_stay_here(centre: FakeCentre, log: Path) -> None:
    lay_down(log, [play(1, "raspberrypi"), play(2)])
    outbox = Outbox(log, Complaints())
    outbox.send(Link(new_identity(centre.address)), PLAYER)
    assert taken(centre) == ["I2"]


def test_what_the_centre_did_not_say_that_it_has_comes_again(centre: FakeCentre, log: Path) -> None:
    lay_down(log, map(play, range(3)))
    swallowed: list[bytes] = []

    def take_and_say_nothing(handler: Handler) -> bool:
        swallowed.append(b"")
        handler.answer(502, b"")
        return True

    centre.behave = take_and_say_nothing
    with pytest.raises(UnreachableError):
        Outbox(log, Complaints()).send(Link(new_identity(centre.address)), PLAYER)
    centre.behave = lambda _handler: False
    Outbox(log, Complaints()).send(Link(new_identity(centre.address)), PLAYER)
    assert taken(centre) == ["I0", "I1", "I2"]


def test_one_row_that_is_refused_holds_no_other_back(centre: FakeCentre, log: Path) -> None:
    lay_down(log, map(play, range(9)))
    complaints = Complaints()
    link = Link(new_identity(centre.address))
    post = link.post

    def refuse_five(path: str, body: bytes, kind: str, within_s: float) -> object:
        if b'"I5"' in body:
            raise RefusedError("400: no row")
        return post(path, body, kind, within_s)

    link.post = refuse_five  # type: ignore[assignment,method-assign]  # a centre that cannot read one row
    assert Outbox(log, complaints).send(link, PLAYER)
    assert sorted(taken(centre)) == [f"I{number}" for number in range(9) if number != 5]
    assert [each.code for each in complaints.now()] == ["play_refused"]
    assert refused_of(log) == [("I5", "400: no row")]


def refused_of(log: Path) -> list[tuple[str, str]]:
    """Return the items that lie aside, and why."""
    with closing(sqlite3.connect(log)) as connection:
        rows = reversed(refused_plays.newest(connection, 9))
        return [(decode(ProofOfPlay, str(row["row"]).encode()).item, str(row["why"])) for row in rows]


def test_rows_that_the_centre_names_lie_aside_and_are_said_for_a_day(
    centre: FakeCentre, log: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    lay_down(log, map(play, range(9)))
    bodies = list[bytes]()

    def refuse_two(handler: Handler) -> bool:
        bodies.append(handler.body)
        handler.json(200, {"kept": 7, "refused": [{"line": 3, "error": "no such screen"}, {"line": 5, "error": "old"}]})
        return True

    centre.behave = refuse_two
    complaints, link = Complaints(), Link(new_identity(centre.address))
    outbox = Outbox(log, complaints)
    assert outbox.send(link, PLAYER)
    assert refused_of(log) == [("I2", "no such screen"), ("I4", "old")]
    assert [each.detail for each in complaints.now()] == ["2 within a day, the last: row 1005: old"]
    assert (outbox.waiting(PLAYER), len(bodies)) == (0, 1)
    again = Complaints()
    Outbox(log, again).send(link, PLAYER)
    assert [each.code for each in again.now()] == ["play_refused"], "a new start forgets nothing"
    monkeypatch.setattr(refused_plays, "LATELY_MS", -1)
    outbox.send(link, PLAYER)
    assert complaints.now() == ()


def test_a_batch_that_is_refused_line_by_line_is_not_sent_in_pieces(centre: FakeCentre, log: Path) -> None:
    lay_down(log, map(play, range(9)))
    refused = [{"line": number, "error": "not yours"} for number in range(1, 10)]
    posts = list[bytes]()

    def refuse_all(handler: Handler) -> bool:
        posts.append(handler.body)
        handler.json(400, {"error": "line 1: not yours", "kept": 0, "refused": refused})
        return True

    centre.behave = refuse_all
    assert Outbox(log, Complaints()).send(Link(new_identity(centre.address)), PLAYER)
    assert len(posts) == 1
    assert refused_of(log) == [(f"I{number}", "not yours") for number in range(9)]


def test_a_log_that_is_not_there_yet_is_no_trouble(centre: FakeCentre, log: Path) -> None:
    outbox = Outbox(log, Complaints())
    assert outbox.waiting(PLAYER) == 0
    assert outbox.send(Link(new_identity(centre.address)), PLAYER)
    assert not log.exists()
