"""Simulated players: what makes each one known to the centre, and what it says."""

import base64
import json
import time
from hashlib import sha256
from pathlib import Path
from random import Random
from uuid import UUID

import msgspec
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from bangtin_playlists.instant import Instant, Millis
from bangtin_playlists.wire.documents import encode
from bangtin_playlists.wire.heartbeat import Heartbeat, ScreenState
from bangtin_playlists.wire.proof_of_play import ProofOfPlay
from bangtin_playlists.wire.seal import key_text

AUDIENCE = "bangtin-centre"
BY = "may-do"
"""Who has done all that is done here."""
SHARED = "chung"
"""The playlist that all share."""
ITEMS = 10
"""Of it."""
SLOT_S = 10
"""Of each: so many seconds a play, 30 plays in five minutes."""


def key_of(number: int) -> Ed25519PrivateKey:
    """Return the key of a machine; seeding and load make the same."""
    return Ed25519PrivateKey.from_private_bytes(sha256(f"benchmark {number}".encode()).digest())


class Known(msgspec.Struct, frozen=True):
    """A player as the centre knows it."""

    number: int
    screen: str
    token: str
    site: str
    site_token: str


def known(path: Path) -> list[Known]:
    """Read the fleet that `seeding` has left."""
    return msgspec.json.decode(path.read_bytes(), type=list[Known])


class Machine:
    """One simulated player: signs each of its requests anew, as a real one does."""

    def __init__(self, who: Known, host: str) -> None:
        self.who = who
        self._host, self._key = host, key_of(who.number)
        self._head = _base64(
            json.dumps({"alg": "EdDSA", "kid": key_text(self._key.public_key()), "typ": "JWT"}).encode()
        )
        self._random = Random(who.number)
        self._boot = UUID(int=self._random.getrandbits(128), version=4)
        self._beats = self._plays = 0
        self._last = int(time.time()) - 300
        self.tags: dict[str, str] = {}
        self.version = 0
        """Of the manifest that it has."""

    def documents(self) -> tuple[str, ...]:
        """Return the paths of a round, in the player's order."""
        site, own = f"documents/{self.who.site_token}", f"documents/{self.who.token}"
        return "documents/keys", f"{site}/timestamp", f"{site}/orders", f"{own}/manifest-{self.who.screen}"

    @property
    def push(self) -> str:
        """The path of its stream."""
        return f"push/{self.who.token},{self.who.site_token}"

    def ask(self, path: str) -> bytes:
        """Return the request for a document, conditional where it has one."""
        tag = self.tags.get(path)
        condition = f"If-None-Match: {tag}\r\n" if tag else ""
        return f"GET /{path} HTTP/1.1\r\n{self._headers()}{condition}\r\n".encode()

    def listen(self) -> bytes:
        """Return the request for its stream of events."""
        return f"GET /{self.push} HTTP/1.1\r\n{self._headers()}Accept: text/event-stream\r\n\r\n".encode()

    def beat(self) -> bytes:
        """Return the next heartbeat."""
        self._beats += 1
        state = ScreenState(
            self.who.screen,
            manifest_version=self.version,
            level=10,
            entry="day",
            items={"main": f"I{self._beats % ITEMS}"},
            progress_age_ms=Millis(120),
            surface="raster",
            engine="vlc",
        )
        said = Heartbeat(
            player=f"{self.who.screen}-P1",
            boot=self._boot,
            sequence=self._beats,
            at=Instant(int(time.time() * 1000)),
            clock_trust="network",
            software="0.1.0",
            uptime_ms=Millis(self._beats * 60_000),
            keys_version=1,
            word_issued=Instant(int(time.time() * 1000)),
            screens=(state,),
            disk_free=12_000_000_000,
            disk_total=30_000_000_000,
            memory_available=1_800_000_000,
            load=0.4,
            temperature=51.5,
        )
        return self._post("heartbeat", encode(said))

    def plays(self) -> bytes:
        """Return what was played since the last time."""
        starts = range(self._last, int(time.time()) - SLOT_S, SLOT_S)
        self._last += SLOT_S * len(starts)
        return self._post("plays", b"".join(self._play(Instant(start * 1000)) for start in starts))

    def late(self, starts: list[int]) -> bytes:
        """Return the plays of so many starts, in seconds of Unix time."""
        return self._post("plays", b"".join(self._play(Instant(start * 1000)) for start in starts))

    def _play(self, start: Instant) -> bytes:
        self._plays += 1
        row = ProofOfPlay(
            id=UUID(int=start << 80 | 7 << 76 | self._random.getrandbits(74) | 2 << 62),
            boot=self._boot,
            sequence=self._plays,
            player=f"{self.who.screen}-P1",
            screen=self.who.screen,
            zone="main",
            item=f"I{start // 1000 // SLOT_S % ITEMS}",
            planned_start=start,
            actual_start=start,
            shown_ms=Millis(SLOT_S * 1000),
            slot_ms=Millis(SLOT_S * 1000),
            full=True,
            clock_trust="network",
            manifest_version=self.version,
            playlist=SHARED,
            entry="day",
            level=10,
            digest="ab" * 32,
            hold_ms=3.5,
        )
        return encode(row) + b"\n"

    def _post(self, name: str, body: bytes) -> bytes:
        head = f"POST /api/player/v1/{name} HTTP/1.1\r\n{self._headers()}Content-Length: {len(body)}\r\n\r\n"
        return head.encode() + body

    def _headers(self) -> str:
        said = f"{self._head}.{_base64(json.dumps({'aud': AUDIENCE, 'iat': int(time.time())}).encode())}"
        signed = _base64(self._key.sign(said.encode()))
        return f"Host: {self._host}\r\nAuthorization: Bearer {said}.{signed}\r\nAccept-Encoding: identity\r\n"


def _base64(raw: bytes) -> str:
    return base64.urlsafe_b64encode(raw).rstrip(b"=").decode()
