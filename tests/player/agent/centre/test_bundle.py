"""What a technician far away gets: enough to understand a player, and nothing that opens anything."""

import json
import logging

from bangtin_playlists.instant import Instant, Millis
from bangtin_playlists.wire.command import Pattern, SendJournal
from tests.player.agent.centre.fake_centre import PLAYER, SCREEN
from tests.player.agent.centre.stand import Stand, now

OPENS = "0123456789abcdef0123456789abcdef"


def bundle(stand: Stand) -> str:
    assert stand.answer_to(SendJournal(Instant(0), Instant(now() + 60_000))).outcome == "done"
    (text,) = [bodies[-1].decode() for path, bodies in stand.centre.told.items() if path.startswith("logs/")]
    return text


def test_the_bundle_says_how_the_player_stands_and_what_it_logged(stand: Stand) -> None:
    stand.enrol()
    stand.answer_to(Pattern("LED-99", Millis(1)))
    said, _, log = bundle(stand).partition("\n--- log ---\n")
    facts = json.loads(said)
    assert (facts["player"], facts["centre"]) == (PLAYER, stand.centre.address)
    assert facts["documents"]["in_force"][f"manifest/{SCREEN}"] == 5
    assert facts["media"] == {"whole": 1, "bytes": len(b"picture")}
    assert facts["standing"]["clock_trust"] == "server"
    assert {"bangtin", "python", "requests"} <= facts["software"].keys()
    assert {"disk_free", "memory_available"} <= facts["machine"]["now"].keys()
    assert f"this is the player {PLAYER}" in log
    assert "Pattern, asked for by the centre" in log


def test_no_key_and_no_token_is_in_it(stand: Stand) -> None:
    stand.centre.objects[f"documents/{OPENS}/orders"] = stand.centre.objects["documents/s/orders"]
    addresses = {
        **stand.centre.addresses(),
        "orders": f"documents/{OPENS}/orders",
        "push": f"push/{OPENS},{OPENS[::-1]}",
    }
    stand.centre.addresses = lambda: addresses  # type: ignore[method-assign]  # as a centre gives them
    stand.enrol()
    identity = stand.parts.member.identity
    logging.getLogger("test").warning(
        "%s and %s and push/%s,%s and Authorization: Bearer %s", identity.secret, OPENS, OPENS, OPENS[::-1], "b" * 40
    )
    text = bundle(stand)
    for secret in (identity.secret, OPENS, OPENS[::-1], "b" * 40):
        assert secret not in text
    assert identity.public_key in text, "which key it is, is no secret"
