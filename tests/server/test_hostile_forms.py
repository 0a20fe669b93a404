"""Every page as somebody hostile asks for it: never a fault of ours, and each refusal in the reader's language.

The walk knows no form by heart. It listens which fields a page asks for, and puts each hostile value in each of them.
"""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple, cast
from urllib.parse import urlencode

import pytest
from django.db import transaction
from django.http import HttpResponseBase, QueryDict
from django.test import Client
from pytest_django import Settings

from bangtin_server.access import TABLE, Who
from bangtin_server.accounts import sign_in_link
from bangtin_server.accounts.roles import Role
from bangtin_server.console.language import COOKIE
from bangtin_server.wsgi import Request
from tests.server.test_access_matrix import request_for, text_of, undone
from tests.server.walk import Asked, Park, Walker, a_grant, a_park

pytestmark = pytest.mark.django_db

PAGES = sorted(key for key, entry in TABLE.items() if entry.who in {Who.ANYBODY, Who.PERSON, Who.ENTERING})
FORM = "application/x-www-form-urlencoded"
VALUES: tuple[bytes, ...] = (
    b"",
    b"\0",
    b"a\0b",
    b"\xed\xa0\x80",  # half a surrogate pair
    b"\xff\xfe\xc0\x80",
    "\u202egnp.exe\u2066\ufeff".encode(),
    b"-1",
    b"0",
    b"1e999",
    b"NaN",
    b"9223372036854775807",
    b"9223372036854775808",
    b"9" * 5000,
    b"9" * 15 + b"x",
    b"000000001" + b"9" * 5000,
    b"000100" + b"9" * 20,
    "٣".encode(),  # a digit to Unicode
    "²".encode(),  # a digit to str.isdigit, no number to int
    b"0001-01-01T00:00",
    b"0000-00-00",
    b"9999-12-31T23:59",
    b"9999-12-31",
    b"01/01/0001 00:00",
    b"31/12/9999 23:59",
    b"../../etc/passwd",
    b"//evil.example/",
    b"javascript:alert(1)",
    b"<script>alert(1)</script>{{7*7}}{% debug %}",
    b"'; DROP TABLE x; --",
    b"[[[[{}]]]]",
    b"[" * 5000,
    b'{"a": NaN, "b": "\\ud800", "c": 1e400}',
    b"screen:1",
    b"unit:99999999999999999999",
    b"site:-1",
    b"p99999999999999999999",
    b"%",
    b"on",
)
STEP = 8
"""How many of the values each route is spared; 1 spares none, which takes five minutes."""
HUGE = "ấ".encode() * 5000
"""Longer than any field; 1 MB of it is refused before Django (tests/server/test_admission.py)."""
PLACES: tuple[str, ...] = ("%00", "%ED%A0%80", "%FF", "..", "%2F", "%E2%80%AE", "9" * 400, "-1", "0", "x" * 5000, "%0A")
TRACES = re.compile(r"Traceback|bangtin_server/|site-packages|DataError|OperationalError|Exception Type")


class Sent(NamedTuple):
    """One hostile request."""

    method: str
    path: str
    body: bytes = b""
    kind: str = FORM


class Listener:
    """Hears which fields a form asks for."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.heard = dict[str, None]()
        for name in ("get", "getlist", "__getitem__", "__contains__"):
            monkeypatch.setattr(QueryDict, name, self._listening(getattr(QueryDict, name)), raising=False)

    def _listening(self, plain: Callable[..., Any]) -> Callable[..., Any]:
        def heard(query: QueryDict, key: str, *rest: Any) -> Any:  # noqa: ANN401 - as the method itself
            self.heard.setdefault(str(key))
            return plain(query, key, *rest)

        return heard


class Attacker:
    """Somebody who holds every role everywhere, so that no gate stands before the forms."""

    def __init__(self, walker: Walker) -> None:
        self._cookies = walker.cookies
        self.faults = list[str]()
        self.count = 0

    def ask(self, sent: Sent, language: str = "vi") -> HttpResponseBase:
        browser = Client(raise_request_exception=False)
        browser.cookies.update(self._cookies)
        browser.cookies[COOKIE] = language
        with undone(), transaction.atomic():
            answer = cast("HttpResponseBase", browser.generic(sent.method, sent.path, sent.body, sent.kind))
            self.judge(sent, answer, language)
            if answer.status_code >= 500:
                transaction.set_rollback(True)
        return answer

    def judge(self, sent: Sent, answer: HttpResponseBase, language: str) -> None:
        """Note what is wrong with an answer."""
        self.count += 1
        told = f"{sent.method} {sent.path[:80]} {sent.kind[:60]} {sent.body[:200]!r}: {answer.status_code}"
        if answer.status_code >= 500:
            self.faults.append(f"{told} {_raised(answer)}")
            return
        text = text_of(answer)
        if TRACES.search(text):
            self.faults.append(f"{told} tells of our insides")
        if answer.status_code >= 400 and not _speaks(text, language):
            self.faults.append(f"{told} not in {language}: {text[:200]}")
        if answer.headers.get("Location", "/").startswith(("//", "http", "javascript")):
            self.faults.append(f"{told} leads elsewhere: {answer.headers['Location']}")


def _raised(answer: HttpResponseBase) -> str:
    error = (getattr(answer, "exc_info", None) or (None, None, None))[1]
    return f"{type(error).__name__}: {str(error)[:160]}"


def _speaks(text: str, language: str) -> bool:
    """Say whether a refusal is in *language*, or in both."""
    if not text or f'lang="{language}"' in text:
        return bool(text)
    return '"vi"' in text or '"error"' in text


def _typed(fields: Mapping[str, object]) -> list[tuple[str, bytes]]:
    return [
        (name, str(one).encode())
        for name, value in fields.items()
        for one in (value if isinstance(value, list | tuple) else [value])
    ]


def _hostile(plain: Sequence[tuple[str, bytes]], fields: Sequence[str], turn: int) -> Iterator[bytes]:
    """Yield bodies: a value in all fields at once, each field missing, and each with a value among what is right."""
    yield b""
    for value in (*VALUES[turn % STEP :: STEP], HUGE):
        yield urlencode([(name, value) for name in fields]).encode()
    others = [VALUES[(turn * 5 + number * 7) % len(VALUES)] for number in range(len(fields))]
    yield urlencode([*plain, *zip(fields, others, strict=True)]).encode()  # those that are there are there twice
    for field, other in zip(fields, others, strict=True):
        rest = [pair for pair in plain if pair[0] != field]
        if rest != plain:
            yield urlencode(rest).encode()
        yield urlencode([*rest, (field, other)]).encode()


def _odd(path: str) -> Iterator[Sent]:
    """Yield bodies that are not what they say."""
    part = b'--x\r\nContent-Disposition: form-data; name="name"; filename="../../a\0.png"\r\n\r\n\xff'
    for kind in (f"{FORM}; charset=hex", f"{FORM}; charset=unicode_escape", f"{FORM}; charset=utf-16", "text/plain"):
        yield Sent("POST", path, b"name=%5Cud800&size=1", kind)
    for kind in ("multipart/form-data", "multipart/form-data; boundary=x", "multipart/form-data; boundary=\xff"):
        yield Sent("POST", path, part, kind)
    for charset in ("hex", "unicode_escape", "utf-7", "utf-16", "idna"):
        yield Sent("POST", path, _whole(b"\\ud800"), f"multipart/form-data; boundary=x; charset={charset}")
    yield Sent(
        "POST", path, _whole(b"=\xff", b"Content-Transfer-Encoding: base64\r\n"), "multipart/form-data; boundary=x"
    )
    for kind in ("text/plain; a*=bogus''x", "multipart/form-data; boundary*=hex''%00", "text/plain; a*1=x; =;"):
        yield Sent("POST", path, part, kind)
    for header in (b"Content-Type: a; b*=bogus''c\r\n", b"Content-Disposition: form-data; name*=hex''%00\r\n"):
        yield Sent("POST", path, _whole(b"x", header), "multipart/form-data; boundary=x")
    yield Sent("POST", path, b'{"name": 1', "application/json")
    yield Sent("POST", path, b"&".join(b"a=1" for _ in range(1500)))


def _whole(value: bytes, header: bytes = b"") -> bytes:
    part = b'--x\r\nContent-Disposition: form-data; name="%b"\r\n%b\r\n%b\r\n'
    return (
        b"".join(part % (name, header, value) for name in (b"name", b"place", b"user_name", b"reason")) + b"--x--\r\n"
    )


def _elsewhere(route: str, turn: int) -> Iterator[str]:
    """Yield addresses of *route* with what nobody is called in each of its places."""
    for odd in PLACES[turn % STEP :: STEP // 2]:
        if "{" in route:
            yield "/" + re.sub(r"{\w+}", odd, route)


class Walk:
    """All routes, one after the other."""

    def __init__(self, parks: tuple[Park, Park], walker: Walker, listener: Listener) -> None:
        self._parks, self._walker, self._listener = parks, walker, listener
        self.attacker = Attacker(walker)
        self._link = sign_in_link.invite(parks[0].person, "tests")

    def attack(self, turn: int, method: str, route: str) -> None:
        asked = self._asked(method, route)
        language = ("vi", "en")[turn % 2]
        for path in _elsewhere(route, turn):
            self.attacker.ask(Sent(method, path), language)
        if method == "GET":
            self._queries(asked.path, turn, language)
            return
        plain = _typed(asked.body)
        first = Sent("POST", asked.path, urlencode(plain).encode())
        fields = self._fields(first, language)
        fields = list(dict.fromkeys([*fields, *(name for name, _ in plain)]))
        for body in _hostile(plain, fields, turn):
            self.attacker.ask(Sent("POST", asked.path, body), language)
        for odd in list(_odd(asked.path))[turn % STEP :: STEP // 2]:
            self.attacker.ask(odd, language)

    def _asked(self, method: str, route: str) -> Asked:
        if route == "sign-in/{secret}":
            return Asked(method, f"/sign-in/{self._link}", {"password": "ba con voi xám", "again": "ba con voi xám"})
        return request_for(method, route, self._parks[0], self._walker)

    def _fields(self, sent: Sent, language: str) -> list[str]:
        """Return the names of what a page asks for."""
        self._listener.heard.clear()
        self.attacker.ask(sent, language)
        return [name for name in self._listener.heard if name != "csrfmiddlewaretoken"]

    def _queries(self, path: str, turn: int, language: str) -> None:
        bare, _, query = path.partition("?")
        fields = self._fields(Sent("GET", path), language)
        plain = [tuple(pair.split("=")) for pair in query.split("&") if pair]
        bodies = _hostile([(name, value.encode()) for name, value in plain], fields, turn) if fields else iter(())
        for body in bodies:
            self.attacker.ask(Sent("GET", f"{bare}?{body.decode()}"), language)
        self.attacker.ask(Sent("GET", path, b"", "text/plain; charset=hex"), language)


@pytest.fixture
def everybody(settings: Settings) -> Walker:
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    walker = Walker(Role.ADMINISTRATOR, None)
    for role in set(Role) - {Role.ADMINISTRATOR}:
        a_grant(walker.user, role)
    return walker


def test_no_form_and_no_address_of_a_page_brings_the_centre_to_a_fault(
    everybody: Walker, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("django.test.client.WSGIRequest", Request)  # as the server makes them
    walk = Walk((a_park("nck"), a_park("dv")), everybody, Listener(monkeypatch))
    for turn, (method, route) in enumerate(PAGES):
        walk.attack(turn, method, route)
    assert walk.attacker.count > 10 * len(PAGES)
    assert not walk.attacker.faults, "\n".join(walk.attacker.faults)


def test_a_form_that_did_not_come_from_our_page_is_refused_on_every_page_in_the_reader_s_language(
    everybody: Walker,
) -> None:
    park = a_park("nck")
    browser = Client(enforce_csrf_checks=True, raise_request_exception=False)
    browser.cookies.update(everybody.cookies)
    browser.cookies[COOKIE] = "en"
    for method, route in PAGES:
        if method == "POST" and route not in {"library/uploads/renew", "sign-in/{secret}"}:  # a ticket, a secret
            asked = request_for(method, route, park, everybody)
            answer = browser.post(asked.path, {**asked.body, "csrfmiddlewaretoken": "a" * 64})
            assert (answer.status_code, 'lang="en"' in answer.text) == (403, True), route
