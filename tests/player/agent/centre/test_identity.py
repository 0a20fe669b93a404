from pathlib import Path

import msgspec
import pytest

from bangtin_player.agent.centre.identity import FILE, Addresses, Welcome, keep_identity, new_identity, read_identity
from bangtin_player.errors import IdentityError
from tests.player.agent.centre.fake_centre import PLAYER, FakeCentre


def test_an_identity_is_read_as_it_was_kept_and_is_nobody_elses_to_read(tmp_path: Path) -> None:
    identity = new_identity("https://centre.example.vn/")
    keep_identity(tmp_path / "centre", identity)
    assert read_identity(tmp_path / "centre") == identity
    assert identity.centre == "https://centre.example.vn"
    assert (tmp_path / "centre").stat().st_mode & 0o777 == 0o700
    assert (tmp_path / "centre" / FILE).stat().st_mode & 0o777 == 0o600


def test_no_two_players_have_one_key() -> None:
    assert new_identity("http://a").public_key != new_identity("http://a").public_key


def test_a_player_that_was_never_enrolled_has_none(tmp_path: Path) -> None:
    assert read_identity(tmp_path) is None


@pytest.mark.parametrize("content", [b"", b"{}", b'{"centre": "http://a", "secret": "short"}'])
def test_an_identity_that_cannot_be_read_is_said_and_not_replaced(tmp_path: Path, content: bytes) -> None:
    (tmp_path / FILE).write_bytes(content)
    with pytest.raises(IdentityError, match="enrol again"):
        read_identity(tmp_path)
    assert (tmp_path / FILE).read_bytes() == content


def test_addresses_move_and_who_it_is_stays() -> None:
    welcome = msgspec.convert(FakeCentre().welcome(), Welcome)
    identity = msgspec.structs.replace(new_identity("http://a"), welcome=welcome)
    moved = identity.moved(Addresses("documents/keys", {"LED-02": "x"}, "o", "t", "push/2", 30.0))
    assert moved.welcome is not None
    assert (moved.welcome.player, moved.welcome.root, moved.welcome.orders) == (PLAYER, welcome.root, "o")
    assert moved.welcome.manifests == {"LED-02": "x"}
