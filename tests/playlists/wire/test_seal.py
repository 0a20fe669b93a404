"""What a player opens, and everything that it refuses, in the order of architecture.md 7."""

import random
from collections.abc import Callable, Iterator

import msgspec
import pytest

from bangtin_playlists.errors import (
    ContentError,
    DocumentError,
    FormError,
    KeyNotListedError,
    MisdirectedError,
    NotNewerError,
    SemanticsError,
    SignatureError,
)
from bangtin_playlists.wire import seal as seal_module
from bangtin_playlists.wire.documents import encode
from bangtin_playlists.wire.header import HEADER_BYTES, Header, in_base64
from bangtin_playlists.wire.keys import Keys
from bangtin_playlists.wire.manifest import Manifest
from bangtin_playlists.wire.orders import Orders
from bangtin_playlists.wire.seal import Sealable, Trust, opened, seal, sealed
from bangtin_playlists.wire.timestamp import Timestamp
from tests.playlists.wire.samples import (
    KEYS,
    MANIFEST,
    ORDERS,
    PUBLISHER,
    RETIRED,
    ROOT,
    SEALABLE,
    STRANGER,
    TIMESTAMP,
    TRUST,
    VERSION,
    signer,
    text_of,
)

SCREEN = MANIFEST.screen.name
FLIPS = 5_000
Opener = Callable[[bytes], object]


def open_manifest(file: bytes, trust: Trust = TRUST) -> Manifest:
    return opened(file, Manifest, SCREEN, trust)


def header(**changes: object) -> Header:
    plain = Header(1, 1, "manifest", SCREEN, VERSION, text_of(PUBLISHER))
    return msgspec.structs.replace(plain, **changes)


def flipped(file: bytes, count: int) -> Iterator[bytes]:
    """Yield *count* copies of *file*, each with one bit changed; the choice is the same in every run."""
    choose = random.Random(2026)
    for _ in range(count):
        changed = bytearray(file)
        changed[choose.randrange(len(file))] ^= 1 << choose.randrange(8)
        yield bytes(changed)


def survivors(files: Iterator[bytes], opener: Opener) -> list[bytes]:
    """Return the damaged files that *opener* takes for good."""
    taken = []
    for file in files:
        try:
            opener(file)
        except DocumentError:
            continue
        taken.append(file)
    return taken


@pytest.mark.parametrize("document", SEALABLE, ids=lambda document: document.kind)
def test_sealed_document_opens_as_it_was(document: Sealable) -> None:
    file = seal(document, signer(document))
    assert opened(file, type(document), document.subject(), TRUST) == document


@pytest.mark.parametrize("document", [TIMESTAMP, KEYS], ids=lambda document: document.kind)
def test_every_flipped_bit_of_a_small_document_is_refused(document: Sealable) -> None:
    file = seal(document, signer(document))
    every = (file[:at] + bytes([file[at] ^ 1 << bit]) + file[at + 1 :] for at in range(len(file)) for bit in range(8))
    assert survivors(every, lambda damaged: opened(damaged, type(document), document.subject(), TRUST)) == []


def test_random_flips_of_a_manifest_are_all_refused() -> None:
    assert survivors(flipped(seal(MANIFEST, PUBLISHER), FLIPS), open_manifest) == []


def test_flips_would_be_noticed_if_signatures_were_not_checked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(seal_module, "_require_signature", lambda *_: None)
    assert len(survivors(flipped(seal(MANIFEST, PUBLISHER), 500), open_manifest)) > 50


@pytest.mark.parametrize("document", SEALABLE, ids=lambda document: document.kind)
def test_every_beginning_of_a_file_is_refused(document: Sealable) -> None:
    file = seal(document, signer(document))
    beginnings = (file[:length] for length in range(len(file)))
    assert survivors(beginnings, lambda cut: opened(cut, type(document), document.subject(), TRUST)) == []


def test_appended_bytes_are_refused() -> None:
    with pytest.raises(SignatureError):
        open_manifest(seal(MANIFEST, PUBLISHER) + b"\n")


@pytest.mark.parametrize(
    "file",
    [
        b"",
        b"\n",
        b"<html><body>502 Bad Gateway</body></html>",
        b"a" * HEADER_BYTES * 2,
        b"A" * 86 + b" {}\n",
        b"A" * 86 + b' {"wire": 1}\n{}',
        b"A" * 86 + b" \xff\xfe\n{}",
        b"A" * 86 + b" " + b"[" * 1000 + b"\n{}",
        b"A" * 85 + b" {}\n{}",
        b"A" * 85 + b"B {}\n{}",
        b"\xff" * 86 + b" {}\n{}",
        b"A" * 85 + b"\n {}\n{}",
    ],
)
def test_what_is_not_sealed_is_refused_as_such(file: bytes) -> None:
    with pytest.raises(FormError, match="not a sealed document"):
        open_manifest(file)


@pytest.mark.parametrize("key", ["", "short", "A" * 42 + "B", "é" * 43, text_of(PUBLISHER) + "="])
def test_header_without_a_proper_key_is_refused(key: str) -> None:
    with pytest.raises(FormError, match="key is not"):
        open_manifest(sealed(header(key=key), encode(MANIFEST), PUBLISHER))


@pytest.mark.parametrize("version", [-1, 1 << 53])
def test_version_that_not_every_reader_can_hold_is_refused(version: int) -> None:
    with pytest.raises(FormError, match=r"\$\.version"):
        open_manifest(sealed(header(version=version), encode(MANIFEST), PUBLISHER))
    with pytest.raises(FormError, match=r"\$\.version"):
        seal(msgspec.structs.replace(MANIFEST, version=version), PUBLISHER)


def test_another_major_wire_is_refused() -> None:
    with pytest.raises(FormError, match="speaks wire 2, only 1 is known here"):
        open_manifest(sealed(header(wire=2), encode(MANIFEST), PUBLISHER))


def test_file_that_is_too_large_is_refused_unread() -> None:
    with pytest.raises(FormError, match="at most"):
        opened(b" " * (Keys.most_bytes + HEADER_BYTES + 1), Keys, "", TRUST)


def test_document_that_no_player_would_open_is_not_sealed() -> None:
    with pytest.raises(FormError, match="at most"):
        seal(msgspec.structs.replace(TIMESTAMP, must_understand=("x" * Timestamp.most_bytes,)), PUBLISHER)
    with pytest.raises(FormError, match="within 2048 bytes"):
        seal(msgspec.structs.replace(TIMESTAMP, site="x" * HEADER_BYTES), PUBLISHER)


def test_signature_of_another_key_is_refused() -> None:
    with pytest.raises(SignatureError, match=text_of(PUBLISHER)):
        open_manifest(sealed(header(), encode(MANIFEST), STRANGER))


def test_stranger_who_signs_in_his_own_name_is_refused() -> None:
    with pytest.raises(KeyNotListedError, match=text_of(STRANGER)):
        open_manifest(seal(MANIFEST, STRANGER))


def test_signature_is_checked_before_the_list_of_keys() -> None:
    with pytest.raises(SignatureError):
        open_manifest(sealed(header(key=text_of(STRANGER), version=0), encode(MANIFEST), PUBLISHER))


def test_list_of_keys_is_checked_before_version_and_semantics() -> None:
    with pytest.raises(KeyNotListedError):
        open_manifest(sealed(header(key=text_of(STRANGER), version=0, semantics=9), b"", STRANGER))


def test_version_is_checked_before_semantics_and_payload() -> None:
    trust = TRUST.having_seen(MANIFEST)
    with pytest.raises(NotNewerError):
        open_manifest(sealed(header(version=VERSION - 1, semantics=9), b"", PUBLISHER), trust)


def test_semantics_are_checked_before_the_payload() -> None:
    with pytest.raises(SemanticsError, match="written for semantics 9, only 1 is known here"):
        open_manifest(sealed(header(semantics=9), b"{", PUBLISHER))


def test_payload_is_checked_last() -> None:
    with pytest.raises(ContentError, match="manifest: "):
        open_manifest(sealed(header(), b"{}", PUBLISHER))


def test_player_without_a_list_of_keys_opens_only_that_list() -> None:
    fresh = Trust(text_of(ROOT))
    with pytest.raises(KeyNotListedError):
        open_manifest(seal(MANIFEST, PUBLISHER), fresh)
    trust = fresh.having_seen(opened(seal(KEYS, ROOT), Keys, "", fresh))
    assert trust.keys == KEYS
    assert open_manifest(seal(MANIFEST, PUBLISHER), trust) == MANIFEST


def test_only_the_root_signs_a_list_of_keys() -> None:
    itself = Keys(VERSION, keys=(msgspec.structs.replace(KEYS.keys[0], may_sign=("keys", "manifest")),))
    with pytest.raises(KeyNotListedError):
        opened(seal(KEYS, PUBLISHER), Keys, "", Trust(text_of(ROOT), itself))


def test_root_signs_nothing_but_lists_unless_it_lists_itself() -> None:
    with pytest.raises(KeyNotListedError):
        open_manifest(seal(MANIFEST, ROOT))


def test_key_signs_only_the_kinds_that_it_may() -> None:
    narrow = Keys(VERSION, keys=(msgspec.structs.replace(KEYS.keys[0], may_sign=("timestamp",)),))
    trust = Trust(text_of(ROOT), narrow)
    assert opened(seal(TIMESTAMP, PUBLISHER), Timestamp, TIMESTAMP.site, trust) == TIMESTAMP
    with pytest.raises(KeyNotListedError):
        open_manifest(seal(MANIFEST, PUBLISHER), trust)


def test_retired_key_signs_nothing_new_but_what_it_signed_stays() -> None:
    file = seal(MANIFEST, RETIRED)
    with pytest.raises(KeyNotListedError):
        open_manifest(file)
    assert opened(file, Manifest, SCREEN, TRUST, stored=True) == MANIFEST


def test_key_that_was_left_out_opens_nothing_not_even_what_is_stored() -> None:
    file = seal(MANIFEST, RETIRED)
    rotated = TRUST.having_seen(Keys(VERSION + 1, keys=KEYS.keys[:1]))
    with pytest.raises(KeyNotListedError):
        opened(file, Manifest, SCREEN, rotated, stored=True)


def test_keys_rotate_by_a_newer_list_and_never_back() -> None:
    successor = Keys(VERSION + 1, keys=(msgspec.structs.replace(KEYS.keys[0], key=text_of(STRANGER)),))
    trust = TRUST.having_seen(opened(seal(KEYS, ROOT), Keys, "", TRUST))
    rotated = trust.having_seen(opened(seal(successor, ROOT), Keys, "", trust))
    assert open_manifest(seal(MANIFEST, STRANGER), rotated) == MANIFEST
    with pytest.raises(KeyNotListedError):
        open_manifest(seal(MANIFEST, PUBLISHER), rotated)
    with pytest.raises(NotNewerError):
        opened(seal(KEYS, ROOT), Keys, "", rotated)


def test_manifest_of_another_screen_is_refused() -> None:
    with pytest.raises(MisdirectedError, match=r"manifest of 'LED-NCK-01', but manifest of 'LED-DV-01' was asked for"):
        opened(seal(MANIFEST, PUBLISHER), Manifest, "LED-DV-01", TRUST)


def test_orders_of_another_site_are_refused() -> None:
    with pytest.raises(MisdirectedError):
        opened(seal(ORDERS, PUBLISHER), Orders, "Đình Vũ", TRUST)


def test_document_of_another_kind_is_refused() -> None:
    with pytest.raises(MisdirectedError, match="timestamp of 'Nam Cầu Kiền', but orders of"):
        opened(seal(TIMESTAMP, PUBLISHER), Orders, TIMESTAMP.site, TRUST)


@pytest.mark.parametrize(
    "changes", [{"subject": "LED-DV-01"}, {"version": VERSION + 1}], ids=lambda changes: next(iter(changes))
)
def test_header_that_its_payload_contradicts_is_refused(changes: dict[str, object]) -> None:
    lying = header(**changes)
    with pytest.raises(ContentError, match="the header says"):
        opened(sealed(lying, encode(MANIFEST), PUBLISHER), Manifest, lying.subject, TRUST)


def test_version_must_rise_but_the_stored_copy_may_be_read_again() -> None:
    trust = TRUST.having_seen(MANIFEST)
    file = seal(MANIFEST, PUBLISHER)
    with pytest.raises(NotNewerError, match=f"version {VERSION}, but {VERSION} was seen before"):
        open_manifest(file, trust)
    assert opened(file, Manifest, SCREEN, trust, stored=True) == MANIFEST
    newer = msgspec.structs.replace(MANIFEST, version=VERSION + 1)
    assert open_manifest(seal(newer, PUBLISHER), trust) == newer
    with pytest.raises(NotNewerError):
        opened(file, Manifest, SCREEN, trust.having_seen(newer), stored=True)


def test_versions_count_for_each_kind_and_subject_apart() -> None:
    trust = TRUST.having_seen(MANIFEST).having_seen(KEYS)
    other = msgspec.structs.replace(
        MANIFEST, version=1, screen=msgspec.structs.replace(MANIFEST.screen, name="LED-NCK-02")
    )
    assert opened(seal(other, PUBLISHER), Manifest, "LED-NCK-02", trust) == other
    assert opened(seal(ORDERS, PUBLISHER), Orders, ORDERS.site, trust) == ORDERS


def test_header_keys_of_the_future_are_ignored() -> None:
    grown = msgspec.json.encode(msgspec.to_builtins(header()) | {"note": "of the future"})
    body = grown + b"\n" + encode(MANIFEST)
    signature = PUBLISHER.sign(b"bangtin sealed document\n" + body)
    file = in_base64(signature).encode() + b" " + body
    assert open_manifest(file) == MANIFEST
