"""Whatever a player sends, or who would be one, it is answered in words, and who reads of it later is not hurt."""

import gzip
import json
import os
import zlib
from base64 import urlsafe_b64encode
from collections.abc import Mapping
from typing import Any
from uuid import UUID

import jwt
import pytest
from django.test import Client
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bangtin_playlists.instant import Instant
from bangtin_playlists.wire.command import Answer, SendJournal
from bangtin_playlists.wire.documents import encode
from bangtin_playlists.wire.heartbeat import Complaint, ScreenState
from bangtin_server import clock
from bangtin_server.composition import keyring
from bangtin_server.players import commands
from bangtin_server.players.commands import Wish
from tests.server.api.hostile import RAW, at, places, put, values
from tests.server.api.people import Program, an_administrator
from tests.server.machines import Machine, a_heartbeat, a_play, a_screen

pytestmark = pytest.mark.django_db(transaction=True)
LONG = int(os.environ.get("BANGTIN_EXAMPLES", "0"))
ENCODINGS = ("gzip", "identity", "GZIP ", "br", "gzip, gzip", "x" * 3000, "")
PLAY_ID = UUID("01890000-0000-7000-8000-000000000001")


def bounded(examples: int) -> settings:
    return settings(
        max_examples=LONG * 5 or examples,
        derandomize=not LONG,
        deadline=None,
        database=None,
        suppress_health_check=list(HealthCheck),
    )


class Known:
    """A player that drives a screen and was asked for a log; and the people who read what it says."""

    def __init__(self) -> None:
        keyring().make(clock.this_instant())
        self.machine, self.screen = Machine(), a_screen()
        player = self.machine.enrolled(self.screen)
        wish = Wish(SendJournal(Instant(0), Instant(1)), "t")
        self.command = commands.give(player, wish, keyring().publisher())
        self.program = Program()
        self.browser = Client()
        self.browser.force_login(an_administrator())

    def documents(self) -> Mapping[str, Any]:
        """Return what a player says, by where it says it."""
        state = ScreenState(self.screen.name, 1, 10, "", "e", {"main": "i"}, unplayable=("ab" * 32,))
        word = a_heartbeat(state, complaints=(Complaint("x", "error", self.screen.name, "i", "d", "t"),))
        return {
            "heartbeat": json.loads(encode(word))
            | {"seen": {"manifest/LED-NCK-01": 5}, "word_issued": 5, "temperature": 40.5, "disk_free": 9},
            "answers": json.loads(encode(Answer(self.command.pk, "p", Instant(0), "done")))
            | {"detail": "x", "code": "y"},
            "plays": json.loads(encode(a_play(id=PLAY_ID))) | {"hold_ms": 1.5, "why": "late"},
            "enrolments": {"model": "pi", "screens": [{"name": "HDMI-1"}]},
            f"pictures/{self.screen.name}": {"same": "ab" * 32},
        }

    def says(self, path: str, body: bytes, kind: str = "application/json", **headers: str) -> Any:  # noqa: ANN401 - what Django's test client answers has no type of its own
        sent = {"Authorization": f"Bearer {self.machine.token()}"} | headers
        return self.machine.client.post(f"/api/player/v1/{path}", body, content_type=kind, headers=sent)

    def read(self) -> None:
        """See that pages and programs that tell of the player still do."""
        for path in ("screens", "sites", f"screens/{self.screen.name}", f"screens/{self.screen.name}/commands"):
            assert self.program.get(path).status_code == 200, path
        for path in ("/", f"/screens/{self.screen.name}"):
            assert self.browser.get(path).status_code == 200, path


@pytest.fixture
def known() -> Known:
    return Known()


def judge(answer: Any, said: object) -> None:  # noqa: ANN401 - see above
    """See that *answer* is no fault of ours, and that a refusal says why."""
    assert answer.status_code < 500, said
    told = answer.json()
    if answer.status_code >= 400:
        assert told["error"].strip(), said
        assert "Traceback" not in told["error"]


@pytest.mark.parametrize("path", ["heartbeat", "answers", "plays", "enrolments", "pictures/LED-NCK-01"])
def test_a_good_document_with_one_bad_value_hurts_nobody(path: str, known: Known) -> None:
    @bounded(60)
    @given(st.data())
    def tried(data: st.DataObject) -> None:
        whole = known.documents()[path]
        way = data.draw(st.sampled_from(list(places(whole))))
        said = json.dumps(put(whole, way, data.draw(values(at(whole, way))))).encode()
        answer = known.says(path, said)
        judge(answer, said)
        if answer.status_code == 200:
            known.read()

    tried()


@pytest.mark.parametrize("path", ["heartbeat", "answers", "plays", "enrolments", "pictures/LED-NCK-01"])
def test_what_is_no_document_is_refused_in_words(path: str, known: Known) -> None:
    for body in RAW:
        judge(known.says(path, body), body[:60])


def test_no_bytes_and_no_packing_hurt(known: Known) -> None:
    paths = ["heartbeat", "answers", "plays", "enrolments", "pictures/LED-NCK-01", f"logs/{known.command.pk}"]
    kinds = ["application/json", "image/jpeg", "image/png", "application/octet-stream", "multipart/form-data", ""]
    bodies = st.binary(max_size=200) | st.sampled_from([encode(a_play()), b"\x89PNG\r\n\x1a\n" + bytes(60), *RAW[:6]])
    packings = st.sampled_from([lambda one: one, gzip.compress, lambda one: gzip.compress(one)[:-3], zlib.compress])

    @bounded(150)
    @given(st.sampled_from(paths), st.sampled_from(kinds), bodies, packings, st.sampled_from(ENCODINGS))
    def tried(path: str, kind: str, body: bytes, packed: Any, encoding: str) -> None:  # noqa: ANN401 - a way of packing
        judge(known.says(path, packed(body), kind, **{"Content-Encoding": encoding}), (path, kind, body, encoding))

    tried()


def test_no_token_but_the_players_own_gets_in(known: Known) -> None:
    own, claims = known.machine, {"aud": "bangtin-centre", "iat": int(clock.now().timestamp())}
    other = Machine()
    kid: st.SearchStrategy[object] = st.sampled_from(
        [own.public, other.public, "", "A" * 43, "=" * 43, "\0", "ẩ", own.public + "A", None, 5, [], {}]
    )
    algorithms: st.SearchStrategy[object] = st.sampled_from(
        ["EdDSA", "none", "HS256", "RS256", "eddsa", "", None, 5, []]
    )

    def part(said: object) -> str:
        return urlsafe_b64encode(json.dumps(said).encode()).rstrip(b"=").decode()

    @bounded(100)
    @given(kid, algorithms, st.text(max_size=20) | st.sampled_from([other.token(), own.token()[:-4], "..", "a.b.c"]))
    def tried(key: object, algorithm: object, noise: str) -> None:
        signed = jwt.encode(claims, own.public.encode().ljust(64), "HS256").rpartition(".")[2]
        forged = f"{part({'alg': algorithm, 'kid': key, 'crit': [noise]})}.{part(claims)}.{signed}"
        for token in (forged, noise.encode("utf-8", "replace").decode("latin-1"), forged + noise):
            answer = own.client.get("/api/player/v1/addresses", headers={"Authorization": f"Bearer {token}"})
            assert answer.status_code == 401, token
            assert answer.json()["error"]

    tried()
