"""A player that was revoked: it offers a new code by itself, and believes nobody but its centre."""

import json

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from bangtin_player.agent.centre.filing import ERRANDS, IN_FORCE, LEDGER
from bangtin_playlists.wire.command import RestartScreen
from tests.player.agent.centre.fake_centre import SCREEN, Handler
from tests.player.agent.centre.stand import Stand


def revoked(stand: Stand) -> None:
    """Have the player revoked, and wait for the new code on its wall."""
    stand.centre.revoke()
    stand.parts.timetable.soon("heartbeat")
    stand.until(lambda: stand.parts.member.code)


def test_a_revoked_player_shows_a_new_code_and_nothing_of_what_it_had(stand: Stand) -> None:
    stand.enrol()
    before = stand.parts.member.identity
    assert stand.answer_to(RestartScreen(SCREEN)).outcome == "done"
    revoked(stand)
    documents = stand.source.read()
    assert stand.card().title == "ACDE FGHJ"
    assert documents.orders.version == 0
    assert stand.office.screen(0) == ""
    assert stand.parts.member.identity.public_key != before.public_key, "a revoked key is never trusted again"
    assert stand.parts.member.identity.centre == before.centre
    folder = stand.parts.member.folder
    assert not any((folder / name).exists() for name in (IN_FORCE, LEDGER, ERRANDS))
    assert [path.read_bytes() for path in stand.parts.media.iterdir() if path.is_file()] == [b"picture"]
    assert stand.parts.complaints.now() == ()


def test_one_that_is_accepted_again_shows_nothing_old_on_the_way(stand: Stand) -> None:
    stand.enrol()
    revoked(stand)
    stand.centre.objects.pop(f"documents/p/manifest-{SCREEN}")
    stand.centre.accept()
    stand.until(lambda: stand.office.screen(0) == SCREEN)
    assert stand.card().lines[0] == "Đã ghi danh"
    stand.centre.show(7, b"picture", b"other")
    stand.parts.timetable.soon("collect")
    stand.until(lambda: stand.manifest().version == 7)
    asked = [path for path in stand.centre.asked if path.startswith("media/")]
    assert len(asked) == len(set(asked)), "what was on the disk is not fetched again"
    assert stand.answer_to(RestartScreen(SCREEN)).outcome == "done"


@pytest.mark.parametrize("said", ["", "nonsense", "forged", "of another", "of another kind"])
def test_nobody_else_can_dismiss_it(stand: Stand, said: str) -> None:
    stand.enrol()
    key = stand.parts.member.identity.public_key
    forged = stand.centre.dismissal(key, Ed25519PrivateKey.generate())
    words = {
        "": b"",
        "nonsense": b"\xff<html>sign in to the network</html>",
        "forged": json.dumps({"dismissal": forged}).encode(),
        "of another": json.dumps({"dismissal": stand.centre.dismissal("A" * 43)}).encode(),
        "of another kind": json.dumps({"dismissal": stand.centre.objects["documents/s/orders"].decode()}).encode(),
    }

    def refuse(handler: Handler) -> bool:
        handler.answer(401, words[said])
        return True

    stand.centre.behave = refuse
    stand.parts.timetable.soon("heartbeat")
    stand.parts.timetable.soon("collect")
    stand.until(lambda: {"centre_stranger"} <= {each.code for each in stand.parts.complaints.now()})
    assert stand.manifest().version == 5
    assert stand.parts.member.identity.public_key == key
