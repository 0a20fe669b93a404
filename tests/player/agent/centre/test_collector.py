"""The collect against a centre that errs, lies or falls silent: the wall changes only for what is whole and true."""

import os
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from bangtin_player.agent.centre.link import Link
from bangtin_player.errors import AbsentError, UnreachableError
from bangtin_playlists.wire.keys import PublisherKey
from bangtin_playlists.wire.manifest import Manifest
from bangtin_playlists.wire.orders import Orders
from bangtin_playlists.wire.seal import key_text, seal
from bangtin_playlists.wire.timestamp import Latest
from tests.player.agent.centre.conftest import Member
from tests.player.agent.centre.fake_centre import SCREEN, SITE, FakeCentre, Handler, manifest

PATH = f"documents/p/manifest-{SCREEN}"
ONE, TWO = b"one" * 1000, b"two" * 1000


def on_wall(player: Member) -> int:
    shown = player.cabinet.in_force(Manifest, SCREEN)
    return shown.version if shown else 0


def test_what_is_published_is_on_the_wall_after_a_round(centre: FakeCentre, player: Member) -> None:
    centre.show(5, ONE, TWO)
    player.round()
    assert on_wall(player) == 5
    assert player.cabinet.in_force(Orders, SITE) is not None
    assert player.complaints() == set()


def test_what_has_not_changed_is_not_sent_again(centre: FakeCentre, player: Member) -> None:
    centre.show(5, ONE)
    player.round()
    sent: list[str] = []

    def listen(handler: Handler) -> None:
        sent.append(handler.headers.get("If-None-Match", ""))

    centre.behave = listen
    player.round()
    assert len(sent) == 4
    assert all(sent)


def test_a_manifest_waits_for_every_medium(centre: FakeCentre, player: Member) -> None:
    centre.show(5, ONE)
    player.round()
    made = centre.show(6, ONE, TWO)
    gone = made.media[1].digest
    held = centre.objects.pop(f"media/{gone[:2]}/{gone}")
    player.round()
    assert on_wall(player) == 5
    assert player.complaints() == {"download_refused"}
    centre.objects[f"media/{gone[:2]}/{gone}"] = held
    again = Member(player.parts.media.parent, centre, player.identity)
    again.round()
    assert on_wall(again) == 6
    before = again.cabinet.before(Manifest, SCREEN)
    assert before is not None
    assert before.version == 5


@pytest.mark.parametrize("spoil", ["bit", "other key", "older", "other screen", "cut", "noise", "portal", "root signs"])
def test_a_document_that_is_not_to_be_trusted_changes_nothing(centre: FakeCentre, player: Member, spoil: str) -> None:
    centre.show(5, ONE)
    player.round()
    made = manifest(6, ONE)
    good = seal(made, centre.publisher)
    centre.objects[PATH] = {
        "bit": bytes([*good[:-9], good[-9] ^ 1, *good[-8:]]),
        "other key": seal(made, Ed25519PrivateKey.generate()),
        "older": seal(manifest(4, ONE), centre.publisher),
        "other screen": seal(manifest(6, ONE, screen="LED-02"), centre.publisher),
        "cut": good[:-5],
        "noise": os.urandom(5000),
        "portal": b"<html>please sign in</html>",
        "root signs": seal(made, centre.root),
    }[spoil]
    player.round()
    assert on_wall(player) == 5
    assert {code.partition("_")[0] for code in player.complaints()} == {"document"}
    centre.objects[PATH] = good
    player.round()
    assert on_wall(player) == 6
    assert player.complaints() == set()


def test_a_refused_document_is_not_sent_again_as_long_as_it_is_the_same(centre: FakeCentre, player: Member) -> None:
    centre.objects[PATH] = b"nonsense" * 10
    player.round()
    unconditional: list[str] = []

    def listen(handler: Handler) -> None:
        if "If-None-Match" not in handler.headers:
            unconditional.append(handler.path)

    centre.behave = listen
    player.round()
    assert unconditional == []
    assert player.complaints() == {"document_form"}


def test_a_key_that_is_listed_later_opens_what_was_refused(centre: FakeCentre, player: Member) -> None:
    other = Ed25519PrivateKey.generate()
    centre.objects[PATH] = seal(manifest(6), other)
    player.round()
    assert player.complaints() == {"document_keynotlisted"}
    centre.publish_keys(PublisherKey(key_text(other.public_key()), ("manifest",)))
    player.round()
    assert on_wall(player) == 6


def test_an_order_does_not_wait_for_a_film(centre: FakeCentre, player: Member) -> None:
    made = centre.show(5, ONE)
    centre.objects.pop(f"media/{made.media[0].digest[:2]}/{made.media[0].digest}")
    centre.publish(Orders(site=SITE, version=9), "documents/s/orders")
    player.collector.collect(player.where)
    orders = player.cabinet.in_force(Orders, SITE)
    assert orders is not None
    assert orders.version == 9
    assert on_wall(player) == 0


def test_a_restart_reads_on_where_it_was_without_the_network(centre: FakeCentre, player: Member) -> None:
    centre.show(5, ONE)
    player.round()

    def fall_ill(handler: Handler) -> bool:
        handler.answer(503, b"")
        return True

    centre.behave = fall_ill
    again = Member(player.parts.media.parent, centre, player.identity)
    with pytest.raises(UnreachableError):
        again.collector.collect(again.where)
    assert on_wall(again) == 5


def test_a_version_once_seen_is_never_gone_below_even_if_it_was_never_whole(centre: FakeCentre, player: Member) -> None:
    centre.show(5, ONE)
    player.round()
    made = centre.show(7, ONE, TWO)
    centre.objects.pop(f"media/{made.media[1].digest[:2]}/{made.media[1].digest}")
    player.round()
    again = Member(player.parts.media.parent, centre, player.identity)
    centre.show(6, ONE)
    again.round()
    assert on_wall(again) == 5
    assert "document_notnewer" in again.complaints()


def test_a_document_whose_file_the_disk_lost_is_taken_again(centre: FakeCentre, player: Member) -> None:
    centre.show(5, ONE)
    player.round()
    for path in (player.parts.member.folder / "documents").iterdir():
        path.write_bytes(b"rot")
    again = Member(player.parts.media.parent, centre, player.identity)
    assert on_wall(again) == 0
    again.round()
    assert on_wall(again) == 5


def test_the_set_before_stays_whole_until_another_takes_its_place(centre: FakeCentre, player: Member) -> None:
    for version, picture in ((5, ONE), (6, TWO), (7, b"three")):
        centre.show(version, picture)
        player.round()
    player.parts.store.purge(player.stock.wanted(player.where), 1 << 60)
    kept = {each.size for each in player.parts.store.entries()}
    assert kept == {len(TWO), len(b"three")}


def test_a_medium_that_rotted_on_the_wall_is_fetched_anew(centre: FakeCentre, player: Member, tmp_path: Path) -> None:
    made = centre.show(5, ONE)
    player.round()
    path = tmp_path / "media" / made.media[0].digest
    path.chmod(0o644)
    path.write_bytes(b"rot")
    pointer = player.parts.member.folder / "in_force.json"
    before = pointer.stat().st_ino
    player.restocking.scrub(player.where)
    assert not path.exists()
    assert pointer.stat().st_ino != before
    player.round()
    assert path.read_bytes() == ONE


def test_whoever_holds_back_what_is_newest_is_noticed(centre: FakeCentre, player: Member) -> None:
    centre.show(5)
    centre.stamp(Latest("manifest", SCREEN, 6))
    player.round()
    assert player.complaints() == {"document_behind"}


def test_an_address_that_leads_nowhere_is_said_after_the_others_were_asked(centre: FakeCentre, player: Member) -> None:
    centre.show(5)
    centre.objects.pop("documents/s/orders")
    with pytest.raises(AbsentError):
        player.collector.collect(player.where)
    assert on_wall(player) == 5


def test_the_time_is_taken_from_an_answer_only_within_what_is_signed(centre: FakeCentre, player: Member) -> None:
    centre.show(5)
    player.round()
    assert player.collector.word is not None
    liar = Member(player.parts.media.parent / "other", centre)
    centre.clock = lambda: 0.0
    liar.parts.member.link = Link(liar.identity, lambda: 0.0)
    liar.round()
    assert on_wall(liar) == 5
    assert liar.collector.word is None
