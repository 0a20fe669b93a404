"""Documents to bytes and back: liberal about keys that are not known, strict about everything that is.

An unknown key is ignored, so that an older player lives with a newer centre, unless the document lists it under
`must_understand`: then it is refused and the player keeps what it has.
"""

from collections.abc import Iterable
from typing import ClassVar, Protocol, TypeVar

import msgspec
from msgspec import inspect

from bangtin_playlists.errors import ContentError, FormError, SemanticsError
from bangtin_playlists.playlist import Item, Playlist
from bangtin_playlists.wire.manifest import Manifest, Medium
from bangtin_playlists.wire.orders import Orders
from bangtin_playlists.wire.proof_of_play import ProofOfPlay

_LARGEST_NUMBER = (1 << 63) - 1
_DIGEST_LENGTH = 64
_UUID_VERSION = 7
"""Of the ids of rows: they sort as the rows were made, so a centre need not trust any clock to find what is new."""
_HEXADECIMAL = frozenset("0123456789abcdef")


class Document(Protocol):
    """What every document of the wire has."""

    kind: ClassVar[str]
    most_bytes: ClassVar[int]

    @property
    def must_understand(self) -> tuple[str, ...]:
        """Keys that the reader must know, as dotted paths from the top: `playlists.elements.content.medium`."""
        ...


D = TypeVar("D", bound=Document)


class _Preface(msgspec.Struct):
    must_understand: tuple[str, ...] = ()


def encode(document: Document) -> bytes:
    """Write *document* as compact JSON in UTF-8, the same bytes for equal documents.

    >>> from bangtin_playlists.wire.keys import Keys
    >>> encode(Keys(version=7))
    b'{"version":7}'
    """
    return msgspec.json.encode(document, order="deterministic")


def decode(kind: type[D], payload: bytes) -> D:
    """Read the document of type *kind* that *payload* holds.

    Raises:
        FormError: the payload is larger than such a document may be.
        SemanticsError: it needs keys that are not known here.
        ContentError: it is not JSON, or not such a document; the message names the place.

    >>> decode(Manifest, b'{"screen": {"name": "LED-NCK-01", "width": 1024, "height": "512"}}')
    Traceback (most recent call last):
        ...
    bangtin_playlists.errors.ContentError: manifest: Expected `int`, got `str` - at `$.screen.height`
    """
    if len(payload) > kind.most_bytes:
        raise FormError(f"{kind.kind}: {len(payload)} bytes, at most {kind.most_bytes} are allowed")
    try:
        document = msgspec.json.decode(payload, type=kind)
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError) as error:
        _refuse_unknown(kind, _preface(payload))
        raise ContentError(f"{kind.kind}: {error}") from error
    _refuse_unknown(kind, document.must_understand)
    if isinstance(document, Manifest | Orders):
        _refuse_unlisted(document)
    if isinstance(document, ProofOfPlay) and document.id.version != _UUID_VERSION:
        raise ContentError(f"{kind.kind}: {document.id} is no UUID of version {_UUID_VERSION} - at `$.id`")
    return document


def _preface(payload: bytes) -> tuple[str, ...]:
    """Return what a payload that cannot be read wants understood: the better reason to refuse it."""
    try:
        return msgspec.json.decode(payload, type=_Preface).must_understand
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError):
        return ()


def _refuse_unknown(kind: type[Document], paths: Iterable[str]) -> None:
    unknown = [path for path in paths if not _is_known(inspect.type_info(kind), path.split("."))]
    if unknown:
        raise SemanticsError(f"{kind.kind}: must be understood but is not known here: {', '.join(unknown)}")


def _is_known(where: inspect.Type, path: list[str]) -> bool:
    """Say whether *path* leads to a field; lists and dictionaries on the way are passed through."""
    match where:
        case inspect.StructType(fields=fields):
            named = [field.type for field in fields if field.encode_name == path[0]]
            return bool(named) and (len(path) == 1 or _is_known(named[0], path[1:]))
        case inspect.UnionType(types=types):
            return any(_is_known(one, path) for one in types)
        case inspect.VarTupleType(item_type=item):
            return _is_known(item, path)
        case _:
            return False


def _refuse_unlisted(document: Manifest | Orders) -> None:
    """Refuse what could not be checked: media without a proper digest and size, items whose media are not listed."""
    for at, medium in enumerate(document.media):
        if not _is_sound(medium):
            raise ContentError(f"{document.kind}: no SHA-256 and size of a medium - at `$.media[{at}]`")
    listed = {medium.digest for medium in document.media}
    for item in _items(document.playlists):
        for digest in item.media():
            if digest not in listed:
                raise ContentError(f"{document.kind}: item {item.id!r} needs {digest!r}, which `$.media` does not list")


def _is_sound(medium: Medium) -> bool:
    return is_digest(medium.digest) and 0 <= medium.size <= _LARGEST_NUMBER


def is_digest(text: str) -> bool:
    """Say whether *text* is the SHA-256 of something: only such a text may ever become the name of a file.

    >>> is_digest("ab" * 32), is_digest("../../etc/passwd")
    (True, False)
    """
    return len(text) == _DIGEST_LENGTH and _HEXADECIMAL.issuperset(text)


def _items(playlists: Iterable[Playlist]) -> Iterable[Item]:
    return (element for playlist in playlists for element in playlist.elements if isinstance(element, Item))
