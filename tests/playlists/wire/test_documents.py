"""Documents to bytes and back, liberal about what is not known and strict about what is."""

import json
from typing import Any

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bangtin_playlists.errors import ContentError, DocumentError, FormError, SemanticsError
from bangtin_playlists.wire.documents import Document, decode, encode
from bangtin_playlists.wire.manifest import Manifest
from bangtin_playlists.wire.orders import Orders
from bangtin_playlists.wire.proof_of_play import ProofOfPlay
from tests.playlists.wire.arbitrary import documents
from tests.playlists.wire.samples import DOCUMENTS, MANIFEST, ORDERS, PLAY

KINDS = [type(document) for document in DOCUMENTS]


def plain(document: Document) -> dict[str, Any]:
    """Return *document* as a reader in another language sees it."""
    seen: dict[str, Any] = json.loads(encode(document))
    return seen


def refusal(kind: type[Document], payload: object) -> str:
    with pytest.raises(DocumentError) as refused:
        decode(kind, json.dumps(payload).encode())
    return str(refused.value)


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda document: document.kind)
def test_document_survives_the_wire(document: Document) -> None:
    assert decode(type(document), encode(document)) == document


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.kind)
def test_any_document_survives_the_wire(kind: type[Document]) -> None:
    @settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
    @given(documents(kind))
    def survives(document: Document) -> None:
        assert decode(kind, encode(document)) == document

    survives()


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda document: document.kind)
def test_unknown_keys_are_ignored_at_every_depth(document: Document) -> None:
    def strewn(value: object) -> object:
        if isinstance(value, dict):
            return {"of the future": [1, {"a": None}]} | {key: strewn(part) for key, part in value.items()}
        return [strewn(part) for part in value] if isinstance(value, list) else value

    seen = plain(document)
    seen.pop("must_understand", None)
    items = [screen.pop("items", {}) for screen in seen.get("screens", []) if isinstance(screen, dict)]
    future = strewn(seen)
    assert isinstance(future, dict)
    for screen, kept in zip(future.get("screens", []), items, strict=False):
        screen["items"] = kept  # zones are named freely, so no key of theirs is unknown
    read = decode(type(document), json.dumps(future).encode())
    assert msgspec.structs.replace(read, must_understand=document.must_understand) == document  # type: ignore[type-var]  # every document is a Struct


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.kind)
def test_key_that_must_be_understood_is_refused_when_unknown(kind: type[Document]) -> None:
    document = next(document for document in DOCUMENTS if type(document) is kind)
    told = refusal(kind, plain(document) | {"must_understand": ["must_understand", "hologram"]})
    assert told == f"{kind.kind}: must be understood but is not known here: hologram"


@pytest.mark.parametrize(
    "path",
    ["playlists", "playlists.elements.content.medium", "screen.output.bands.source.w", "schedule.rule.lunar.leap"],
)
def test_known_path_may_be_demanded(path: str) -> None:
    demanding = msgspec.structs.replace(MANIFEST, must_understand=(path,))
    assert decode(Manifest, encode(demanding)) == demanding


@pytest.mark.parametrize("path", ["", "playlists.elements.content.hologram", "screen.name.x", "playlists."])
def test_unknown_path_is_refused(path: str) -> None:
    with pytest.raises(SemanticsError, match="is not known here"):
        decode(Manifest, encode(msgspec.structs.replace(MANIFEST, must_understand=(path,))))


def test_new_kind_of_content_that_must_be_understood_gives_that_reason() -> None:
    payload = plain(MANIFEST) | {"must_understand": ["playlists.elements.content.globe"]}
    payload["playlists"][0]["elements"][0]["content"] = {"type": "hologram", "globe": 1}
    with pytest.raises(SemanticsError, match=r"playlists\.elements\.content\.globe"):
        decode(Manifest, json.dumps(payload).encode())


def test_new_kind_of_content_is_refused_with_its_place() -> None:
    payload = plain(MANIFEST)
    payload["playlists"][0]["elements"][1]["content"] = {"type": "hologram"}
    assert "hologram" in refusal(Manifest, payload)
    assert "$.playlists[0].elements[1].content" in refusal(Manifest, payload)


@pytest.mark.parametrize("payload", [b"", b"{", b"\xff\xfe", b'{"must_understand": 7}', b"null", b"[" * 100_000])
@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.kind)
def test_what_is_no_document_is_refused_by_name(kind: type[Document], payload: bytes) -> None:
    with pytest.raises(DocumentError, match=f"^{kind.kind}: "):
        decode(kind, payload)


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.kind)
def test_document_that_is_too_large_is_refused_unread(kind: type[Document]) -> None:
    with pytest.raises(FormError, match=f"at most {kind.most_bytes} are allowed"):
        decode(kind, b" " * (kind.most_bytes + 1))


@settings(max_examples=200, deadline=None)
@given(st.binary(max_size=200))
def test_no_bytes_raise_anything_but_our_own_errors(payload: bytes) -> None:
    with pytest.raises(DocumentError):
        decode(ProofOfPlay, payload)


@settings(max_examples=200, deadline=None)
@given(st.integers(0, 10_000), st.integers(1, 255))
def test_changed_byte_is_read_or_refused_but_never_crashes(place: int, change: int) -> None:
    payload = bytearray(encode(PLAY))
    payload[place % len(payload)] ^= change
    try:
        decode(ProofOfPlay, bytes(payload))
    except DocumentError as refused:
        assert str(refused).startswith("proof-of-play: ")  # noqa: PT017 - both outcomes are right, a crash is not


@pytest.mark.parametrize("digest", ["", "../../etc/passwd", "AB" * 32, "ab" * 31, "ab" * 32 + "\n"])
def test_medium_needs_a_digest_that_can_be_checked(digest: str) -> None:
    payload = plain(MANIFEST)
    payload["media"][1]["digest"] = digest
    assert "$.media[1]" in refusal(Manifest, payload)


def test_medium_needs_a_size_that_can_be_checked() -> None:
    payload = plain(ORDERS)
    payload["media"][0]["size"] = -1
    assert "$.media[0]" in refusal(Orders, payload)


@pytest.mark.parametrize("document", [MANIFEST, ORDERS], ids=["manifest", "orders"])
def test_item_whose_medium_is_not_listed_is_refused(document: Manifest | Orders) -> None:
    with pytest.raises(ContentError, match=r"item '(C2|E2)' needs '[0-9a-f]{64}', which `\$.media` does not list"):
        decode(type(document), encode(msgspec.structs.replace(document, media=())))


def test_equal_documents_have_equal_bytes() -> None:
    again = decode(Manifest, encode(MANIFEST))
    assert encode(again) == encode(MANIFEST)
    assert encode(again) != encode(msgspec.structs.replace(MANIFEST, version=1))


@pytest.mark.parametrize("identity", ["6f1c3f0e-5a44-4d4e-9d51-0d3c1d7a9b10", "00000000-0000-0000-0000-000000000000"])
def test_a_row_whose_id_does_not_sort_is_refused(identity: str) -> None:
    assert refusal(ProofOfPlay, plain(PLAY) | {"id": identity}).endswith("is no UUID of version 7 - at `$.id`")


@pytest.mark.parametrize("key", ["id", "boot"])
def test_what_is_no_uuid_is_refused(key: str) -> None:
    assert f"$.{key}" in refusal(ProofOfPlay, plain(PLAY) | {key: "1234"})
