"""The documents of a player under power cuts, on a real ext4 that forgets what was never flushed."""

import os
import random
import signal
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from bangtin_player.agent.centre import cabinet as module
from bangtin_player.agent.centre.cabinet import Cabinet
from bangtin_player.agent.durable import write_durably
from bangtin_playlists.layout import Screen
from bangtin_playlists.wire.keys import Keys, PublisherKey
from bangtin_playlists.wire.manifest import Manifest
from bangtin_playlists.wire.seal import key_text, seal
from tests.faults.loop_disk import LoopDisk, disk_or_skip
from tests.faults.test_journal_power_cut import so_far

CUTS = int(os.environ.get("BANGTIN_CUTS", "40"))
"""Some seconds' worth; for a night's run set it to hundreds."""
ROOT, PUBLISHER = Ed25519PrivateKey.generate(), Ed25519PrivateKey.generate()
SCREENS = ("LED-01", "LED-02")
FIRST = 1_000
Writes = Callable[[Path, bytes], None]


REAL = write_durably


def unflushed(path: Path, content: bytes) -> None:
    """Write beside, rename, and leave the rest to the disk."""
    fresh = path.with_name(f".{path.name}.new")
    fresh.write_bytes(content)
    fresh.replace(path)


def in_place(path: Path, content: bytes) -> None:
    """Write over what was there."""
    path.write_bytes(content)


def opened(folder: Path) -> Cabinet:
    cabinet = Cabinet(folder, key_text(ROOT.public_key()))
    if cabinet.held(Keys, "") is None:
        listed = PublisherKey(key_text(PUBLISHER.public_key()), ("manifest",))
        cabinet.take(seal(Keys(1, keys=(listed,)), ROOT), Keys, "", "")
    return cabinet


def collect_for_ever(folder: Path, first: int, tells: int) -> None:
    """Put one version after the other on the wall, and tell each once it is promised."""
    cabinet, version = opened(folder), first
    while True:
        for screen in SCREENS:
            version += 1
            document = Manifest(Screen(screen, 320, 180), version)
            cabinet.take(seal(document, PUBLISHER), Manifest, screen, f'"{version}"')
            cabinet.flip(Manifest, screen, version)
            os.write(tells, version.to_bytes(8))


def cut_once(disk: LoopDisk, first: int, chance: random.Random) -> dict[str, int]:
    """Collect, cut at a random moment, and return what was promised to be on each wall by then."""
    hears, tells = os.pipe()
    with disk.mounted() as root:
        child = os.fork()
        if not child:
            try:
                collect_for_ever(root / "centre", first, tells)
            finally:
                os._exit(1)
        os.close(tells)
        time.sleep(chance.uniform(0.01, 0.15))
        told = so_far(hears)  # what is told after the cut has begun is no promise
        disk.cut()
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
    os.close(hears)
    versions = [int.from_bytes(told[at : at + 8]) for at in range(0, len(told) - 7, 8)]
    return {screen: max(versions[place :: len(SCREENS)], default=0) for place, screen in enumerate(SCREENS)}


def wrong(disk: LoopDisk, promised: dict[str, int]) -> list[str]:
    """Bring the power back and open the cabinet; return what is not as it was promised."""
    found = list[str]()
    with disk.mounted() as root:
        cabinet = opened(root / "centre")
        for screen, version in promised.items():
            now, held = cabinet.in_force(Manifest, screen), cabinet.held(Manifest, screen)
            if (now.version if now else 0) < version:
                found.append(f"{screen}: the wall went back from {version} to {now and now.version}")
            if now and (held is None or held.version < now.version):
                found.append(f"{screen}: {now.version} is on the wall and was never seen")
            if held and cabinet.tag(Manifest, screen) != f'"{held.version}"':
                found.append(f"{screen}: the server's name of {held.version} is another's")
    return found


def through_cuts(folder: Path, writes: Writes, cuts: int, monkeypatch: pytest.MonkeyPatch) -> tuple[list[str], int]:
    """Return what was wrong after any cut, and the highest version that was promised."""
    disk, chance, promised = disk_or_skip(folder), random.Random(7), dict.fromkeys(SCREENS, 0)
    for cut in range(cuts):
        monkeypatch.setattr(module, "write_durably", writes)
        told = cut_once(disk, FIRST * (cut + 1), chance)
        monkeypatch.setattr(module, "write_durably", REAL)
        promised = {screen: told[screen] or version for screen, version in promised.items()}
        if found := wrong(disk, promised):
            return found, max(promised.values())
    return [], max(promised.values())


def test_no_power_cut_takes_a_promised_document_off_the_wall_or_forgets_its_version(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    found, highest = through_cuts(tmp_path, REAL, CUTS, monkeypatch)
    assert found == []
    assert highest > FIRST * CUTS * 3 / 4, "the collectors hardly got to work"


@pytest.mark.parametrize("careless", [unflushed, in_place])
def test_the_harness_finds_a_cabinet_that_promises_too_early(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, careless: Writes
) -> None:
    found, _ = through_cuts(tmp_path, careless, 20, monkeypatch)
    assert found, "a careless cabinet came through 20 power cuts without a loss"
