"""Documents on a disk that fails, and under keys that change."""

import errno
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from bangtin_player.agent import durable
from bangtin_player.agent.centre import cabinet as module
from bangtin_player.agent.centre.filing import FILES, IN_FORCE, LEDGER
from bangtin_playlists.wire.keys import Keys, PublisherKey
from bangtin_playlists.wire.manifest import Manifest
from bangtin_playlists.wire.orders import Orders
from bangtin_playlists.wire.seal import key_text, seal
from tests.player.agent.centre.conftest import Member
from tests.player.agent.centre.fake_centre import KINDS, SCREEN, SITE, FakeCentre


def on_wall(player: Member) -> int:
    shown = player.cabinet.in_force(Manifest, SCREEN)
    return shown.version if shown else 0


@pytest.mark.parametrize("name", [LEDGER, IN_FORCE, ""])
def test_a_disk_that_takes_nothing_leaves_the_wall_as_it_is(
    centre: FakeCentre, player: Member, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    centre.show(5, b"one")
    player.round()
    whole = durable.write_durably

    def fail(path: Path, content: bytes) -> None:
        if path.name == name or (not name and path.parent.name == FILES):
            raise OSError(errno.EROFS, "read-only file system")
        whole(path, content)

    monkeypatch.setattr(module, "write_durably", fail)
    centre.show(6, b"one")
    player.round()
    assert on_wall(player) == 5
    assert player.complaints()
    assert player.complaints() <= {"document_documents", "document_disk"}
    monkeypatch.setattr(module, "write_durably", whole)
    player.round()
    assert on_wall(player) == 6
    assert player.complaints() == set()


def test_a_ledger_that_was_lost_remembers_what_is_in_force(centre: FakeCentre, player: Member) -> None:
    centre.show(5, b"one")
    player.round()
    (player.parts.member.folder / LEDGER).write_bytes(b"rot")
    centre.show(4, b"one")
    again = Member(player.parts.media.parent, centre, player.identity)
    again.round()
    assert on_wall(again) == 5
    assert "document_notnewer" in again.complaints()


def test_a_key_that_was_retired_leaves_what_it_signed_and_signs_nothing_new(centre: FakeCentre, player: Member) -> None:
    centre.show(5, b"one")
    player.round()
    new = Ed25519PrivateKey.generate()
    listed = PublisherKey(key_text(centre.publisher.public_key()), KINDS, retired=True)
    successor = PublisherKey(key_text(new.public_key()), KINDS)
    centre.objects["documents/keys"] = seal(Keys(999, keys=(listed, successor)), centre.root)
    centre.show(6, b"one")
    player.round()
    assert on_wall(player) == 5
    assert "document_keynotlisted" in player.complaints()
    centre.publisher = new
    centre.show(7, b"one")
    centre.publish(Orders(site=SITE, version=9), "documents/s/orders")
    centre.stamp()
    player.round()
    assert on_wall(player) == 7
    assert player.complaints() == set()


def test_nothing_that_a_leaked_key_signed_is_opened_again(centre: FakeCentre, player: Member) -> None:
    centre.show(5, b"one")
    player.round()
    centre.publisher = Ed25519PrivateKey.generate()
    centre.version = 998
    centre.publish_keys()
    player.round()
    assert on_wall(player) == 0
    centre.show(6, b"one")
    player.round()
    assert on_wall(player) == 6


def test_what_stood_on_a_screen_that_went_to_another_player_is_let_go(centre: FakeCentre, player: Member) -> None:
    centre.show(5, b"one")
    player.round()
    player.cabinet.drop_others({(Orders, SITE)})
    assert on_wall(player) == 0
    assert player.cabinet.held(Manifest, SCREEN) is not None, "its version is remembered"


def test_files_that_nothing_refers_to_are_swept(centre: FakeCentre, player: Member) -> None:
    for version in range(5, 12):
        centre.show(version, b"one")
        player.round()
    files = list((player.parts.member.folder / FILES).iterdir())
    assert len(files) == 5  # keys, timestamp, orders, and the manifests of now and before
