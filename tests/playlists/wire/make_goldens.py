"""Make the goldens that are missing from `playlists/examples/wire-1`: `python -m tests.playlists.wire.make_goldens`.

What is there is never written again: a golden is last year's file, and has to be read for ever. A document of a new
shape gets a new sample and a new name.
"""

import json
import sys
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path

import msgspec
from msgspec import inspect

from bangtin_playlists.wire.documents import encode
from bangtin_playlists.wire.header import Header
from bangtin_playlists.wire.seal import seal, sealed
from tests.playlists.wire.samples import (
    DOCUMENTS,
    GROWN,
    LATER_DEFAULTS,
    MANIFEST,
    PUBLISHER,
    RETIRED,
    ROOT,
    SEALABLE,
    STRANGER,
    TIMESTAMP,
    VERSION,
    seed_for_tests,
    signer,
    text_of,
)

FOLDER = Path(__file__).parents[3] / "playlists" / "examples" / "wire-1"
SUMS = "SHA256SUMS"


def goldens() -> Iterator[tuple[str, bytes]]:
    """Yield the name and the bytes of every golden."""
    yield "test-keys.json", json.dumps(_test_keys(), indent=1, ensure_ascii=False).encode() + b"\n"
    yield "defaults.json", json.dumps(defaults(), indent=1, ensure_ascii=False, sort_keys=True).encode() + b"\n"
    for name, keys in LATER_DEFAULTS.items():
        yield f"{name}.json", json.dumps({key: defaults()[key] for key in keys}, indent=1).encode() + b"\n"
    for document in DOCUMENTS:
        yield f"{document.kind}.json", encode(document)
    for document in SEALABLE:
        yield f"{document.kind}.sealed", seal(document, signer(document))
    for name, document in GROWN.items():
        yield f"{name}.json", encode(document)
        yield f"{name}.sealed", seal(document, signer(document))
    for error, file in _refused():
        yield f"refused/{error}.sealed", file


def make(folder: Path) -> list[str]:
    """Write what *folder* lacks and add it to its list of checksums; return the names."""
    made = []
    for name, content in goldens():
        path = folder / name
        if path.exists():
            continue
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
        with (folder / SUMS).open("a", encoding="utf-8") as sums:
            sums.write(f"{sha256(content).hexdigest()}  {name}\n")
        made.append(name)
    return made


def changed(folder: Path) -> list[str]:
    """Return what differs from the list of checksums: changed, gone, or not on the list."""
    lines = (folder / SUMS).read_text(encoding="utf-8").splitlines()
    listed = {name: digest for digest, name in (line.split("  ", 1) for line in lines)}
    found = {
        path.relative_to(folder).as_posix(): sha256(path.read_bytes()).hexdigest()
        for path in folder.rglob("*")
        if path.is_file() and path.name not in {SUMS, "README.md"}
    }
    return sorted(name for name in listed.keys() | found.keys() if listed.get(name) != found.get(name))


def defaults() -> dict[str, object]:
    """Return the value of every key that may be left out, by `Type.key`: as much part of the wire as the keys."""
    return {
        f"{struct.cls.__name__}.{field.encode_name}": msgspec.to_builtins(field.default)
        for document in DOCUMENTS
        for struct in _structs(inspect.type_info(type(document)))
        for field in struct.fields
        if field.default is not msgspec.NODEFAULT
    }


def _structs(info: inspect.Type) -> Iterator[inspect.StructType]:
    match info:
        case inspect.StructType(fields=fields):
            yield info
            for field in fields:
                yield from _structs(field.type)
        case inspect.UnionType(types=types):
            for one in types:
                yield from _structs(one)
        case inspect.VarTupleType(item_type=item):
            yield from _structs(item)
        case _:
            pass


def _test_keys() -> dict[str, object]:
    names = ("root", "publisher", "retired", "stranger")
    keys = zip(names, (ROOT, PUBLISHER, RETIRED, STRANGER), strict=True)
    return {
        "warning": "TEST KEYS. Their private halves are public: never trust anything that they sign.",
        **{name: {"seed": seed_for_tests(name).hex(), "public": text_of(key)} for name, key in keys},
    }


def _refused() -> Iterator[tuple[str, bytes]]:
    """Yield files that no player may open as the manifest of its screen, by the error that says why."""
    good = seal(MANIFEST, PUBLISHER)
    header = Header(1, 1, "manifest", MANIFEST.screen.name, VERSION, text_of(PUBLISHER))
    demanding = msgspec.structs.replace(MANIFEST, must_understand=("hologram",))
    older = msgspec.structs.replace(MANIFEST, version=VERSION - 2)
    yield "FormError", encode(MANIFEST)
    yield "SignatureError", good[:-1] + b" "
    yield "KeyNotListedError", seal(MANIFEST, STRANGER)
    yield "KeyNotListedError-root", seal(MANIFEST, ROOT)
    yield "KeyNotListedError-retired", seal(MANIFEST, RETIRED)
    yield "MisdirectedError", seal(TIMESTAMP, PUBLISHER)
    yield "NotNewerError", seal(older, PUBLISHER)
    yield "SemanticsError", sealed(msgspec.structs.replace(header, semantics=2), encode(MANIFEST), PUBLISHER)
    yield "SemanticsError-must-understand", seal(demanding, PUBLISHER)
    yield "ContentError", sealed(header, encode(older), PUBLISHER)


if __name__ == "__main__":
    sys.stdout.write("".join(f"made {name}\n" for name in make(FOLDER)) or "nothing was missing\n")
