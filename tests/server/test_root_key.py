"""The root's key apart: what moves, what stays, and whom players then believe."""

from datetime import timedelta
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from bangtin_playlists.errors import KeyNotListedError
from bangtin_playlists.instant import Instant
from bangtin_playlists.layout import Screen
from bangtin_playlists.wire.command import Command, RestartScreen
from bangtin_playlists.wire.keys import Keys
from bangtin_playlists.wire.manifest import Manifest
from bangtin_playlists.wire.seal import Trust, key_text, opened, seal
from bangtin_server import root_key
from bangtin_server.errors import KeyringError
from bangtin_server.keyring import Keyring
from bangtin_server.players import commands
from bangtin_server.scheduling.models import Due
from bangtin_server.scheduling.publishing import Publisher, mark
from bangtin_server.storage.folder import FolderStorage
from tests.server.machines import Machine, a_screen

NOW = Instant(1_763_900_000_000)


@pytest.fixture
def keys(tmp_path: Path) -> Keyring:
    made = Keyring(tmp_path / "keys")
    made.make(NOW)
    return made


@pytest.fixture
def stick(tmp_path: Path) -> Path:
    (tmp_path / "stick").mkdir()
    return tmp_path / "stick"


def player_of(keys: Keyring, listed: Keys | None = None) -> Trust:
    """Return what a player of this centre believes once it has the newest list, by its own check."""
    trust = Trust(keys.root_text(), listed or Keys())
    return trust.having_seen(opened(keys.sealed_list(), Keys, "", trust))


def a_document(key: Ed25519PrivateKey) -> bytes:
    return seal(Manifest(Screen("S", 64, 32), version=7), key)


def test_the_root_moves_whole_and_the_centre_signs_on_without_it(keys: Keyring, stick: Path) -> None:
    there = root_key.take_away(keys, stick)
    assert not keys.root_path().exists()
    assert there.stat().st_mode & 0o077 == 0
    keys.judge()
    keys.make(NOW)
    assert not keys.root_path().exists()
    assert opened(a_document(keys.publisher()), Manifest, "S", player_of(keys)).version == 7
    with pytest.raises(KeyringError, match="taken away before"):
        root_key.take_away(keys, stick)


def test_the_root_stays_where_it_was_when_the_medium_does_not_take_it(keys: Keyring, stick: Path) -> None:
    (stick / root_key.NAME).write_text("of another centre")
    for target in (stick, stick / "nowhere"):
        with pytest.raises(KeyringError, match="stays where it is"):
            root_key.take_away(keys, target)
    assert keys.root_path().exists()
    assert (stick / root_key.NAME).read_text() == "of another centre"


@pytest.mark.parametrize("leaked", [False, True])
def test_players_follow_to_the_new_publisher_and_take_nothing_new_of_the_old_one(
    keys: Keyring, stick: Path, *, leaked: bool
) -> None:
    root_key.take_away(keys, stick)
    old, seen = keys.publisher(), player_of(keys)
    root_key.name_publisher(keys, stick, Instant(NOW - 86_400_000), leaked=leaked)
    keys.judge()
    trust = seen.having_seen(opened(keys.sealed_list(), Keys, "", seen))  # newer, whatever the clock says
    assert opened(a_document(keys.publisher()), Manifest, "S", trust).version == 7
    with pytest.raises(KeyNotListedError):
        opened(a_document(old), Manifest, "S", trust)
    if leaked:
        with pytest.raises(KeyNotListedError):
            opened(a_document(old), Manifest, "S", trust, stored=True)
    else:
        assert opened(a_document(old), Manifest, "S", trust, stored=True).version == 7
        assert [each.name for each in keys.listed().keys if each.retired] == ["publisher until 2025-11-22"]


def test_another_root_names_nobody(keys: Keyring, stick: Path, tmp_path: Path) -> None:
    stranger = Keyring(tmp_path / "stranger")
    stranger.make(NOW)
    root_key.take_away(stranger, stick)
    before = keys.sealed_list(), key_text(keys.publisher().public_key())
    for root, why in ((stick, "not the root that the players"), (tmp_path / "none", "no root's key in")):
        with pytest.raises(KeyringError, match=why):
            root_key.name_publisher(keys, root, NOW)
    assert (keys.sealed_list(), key_text(keys.publisher().public_key())) == before


def test_a_power_cut_between_list_and_key_leaves_a_centre_that_signs(
    keys: Keyring, stick: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    root_key.take_away(keys, stick)
    with monkeypatch.context() as cut:
        cut.setattr(Keyring, "_finish", lambda _: None)
        root_key.name_publisher(keys, stick, NOW)
    keys.judge()
    assert opened(a_document(keys.publisher()), Manifest, "S", player_of(keys)).version == 7


@pytest.mark.django_db
def test_what_is_in_force_and_what_waits_is_signed_anew(keys: Keyring, stick: Path, storage: FolderStorage) -> None:
    screen = a_screen()
    player = Machine().enrolled(screen)
    [first] = Publisher(storage, keys.publisher()).publish_due()
    row = commands.give(player, commands.Wish(RestartScreen(screen.name), "t", timedelta(days=1)), keys.publisher())
    root_key.take_away(keys, stick)
    root_key.name_publisher(keys, stick, NOW)

    commands.seal_anew(keys.publisher())
    mark([screen])
    [again] = Publisher(storage, keys.publisher()).publish_due()
    row.refresh_from_db()
    trust = player_of(keys)
    assert opened(bytes(again.document), Manifest, screen.name, trust).version > first.version
    assert opened(bytes(row.sealed), Command, player.name, trust).id == row.pk
    mark([screen])
    assert list(Publisher(storage, keys.publisher()).publish_due()) == []
    assert not Due.objects.exists()
