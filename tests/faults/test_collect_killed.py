"""The collect and the upload under kill -9 at a random moment, again and again, against a centre that never rests."""

import os
import random
import signal
import time
from collections.abc import Callable
from pathlib import Path
from uuid import UUID

import msgspec
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from bangtin_media.digest import digest_of
from bangtin_player.agent.centre.identity import Identity, Welcome, new_identity
from bangtin_player.agent.centre.stock import Stock
from bangtin_player.agent.play_table import PlayTable, read_plays
from bangtin_player.core.play_log import uuid7
from bangtin_player.errors import CentreError
from bangtin_playlists.instant import Instant, Millis
from bangtin_playlists.wire.manifest import Manifest
from bangtin_playlists.wire.orders import Orders
from bangtin_playlists.wire.proof_of_play import ProofOfPlay
from bangtin_playlists.wire.seal import key_text
from tests.faults.busy_centre import busy_centre
from tests.player.agent.centre.conftest import Member
from tests.player.agent.centre.fake_centre import PLAYER, SCREEN, SITE, FakeCentre

KILLS = 120
LONGEST = 0.25
"""Seconds of a child; a round takes about a fifth of that."""


class HastyStock(Stock):
    """Goes over to a document as soon as it has come, whole or not."""

    def flip_if_whole(self, kind: type[Manifest] | type[Orders], subject: str) -> None:
        document = self.cabinet.held(kind, subject)
        if document is not None:
            self.cabinet.flip(kind, subject, document.version)


def known(address: str, keys: Path) -> tuple[FakeCentre, Identity]:
    """Return what a player knows of the centre that runs at *address*."""
    centre = FakeCentre()
    raw = keys.read_bytes()
    centre.root, centre.address = Ed25519PrivateKey.from_private_bytes(raw[:32]), address
    welcome = msgspec.convert(centre.welcome(), Welcome)
    assert welcome.root == key_text(centre.root.public_key())
    return centre, msgspec.structs.replace(new_identity(address), welcome=welcome)


def kill_once(work: Callable[[], None], source: random.Random) -> None:
    child = os.fork()
    if not child:
        try:
            work()
        finally:
            os._exit(1)
    time.sleep(source.uniform(0.01, LONGEST))
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)


def collecting(folder: Path, centre: FakeCentre, identity: Identity, stock: type[Stock]) -> None:
    """Collect for ever."""
    member = Member(folder, centre, identity, stock)
    while True:
        try:
            member.round()
        except CentreError:
            continue


def torn(folder: Path, centre: FakeCentre, identity: Identity) -> tuple[list[str], int]:
    """Return what of the wall is not whole, and its version."""
    member = Member(folder, centre, identity)
    shown = member.cabinet.in_force(Manifest, SCREEN)
    pointer = member.parts.member.folder / "in_force.json"
    if shown is None:
        return (["lost"] if f'"manifest/{SCREEN}"' in (pointer.read_text() if pointer.exists() else "") else []), 0
    orders = member.cabinet.in_force(Orders, SITE)
    assert orders is not None
    media = [(medium.digest, folder / "media" / medium.digest) for medium in shown.media]
    return [digest for digest, path in media if not path.exists() or digest_of(path) != digest], shown.version


def kill_collectors(folder: Path, stock: type[Stock], kills: int) -> list[list[str]]:
    """Kill collectors; return what was torn after each, and see to it that the wall never went back."""
    source, found, highest = random.Random(5), list[list[str]](), 0
    with busy_centre(7, folder / "intake", folder / "keys") as address:
        centre, identity = known(address, folder / "keys")
        for _ in range(kills):
            kill_once(lambda: collecting(folder / "state", centre, identity, stock), source)
            broken, version = torn(folder / "state", centre, identity)
            assert version >= highest, "the wall went back"
            highest = version
            found.append(broken)
        assert highest > kills / 4, "the collectors hardly got to work"
    return found


def test_a_killed_collector_leaves_nothing_torn_and_never_goes_back(tmp_path: Path) -> None:
    assert [broken for broken in kill_collectors(tmp_path, Stock, KILLS) if broken] == []


def test_the_harness_notices_a_wall_that_goes_over_before_its_media_are_whole(tmp_path: Path) -> None:
    assert [broken for broken in kill_collectors(tmp_path, HastyStock, KILLS // 4) if broken]


def test_a_killed_upload_loses_no_row_and_each_counts_once(tmp_path: Path) -> None:
    source = random.Random(3)
    log, intake = tmp_path / "state" / "plays.sqlite", tmp_path / "intake"
    with busy_centre(1, intake, tmp_path / "keys") as address:
        centre, identity = known(address, tmp_path / "keys")
        for number in range(KILLS // 4):
            lay_down(log, number, 700)
            kill_once(lambda: sending(tmp_path / "state", centre, identity), source)
        member = Member(tmp_path / "state", centre, identity)
        while not member.parts.outbox.send(member.parts.member.link, PLAYER):
            continue
        laid_down = [str(play.id) for play in read_plays(log)]
        last = time.monotonic() + 10
        while len(set(intake.read_text().split())) < len(laid_down) and time.monotonic() < last:
            time.sleep(0.05)
        came = intake.read_text().split()
    assert sorted(set(came)) == sorted(laid_down)
    assert len(laid_down) == KILLS // 4 * 700


def sending(folder: Path, centre: FakeCentre, identity: Identity) -> None:
    """Send for ever."""
    member = Member(folder, centre, identity)
    while True:
        member.parts.outbox.send(member.parts.member.link, PLAYER, most_batches=1)


def lay_down(log: Path, number: int, rows: int) -> None:
    table = PlayTable(log, 1000)
    table.add([play(number * rows + row) for row in range(rows)])
    table.close()


def play(number: int) -> ProofOfPlay:
    at = Instant(number)
    return ProofOfPlay(
        id=uuid7(number, number.to_bytes(10, "big")),
        boot=UUID(int=1),
        sequence=0,
        player=PLAYER,
        screen=SCREEN,
        zone="main",
        item="I",
        planned_start=at,
        actual_start=at,
        shown_ms=Millis(1),
        slot_ms=Millis(1),
        full=True,
        clock_trust="server",
    )
