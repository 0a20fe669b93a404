"""A player's machine, as the centre hears it: its key, its requests, its plays."""

# ruff: noqa: ANN401 - answers of the test client and fields of documents, whatever they are

import gzip
from collections.abc import Iterable, Mapping
from datetime import UTC, datetime
from typing import Any
from uuid import UUID, uuid4

import jwt
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from django.test import Client

from bangtin_playlists.instant import Instant, Millis
from bangtin_playlists.wire.documents import Document, encode
from bangtin_playlists.wire.heartbeat import Heartbeat, ScreenState
from bangtin_playlists.wire.proof_of_play import ProofOfPlay
from bangtin_playlists.wire.seal import key_text
from bangtin_server import clock
from bangtin_server.api.player_key import AUDIENCE
from bangtin_server.players import enrolment
from bangtin_server.players.models import Player, Screen, Site

BOOT = UUID("6f1c3f0e-5a44-4d4e-9d51-0d3c1d7a9b10")
ROOT = "/api/player/v1/"


def a_screen(name: str = "LED-NCK-01", site: str = "nck") -> Screen:
    place = Site.objects.get_or_create(code=site, defaults={"name": site})[0]
    return Screen.objects.create(name=name, site=place, width=1024, height=512, made_at=clock.now())


class Machine:
    """One machine with a key of its own."""

    def __init__(self) -> None:
        self.key = Ed25519PrivateKey.generate()
        self.client = Client()

    @property
    def public(self) -> str:
        return key_text(self.key.public_key())

    def token(self, **claims: Any) -> str:
        signed = {"aud": AUDIENCE, "iat": int(clock.now().timestamp()), **claims}
        return jwt.encode(signed, self.key, "EdDSA", headers={"kid": self.public})

    def enrolled(self, *screens: Screen) -> Player:
        return enrolment.accept(enrolment.ask(self.public, {}).code, screens, "kỹ thuật viên")

    def get(self, path: str) -> Any:
        return self.client.get(ROOT + path, headers={"Authorization": f"Bearer {self.token()}"})

    def post(self, path: str, body: bytes, more: Mapping[str, str] | None = None, *, packed: bool = False) -> Any:
        headers = {"Authorization": f"Bearer {self.token()}", **(more or {})}
        if packed:
            headers["Content-Encoding"] = "gzip"
            body = gzip.compress(body, 1)
        return self.client.post(ROOT + path, body, content_type="application/octet-stream", headers=headers)

    def tell(self, path: str, document: Document) -> Any:
        return self.post(path, encode(document))

    def bring(self, rows: Iterable[ProofOfPlay], *, packed: bool = False) -> Any:
        return self.post("plays", b"".join(encode(row) + b"\n" for row in rows), packed=packed)


def a_heartbeat(*screens: ScreenState, **fields: Any) -> Heartbeat:
    said = {"player": "p", "boot": BOOT, "sequence": 1, "at": clock.this_instant(), "clock_trust": "network", **fields}
    return Heartbeat(**said, screens=screens)


def at(text: str) -> Instant:
    return Instant(int(datetime.fromisoformat(text + "+07:00").astimezone(UTC).timestamp() * 1000))


def a_play(item: str = "N1", start: str = "2026-04-06T06:30:00", **fields: Any) -> ProofOfPlay:
    begun = fields.pop("planned_start", at(start))
    told = {
        "id": uuid4(),
        "boot": BOOT,
        "sequence": 1,
        "player": "p",
        "screen": "LED-NCK-01",
        "zone": "main",
        "item": item,
        "planned_start": begun,
        "actual_start": begun,
        "shown_ms": Millis(90_000),
        "slot_ms": Millis(90_000),
        "full": True,
        "clock_trust": "network",
        **fields,
    }
    return ProofOfPlay(**told)
