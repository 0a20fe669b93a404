"""`python -m tests.benchmarks.wire`: a manifest of 1,000 entries and 5,000 items, each with a medium, on the wire."""

import random
import statistics
import sys
import time
from collections.abc import Callable, Iterator
from hashlib import sha256

import msgspec
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from bangtin_playlists.playlist import Content, Digest, Image, Item, Pages, Playlist, Tags, Video
from bangtin_playlists.wire.documents import decode, encode
from bangtin_playlists.wire.keys import Keys, PublisherKey
from bangtin_playlists.wire.manifest import Manifest, Medium
from bangtin_playlists.wire.seal import Trust, key_text, opened, seal
from tests.benchmarks.timeline import programme

ROUNDS = 51


def main() -> None:
    """Measure, and print the figures in milliseconds."""
    manifest = _with_media(programme(random.Random(57)))
    root, publisher = Ed25519PrivateKey.generate(), Ed25519PrivateKey.generate()
    keys = Keys(1, keys=(PublisherKey(key_text(publisher.public_key()), ("manifest",)),))
    trust = Trust(key_text(root.public_key()), keys)
    payload, file = encode(manifest), seal(manifest, publisher)
    figures = {
        "entries": len(manifest.schedule),
        "items": sum(len(playlist.elements) for playlist in manifest.playlists),
        "media": len(manifest.media),
        "payload_bytes": len(payload),
        "rounds": ROUNDS,
        "decode_ms": _figures(lambda: decode(Manifest, payload)),
        "open_ms": _figures(lambda: opened(file, Manifest, manifest.screen.name, trust)),
        "encode_ms": _figures(lambda: encode(manifest)),
        "seal_ms": _figures(lambda: seal(manifest, publisher)),
    }
    sys.stdout.write(msgspec.json.format(msgspec.json.encode(figures), indent=2).decode() + "\n")


def _with_media(manifest: Manifest) -> Manifest:
    """Return *manifest* with a file behind every item, which costs more to read than cards do."""
    playlists = tuple(msgspec.structs.replace(one, elements=tuple(_filled(one))) for one in manifest.playlists)
    digests = [digest for playlist in playlists for item in _filled(playlist) for digest in item.media()]
    media = tuple(Medium(digest, 1_000_000 + at, "video", f"tệp {at}.mp4") for at, digest in enumerate(digests))
    return msgspec.structs.replace(manifest, playlists=playlists, media=media)


def _filled(playlist: Playlist) -> Iterator[Item]:
    for at, element in enumerate(playlist.elements):
        if isinstance(element, Item):
            tags = Tags(
                "1.1a", "tuyen-truyen", mourning_ok=at % 2 == 0, alternative="Chuyển đổi số", source="NQ 57-NQ/TW"
            )
            yield msgspec.structs.replace(element, content=_content(element, at), tags=tags)


def _content(item: Item, at: int) -> Content:
    digest = Digest(sha256(item.id.encode()).hexdigest())
    kinds: tuple[Content, ...] = (
        Video(digest, item.slot_ms),
        Image(digest, "cover"),
        Pages((digest,), 5, item.slot_ms),
    )
    return kinds[at % len(kinds)]


def _figures(work: Callable[[], object]) -> dict[str, float]:
    taken = sorted(_taken(work) for _ in range(ROUNDS))
    return {"median": statistics.median(taken), "worst": taken[-1]}


def _taken(work: Callable[[], object]) -> float:
    begin = time.perf_counter()
    work()
    return round((time.perf_counter() - begin) * 1_000, 3)


if __name__ == "__main__":
    main()
