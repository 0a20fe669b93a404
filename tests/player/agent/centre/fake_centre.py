"""A centre small enough to lie on command: real sockets, real signatures, everything in memory."""

import base64
import hashlib
import json
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from email.utils import formatdate
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from uuid import UUID, uuid4

import jwt
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from bangtin_playlists.instant import Instant, Millis
from bangtin_playlists.layout import Screen
from bangtin_playlists.playlist import Digest, Image, Item, Playlist
from bangtin_playlists.schedule import Entry
from bangtin_playlists.wire.command import Command, Deed, Leave
from bangtin_playlists.wire.keys import Keys, PublisherKey
from bangtin_playlists.wire.manifest import Manifest, Medium
from bangtin_playlists.wire.orders import Orders
from bangtin_playlists.wire.seal import Sealable, key_text, seal
from bangtin_playlists.wire.timestamp import Latest, Timestamp

SITE, SCREEN, PLAYER = "NCK", "LED-01", "LED-01-P1"
KINDS = ("manifest", "orders", "timestamp", "command")


class FakeCentre:
    """What the centre holds, and what it was told."""

    def __init__(self) -> None:
        self.root, self.publisher = Ed25519PrivateKey.generate(), Ed25519PrivateKey.generate()
        self.objects: dict[str, bytes] = {}
        self.codes: dict[str, str] = {}
        self.players: set[str] = set()
        self.revoked: set[str] = set()
        self.told: dict[str, list[bytes]] = {}
        self.commands: list[str] = []
        self.asked: list[str] = []
        self.behave: Callable[[Handler], object] = lambda _handler: False
        """Whatever it returns, if that is true it has answered in the centre's place."""
        self.hints = threading.Event()
        self.version = 100
        self.clock: Callable[[], float] = time.time
        self.address = ""
        self.publish_keys()
        self.publish(Orders(site=SITE, version=1), "documents/s/orders")
        self.stamp()

    def publish_keys(self, *extra: PublisherKey) -> None:
        self.version += 1
        listed = PublisherKey(key_text(self.publisher.public_key()), KINDS)
        self.objects["documents/keys"] = seal(Keys(self.version, keys=(listed, *extra)), self.root)

    def publish(self, document: Sealable, path: str, key: Ed25519PrivateKey | None = None) -> None:
        self.objects[path] = seal(document, key or self.publisher)

    def show(self, version: int, *pictures: bytes, screen: str = SCREEN) -> Manifest:
        made = manifest(version, *pictures, screen=screen)
        for picture in pictures:
            digest = hashlib.sha256(picture).hexdigest()
            self.objects[f"media/{digest[:2]}/{digest}"] = picture
        self.publish(made, f"documents/p/manifest-{SCREEN}")
        return made

    def stamp(self, *latest: Latest) -> None:
        self.version += 1
        now = int(self.clock() * 1000)
        stamp = Timestamp(SITE, self.version, Instant(now - 60_000), Instant(now + 900_000), latest)
        self.publish(stamp, "documents/s/timestamp")

    def order(self, deed: Deed, *, until: int | None = None, identity: UUID | None = None, version: int = 0) -> Command:
        self.version += 1
        now = int(self.clock() * 1000)
        command = Command(
            identity or uuid4(),
            PLAYER,
            version or now + self.version,
            Instant(now),
            Instant(until if until is not None else now + 600_000),
            deed,
        )
        self.commands.append(seal(command, self.publisher).decode())
        return command

    def accept(self) -> None:
        self.players |= set(self.codes)

    def revoke(self) -> None:
        """Trust no player any more, under the centre's seal."""
        self.revoked |= self.players
        self.players, self.codes = set(), {}

    def dismissal(self, key: str, signed_by: Ed25519PrivateKey | None = None) -> str:
        word = Command(uuid4(), key, 1, Instant(1), Instant(2), Leave())
        return seal(word, signed_by or self.publisher).decode()

    def addresses(self) -> dict[str, Any]:
        return {
            "keys": "documents/keys",
            "manifests": {SCREEN: f"documents/p/manifest-{SCREEN}"},
            "orders": "documents/s/orders",
            "timestamp": "documents/s/timestamp",
            "push": "push/t",
            "heartbeat_s": 60,
        }

    def welcome(self) -> dict[str, Any]:
        return {"player": PLAYER, "site": SITE, "root": key_text(self.root.public_key()), **self.addresses()}


def manifest(version: int, *pictures: bytes, screen: str = SCREEN) -> Manifest:
    """Return a manifest that shows *pictures*."""
    digests = [Digest(hashlib.sha256(each).hexdigest()) for each in pictures]
    items = tuple(Item(f"I{number}", Image(each), Millis(1000)) for number, each in enumerate(digests))
    return Manifest(
        Screen(screen, 320, 180),
        version,
        playlists=(Playlist("P", items),),
        schedule=(Entry("E", playlist="P"),),
        media=tuple(Medium(each, len(picture), "image") for each, picture in zip(digests, pictures, strict=True)),
    )


class Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    wbufsize = -1  # an answer in one packet: else each waits for an acknowledgement
    centre: FakeCentre
    body = b""
    """What was sent with the request."""

    def log_message(self, *_arguments: object) -> None:
        """Say nothing."""

    def do_GET(self) -> None:
        path = self.path.lstrip("/")
        self.centre.asked.append(path)
        if self.centre.behave(self):
            return
        if path.startswith("api/") and not self._signer():
            return
        if path == "api/player/v1/enrolment":
            self._enrolment()
        elif path == "api/player/v1/addresses":
            self.json(200, self.centre.addresses())
        elif path.startswith("push/"):
            self._push()
        else:
            self._object(path)

    def do_POST(self) -> None:
        body = self.body = self.rfile.read(int(self.headers["Content-Length"]))
        path = self.path.removeprefix("/api/player/v1/")
        self.centre.asked.append(path)
        if self.centre.behave(self) or not (key := self._signer()):
            return
        if path == "enrolments":
            self.centre.codes[key] = "ACDEFGHJ"
            self.json(201, {"code": "ACDEFGHJ", "until": 1})
            return
        self.centre.told.setdefault(path, []).append(body)
        answer = {**self.centre.addresses(), "commands": self.centre.commands} if path == "heartbeat" else {}
        self.json(200, answer)

    def _signer(self) -> str:
        token = self.headers.get("Authorization", "").removeprefix("Bearer ")
        key = str(jwt.get_unverified_header(token)["kid"])
        raw = base64.urlsafe_b64decode(key + "=")
        from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey  # noqa: PLC0415 - only here

        public = Ed25519PublicKey.from_public_bytes(raw)
        options = {"verify_iat": False}
        claims = jwt.decode(token, public, ["EdDSA"], audience="bangtin-centre", options=options)  # type: ignore[arg-type]  # a TypedDict of theirs
        if abs(claims["iat"] - self.centre.clock()) > 300:
            self.json(401, {"error": "too old"})
            return ""
        if key in self.centre.revoked:
            self.json(401, {"error": "revoked", "dismissal": self.centre.dismissal(key)})
            return ""
        return key

    def _enrolment(self) -> None:
        key = self._signer()
        if key in self.centre.players:
            self.json(200, self.centre.welcome())
        else:
            self.json(202 if key in self.centre.codes else 404, {})

    def _object(self, path: str) -> None:
        content = self.centre.objects.get(path)
        if content is None:
            self.json(404, {})
            return
        tag = f'"{hashlib.sha256(content).hexdigest()}"'
        if self.headers.get("If-None-Match") == tag:
            self.answer(304, b"", {"ETag": tag})
            return
        start = 0
        if self.headers.get("If-Range") == tag:
            start = int(self.headers["Range"].removeprefix("bytes=").removesuffix("-"))
        headers = {"ETag": tag}
        if start:
            headers["Content-Range"] = f"bytes {start}-{len(content) - 1}/{len(content)}"
        self.answer(206 if start else 200, content[start:], headers)

    def _push(self) -> None:
        self.send_response(200)
        self.send_header("Content-Type", "text/event-stream")
        self.send_header("Connection", "close")
        self.end_headers()
        self.wfile.write(b": hello\n\n")
        self.wfile.flush()
        while self.centre.hints.wait(20):
            self.centre.hints.clear()
            try:
                self.wfile.write(b"data: now\n\n")
                self.wfile.flush()
            except OSError:
                return

    def json(self, status: int, value: object) -> None:
        self.answer(status, json.dumps(value).encode(), {"Content-Type": "application/json"})

    def answer(self, status: int, body: bytes, headers: dict[str, str] | None = None) -> None:
        self.send_response_only(status)
        self.send_header("Date", formatdate(self.centre.clock(), usegmt=True))
        for name, value in (headers or {}).items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)


class _Server(ThreadingHTTPServer):
    daemon_threads = True

    def handle_error(self, *_arguments: object) -> None:
        """A client that goes in the middle is what these tests are about."""


@contextmanager
def running(centre: FakeCentre) -> Iterator[FakeCentre]:
    """Serve *centre* on a port of its own."""
    server = _Server(("127.0.0.1", 0), type("Bound", (Handler,), {"centre": centre}))
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    centre.address = f"http://127.0.0.1:{server.server_address[1]}"
    try:
        yield centre
    finally:
        server.shutdown()
        server.server_close()
