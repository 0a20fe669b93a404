"""Last year's files are read for ever: `playlists/examples/wire-1` is only added to."""

import json
import shutil
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from bangtin_playlists import errors
from bangtin_playlists.wire.documents import Document, decode
from bangtin_playlists.wire.manifest import Manifest
from bangtin_playlists.wire.seal import Sealable, Trust, opened
from tests.playlists.wire.make_goldens import FOLDER, SUMS, changed, defaults, goldens, make
from tests.playlists.wire.samples import DOCUMENTS, GROWN, KEYS, MANIFEST, SEALABLE, VERSION, text_of

ROOT_TEXT = json.loads((FOLDER / "test-keys.json").read_text(encoding="utf-8"))["root"]["public"]
REFUSED = sorted((FOLDER / "refused").iterdir())


def test_no_golden_was_changed_and_none_is_missing() -> None:
    assert changed(FOLDER) == []


def test_every_default_is_released() -> None:
    released = {key for path in FOLDER.glob("defaults*.json") for key in json.loads(path.read_text(encoding="utf-8"))}
    assert released == set(defaults())


def test_every_golden_has_a_maker() -> None:
    names = [name for name, _ in goldens()]
    listed = (FOLDER / SUMS).read_text(encoding="utf-8").split()[1::2]
    assert set(names) <= set(listed)


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda document: document.kind)
def test_payload_reads_as_expected(document: Document) -> None:
    assert decode(type(document), (FOLDER / f"{document.kind}.json").read_bytes()) == document


@pytest.mark.parametrize("document", SEALABLE, ids=lambda document: document.kind)
def test_sealed_golden_opens_as_expected(document: Sealable) -> None:
    file = (FOLDER / f"{document.kind}.sealed").read_bytes()
    assert opened(file, type(document), document.subject(), Trust(ROOT_TEXT, KEYS)) == document
    assert file.partition(b"\n")[2] == (FOLDER / f"{document.kind}.json").read_bytes()


@pytest.mark.parametrize("name", GROWN)
def test_golden_of_a_later_key_opens_as_expected(name: str) -> None:
    document, file = GROWN[name], (FOLDER / f"{name}.sealed").read_bytes()
    assert opened(file, type(document), document.subject(), Trust(ROOT_TEXT, KEYS)) == document
    assert file.partition(b"\n")[2] == (FOLDER / f"{name}.json").read_bytes()


@pytest.mark.parametrize("path", sorted(FOLDER.glob("defaults*.json")), ids=lambda path: path.stem)
def test_default_that_was_released_never_changes(path: Path) -> None:
    released = json.loads(path.read_text(encoding="utf-8"))
    now = json.loads(json.dumps(defaults()))
    assert {key: now.get(key, "gone") for key in released} == released


@pytest.mark.parametrize("path", REFUSED, ids=lambda path: path.stem)
def test_bad_golden_is_refused_for_its_reason(path: Path) -> None:
    reason: type[errors.DocumentError] = getattr(errors, path.stem.partition("-")[0])
    trust = Trust(ROOT_TEXT, KEYS, {("manifest", MANIFEST.screen.name): VERSION - 1})
    with pytest.raises(errors.DocumentError) as refused:
        opened(path.read_bytes(), Manifest, MANIFEST.screen.name, trust)
    assert type(refused.value) is reason


def test_every_reason_to_refuse_has_a_golden() -> None:
    reasons = {error.__name__ for error in errors.DocumentError.__subclasses__()}
    assert {path.stem.partition("-")[0] for path in REFUSED} == reasons


def test_keys_beside_the_goldens_are_the_ones_that_signed_and_say_that_they_are_for_tests() -> None:
    keys = json.loads((FOLDER / "test-keys.json").read_text(encoding="utf-8"))
    assert "TEST" in keys.pop("warning")
    for key in keys.values():
        assert text_of(Ed25519PrivateKey.from_private_bytes(bytes.fromhex(key["seed"]))) == key["public"]


def test_changed_new_or_missing_golden_is_noticed(tmp_path: Path) -> None:
    copy = shutil.copytree(FOLDER, tmp_path / "goldens")
    (copy / "keys.json").write_bytes(b"{}")
    (copy / "orders.json").unlink()
    (copy / "stowaway.json").write_bytes(b"{}")
    assert changed(copy) == ["keys.json", "orders.json", "stowaway.json"]


def test_maker_adds_what_is_missing_and_touches_nothing_else(tmp_path: Path) -> None:
    assert len(make(tmp_path)) == len(list(goldens()))
    (tmp_path / "keys.json").write_bytes(b"last year's")
    assert make(tmp_path) == []
    assert (tmp_path / "keys.json").read_bytes() == b"last year's"
    assert changed(tmp_path) == ["keys.json"]
