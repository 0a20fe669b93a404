"""Whom a real player obeys: its own centre, also one restored from a backup, until it is revoked; and nothing else."""

import shutil
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from msgspec.structs import replace
from PIL import Image

from bangtin_playlists.playlist import Digest
from bangtin_playlists.wire.documents import decode, encode
from bangtin_playlists.wire.header import Header, header_and_payload, parted
from bangtin_playlists.wire.manifest import Manifest, Medium
from bangtin_playlists.wire.seal import seal, sealed
from bangtin_server.keyring import Keyring
from bangtin_server.storage.folder import FolderStorage
from tests.benchmarks.handoff.wall import xvfb
from tests.end_to_end.circle import SIZE, Centre, Wall, centre_in, player_on, until

SCREEN = "SANH-01"


def test_a_player_obeys_its_own_centre_and_nothing_else(tmp_path: Path) -> None:
    (tmp_path / "files").mkdir()
    with centre_in(tmp_path / "centre") as centre, xvfb(SIZE) as display, ExitStack() as stack:
        centre.publish(picture(tmp_path / "files", "red"), "nha-may")
        (tmp_path / "player.yaml").write_text(f"centre: {centre.address}\nstate: state\ncollect: {{every_s: 5}}\n")
        wall = Wall(display)
        stack.callback(wall.close)
        stack.enter_context(player_on(display, tmp_path))
        accepted(centre, wall)
        until(lambda: wall.colour() == "red" or None)
        believes_nothing_else(centre, wall)
        obeys_a_restored_centre(centre, wall, tmp_path)
        obeys_one_whose_clock_fell_back_by_a_day(centre, wall, tmp_path)
        follows_to_a_new_publisher(centre, wall, tmp_path)
        offers_a_new_code_when_revoked(centre, wall)


def picture(folder: Path, colour: str) -> Path:
    """Write a programme that shows one picture."""
    Image.new("RGB", SIZE, {"green": "lime"}.get(colour, colour)).save(folder / f"{colour}.png")  # CSS has a dark green
    path = folder / f"{colour}.yaml"
    path.write_text(
        f"screen: {{name: {SCREEN}, size: {SIZE[0]}x{SIZE[1]}}}\nmedia: .\nplaylists:\n"
        f"  ngay: [{{id: {colour}, image: {colour}.png, for: 10s}}]\nschedule: [{{id: day, play: ngay}}]\n"
    )
    return path


def accepted(centre: Centre, wall: Wall) -> str:
    code = until(wall.code)
    centre.accept(code.rpartition("/")[2], SCREEN)
    return code


def believes_nothing_else(centre: Centre, wall: Wall) -> None:
    """Put what no player may show in place of what is published, and see why the console says that it is not shown."""
    root = centre.folder / "data/storage"
    (place,) = (root / "documents").glob(f"*/manifest-{SCREEN}")
    published = place.read_bytes()
    for code, file in untrustworthy(published, Keyring(centre.folder / "data/keys").publisher()):
        FolderStorage(root).put(str(place.relative_to(root)), file)
        words = until(lambda code=code: said(centre, code))  # type: ignore[misc]  # a lambda with a default
        assert words != code
        assert wall.colour() == "red", code


def said(centre: Centre, code: str) -> str | None:
    """Return the words for *code*, once the player complains of it."""
    return next((words for found, words, _screen in centre.grievances() if found == code), None)


def untrustworthy(published: bytes, key: Ed25519PrivateKey) -> Iterator[tuple[str, bytes]]:
    """Yield files that a player must not show, each with what it is to complain of."""
    header, payload = header_and_payload(parted(published)[1])
    good = decode(Manifest, payload)
    newer = replace(good, version=good.version + 1)
    file = seal(newer, key)
    odd: Header = replace(header, version=newer.version, semantics=99)
    yield "document_signature", file[:-2] + b" }"
    yield "document_keynotlisted", seal(newer, Ed25519PrivateKey.generate())
    yield "document_misdirected", seal(replace(newer, screen=replace(good.screen, name="SANH-02")), key)
    yield "document_notnewer", seal(replace(good, version=5), key)
    yield "document_semantics", sealed(odd, encode(newer), key)
    yield "document_form", b"<html>Sign in to the network</html>"
    yield "document_content", sealed(replace(odd, semantics=header.semantics), b'{"screen": 7}', key)
    nowhere = Medium(Digest("0" * 64), 1000, "nowhere.mp4")
    yield "download_refused", seal(replace(newer, media=(*good.media, nowhere)), key)


def obeys_a_restored_centre(centre: Centre, wall: Wall, folder: Path) -> None:
    """Go back to a copy of the centre that is two publications old; what it publishes then is shown."""
    centre.stop()
    shutil.copytree(centre.folder / "data", folder / "backup")
    centre.start()
    for colour in ("blue", "red"):
        centre.publish(picture(folder / "files", colour), "nha-may")
        until(lambda colour=colour: wall.colour() == colour or None)  # type: ignore[misc]  # as above
    centre.stop()
    shutil.rmtree(centre.folder / "data")
    shutil.copytree(folder / "backup", centre.folder / "data")
    centre.start()
    centre.publish(picture(folder / "files", "blue"), "nha-may")
    until(lambda: wall.colour() == "blue" or None)
    until(lambda: not centre.grievances() or None)


def obeys_one_whose_clock_fell_back_by_a_day(centre: Centre, wall: Wall, folder: Path) -> None:
    """Restore a copy without a battery for its clock: all that was signed since is newer than its present."""
    centre.stop()
    shutil.rmtree(folder / "backup")
    shutil.copytree(centre.folder / "data", folder / "backup")
    centre.start()
    centre.publish(picture(folder / "files", "red"), "nha-may")
    until(lambda: wall.colour() == "red" or None)
    black = centre.blackout("nha-may")
    until(lambda: wall.is_dark() or None)
    centre.lift(black)
    until(lambda: wall.colour() == "red" or None)
    centre.stop()
    shutil.rmtree(centre.folder / "data")
    shutil.copytree(folder / "backup", centre.folder / "data")
    centre.start(BANGTIN_REHEARSAL="yes", BANGTIN_CLOCK_OFFSET="-86400")
    until(lambda: wall.colour() == "blue" or None)  # the restored one's word, though nothing is published anew
    black = centre.blackout("nha-may")
    until(lambda: wall.is_dark() or None)
    centre.lift(black)
    centre.publish(picture(folder / "files", "green"), "nha-may")
    until(lambda: wall.colour() == "green" or None)
    until(lambda: {code for code, *_ in centre.grievances()} == {"clock_apart"} or None)  # it is, by a day
    centre.stop()
    centre.start()


def follows_to_a_new_publisher(centre: Centre, wall: Wall, folder: Path) -> None:
    """Take the root away, run without it, and bring it to name another publisher; the wall never changes by that."""
    safe = folder / "safe"
    safe.mkdir()
    centre.run("-m", "bangtin_server", "keys", "--move-root", str(safe))
    centre.stop()
    assert not (centre.folder / "data/keys/root/root.pem").exists()
    before = Keyring(centre.folder / "data/keys").publisher()
    centre.run("-m", "bangtin_server", "keys", "--new-publisher", str(safe))
    centre.start()
    centre.publish(picture(folder / "files", "red"), "nha-may")
    until(lambda: wall.colour() == "red" or None)
    (place,) = (centre.folder / "data/storage/documents").glob(f"*/manifest-{SCREEN}")
    FolderStorage(centre.folder / "data/storage").put(
        str(place.relative_to(centre.folder / "data/storage")), signed_by(before, place.read_bytes())
    )
    until(lambda: said(centre, "document_keynotlisted"))
    assert wall.colour() == "red"
    centre.publish(picture(folder / "files", "green"), "nha-may")
    until(lambda: wall.colour() == "green" or None)


def signed_by(key: Ed25519PrivateKey, published: bytes) -> bytes:
    """Return a newer document by a key that signs no more."""
    good = decode(Manifest, header_and_payload(parted(published)[1])[1])
    return seal(replace(good, version=good.version + 1), key)


def offers_a_new_code_when_revoked(centre: Centre, wall: Wall) -> None:
    centre.dismiss(SCREEN)
    until(wall.code)
    accepted(centre, wall)
    until(lambda: wall.colour() == "green" or None)
